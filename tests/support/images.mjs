// The smallest images of each kind, and forms to send them in.
import http from 'node:http';
import { deflateSync } from 'node:zlib';

const big = (value, width) => Buffer.from(value.toString(16).padStart(2 * width, '0'), 'hex');
const little = (value, width) => big(value, width).reverse();
const bytes = (...parts) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));

function crc32(data) {
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

const pngChunk = (name, data) => {
  const named = bytes(name, data);
  return bytes(big(data.length, 4), named, big(crc32(named), 4));
};

export function png({ width = 2, height = 2, notes = [], padding = 0 } = {}) {
  const pixels = deflateSync(Buffer.alloc((3 * Math.min(width, 10) + 1) * Math.min(height, 10)));
  return bytes(
    '\x89PNG\r\n\x1a\n',
    pngChunk('IHDR', bytes(big(width, 4), big(height, 4), [8, 2, 0, 0, 0])),
    ...notes.map((note) => pngChunk('tEXt', bytes(note))),
    pngChunk('IDAT', pixels),
    // More pixels than there are rows: decoders stop, and the file is as large as it should be.
    ...(padding ? [pngChunk('IDAT', Buffer.alloc(padding, 7))] : []),
    pngChunk('IEND', bytes()),
  );
}

const segment = (marker, payload) => bytes([0xff, marker], big(payload.length + 2, 2), payload);

/** With the Exif of a camera that was turned and knew where it was. */
export function jpeg({ orientation = 6 } = {}) {
  const entry = (tag, type, value) => bytes(big(tag, 2), big(type, 2), big(1, 4), value);
  const exif = bytes(
    'Exif\0\0MM\0*', big(8, 4), big(2, 2),
    entry(0x0112, 3, bytes(big(orientation, 2), '\0\0')), entry(0x8825, 4, big(38, 4)),
    big(0, 4), 'GPS 48.85N 2.35E',
  );
  return bytes(
    [0xff, 0xd8],
    segment(0xe1, exif),
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc0, bytes([8], big(20, 2), big(30, 2), [1, 1, 0x11, 0])),
    segment(0xc4, Buffer.alloc(17)),
    segment(0xda, bytes([1, 1, 0, 0, 63, 0])),
    [0x12, 0x34, 0xff, 0xd9],
  );
}

export const gif = () =>
  bytes('GIF89a', little(1, 2), little(1, 2), [0x80, 0, 0], 'abcdef', [0x21, 0xfe, 3], 'GPS', [0],
    [0x2c], little(0, 4), little(1, 2), little(1, 2), [0, 2, 2, 0x4c, 1, 0, 0x3b]);

export function webp() {
  const chunk = (name, data) => bytes(name, little(data.length, 4), data, Buffer.alloc(data.length % 2));
  const picture = chunk('VP8 ', bytes([0x30, 1, 0, 0x9d, 1, 0x2a], little(30, 2), little(20, 2), 'pixels'));
  const canvas = chunk('VP8X', bytes([0x08, 0, 0, 0], little(29, 3), little(19, 3)));
  return chunk('RIFF', bytes('WEBP', canvas, picture, chunk('EXIF', bytes('GPS'))));
}

const boundary = '----what.nobody.writes';
export const formType = `multipart/form-data; boundary=${boundary}`;

export const form = (field, content, name = 'photo.jpg') =>
  bytes(
    `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\n` +
      'Content-Type: image/jpeg\r\n\r\n',
    content,
    `\r\n--${boundary}--\r\n`,
  );

export const upload = (person, target, field, content) =>
  person.send('POST', target, { raw: form(field, content), headers: { 'content-type': formType } });

/** The answer with its bytes as they are. */
export function fetchBytes(person, target, headers = {}, method = 'GET') {
  const cookie = [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return new Promise((done, failed) => {
    const options = { host: '127.0.0.1', port: person.house.port, path: target, method };
    http
      .request({ ...options, headers: { ...(cookie && { cookie }), ...headers } }, (response) => {
        const pieces = [];
        response.on('data', (piece) => pieces.push(piece));
        response.on('error', failed);
        response.on('end', () =>
          done({ status: response.statusCode, headers: response.headers, bytes: Buffer.concat(pieces) }),
        );
      })
      .on('error', failed)
      .end();
  });
}
