// Bytes as they are, for what no well-behaved client would send.
import { createConnection } from 'node:net';
import { createHash, randomBytes } from 'node:crypto';

import { eventually, slowness } from './house.mjs';

/** Sends the text and gives all that comes back until the server hangs up, or nothing more comes for a while. */
export function exchange(house, text, { quiet = 400 } = {}) {
  return new Promise((done) => {
    const socket = createConnection(house.port, '127.0.0.1', () => socket.write(text));
    let heard = '';
    const finish = (closed) => {
      socket.destroy();
      done({ heard, closed });
    };
    socket.setTimeout(quiet * slowness, () => finish(false));
    socket.on('data', (piece) => (heard += piece.toString('latin1')));
    socket.on('error', () => finish(true));
    socket.on('end', () => finish(true));
  });
}

export const statuses = (heard) => [...heard.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));

/** A request whose head the server has read, and which waits for its body. */
export class RawRequest {
  static async open(house, line, person, length) {
    const raw = new RawRequest();
    raw.heard = '';
    raw.socket = createConnection(house.port, '127.0.0.1');
    raw.socket.on('data', (piece) => (raw.heard += piece.toString('latin1')));
    raw.socket.on('error', () => {});
    raw.closed = new Promise((done) => raw.socket.on('close', done));
    const cookie = [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    raw.socket.write(
      `${line} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${cookie}\r\nContent-Type: application/json\r\n` +
        `Expect: 100-continue\r\nContent-Length: ${length}\r\n\r\n`,
    );
    await eventually('the server wants the body', () => raw.heard.includes('100 Continue'));
    raw.heard = '';
    return raw;
  }
}

/** A WebSocket whose frames we make ourselves. */
export class RawSocket {
  static async open(house, path) {
    const raw = new RawSocket();
    const key = randomBytes(16).toString('base64');
    raw.bytes = Buffer.alloc(0);
    raw.socket = createConnection(house.port, '127.0.0.1');
    raw.socket.on('data', (piece) => (raw.bytes = Buffer.concat([raw.bytes, piece])));
    raw.socket.on('close', () => (raw.ended = true));
    raw.socket.on('error', () => {});
    raw.socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
    );
    const end = await eventually('the upgrade', () => raw.bytes.indexOf('\r\n\r\n') + 1);
    const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
    if (!raw.bytes.includes(accept)) throw new Error('a wrong Sec-WebSocket-Accept');
    raw.bytes = raw.bytes.subarray(end + 3);
    return raw;
  }

  /** One frame: first byte, payload, masked unless told otherwise. */
  frame(first, payload, { masked = true } = {}) {
    const data = Buffer.from(payload);
    const length =
      data.length < 126 ? Buffer.from([data.length]) : Buffer.from([126, data.length >> 8, data.length & 255]);
    if (!masked) return this.socket.write(Buffer.concat([Buffer.from([first]), length, data]));
    const mask = randomBytes(4);
    length[0] |= 128;
    this.socket.write(Buffer.concat([Buffer.from([first]), length, mask, data.map((byte, at) => byte ^ mask[at % 4])]));
  }

  close() {
    this.socket.destroy();
  }

  /** The code of the server's Close frame. */
  closeCode() {
    return eventually('a Close frame', () => {
      let rest = this.bytes;
      while (rest.length >= 2) {
        const short = rest[1] & 127;
        const [start, length] = short === 126 ? [4, rest.readUInt16BE(2)] : [2, short];
        if (rest[0] === 0x88) return rest.readUInt16BE(start);
        rest = rest.subarray(start + length);
      }
      return undefined;
    });
  }
}
