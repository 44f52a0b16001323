import { once } from 'node:events';
import net from 'node:net';

/** A way to a port of this machine that can be cut like a cable. */
export class Relay {
  #lines = new Set();

  static async to(port) {
    const relay = new Relay();
    relay.server = net.createServer((from) => relay.#join(from, net.connect(port, '127.0.0.1')));
    relay.server.listen(0, '127.0.0.1');
    await once(relay.server, 'listening');
    relay.port = relay.server.address().port;
    return relay;
  }

  #join(from, to) {
    for (const [one, other] of [
      [from, to],
      [to, from],
    ]) {
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
      this.#lines.add(one);
    }
  }

  cut() {
    this.#lines.forEach((line) => line.destroy());
    this.#lines.clear();
  }

  close() {
    this.cut();
    this.server.close();
  }
}
