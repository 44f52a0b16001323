import { once } from 'node:events';
import net from 'node:net';

/** A way to a port of this machine that can be cut like a cable. */
export class Relay {
  #lines = new Set();
  /** While true, whoever comes is sent away. */
  closed = false;

  static async to(port) {
    const relay = new Relay();
    relay.server = net.createServer((from) => (relay.closed ? from.destroy() : relay.#join(from, net.connect(port, '127.0.0.1'))));
    relay.server.listen(0, '127.0.0.1');
    await once(relay.server, 'listening');
    relay.port = relay.server.address().port;
    return relay;
  }

  #join(from, to) {
    const line = { destroy: () => [from, to].forEach((end) => end.destroy()) };
    this.#lines.add(line);
    for (const [one, other] of [
      [from, to],
      [to, from],
    ]) {
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        other.destroy();
        this.#lines.delete(line);
      });
    }
  }

  /** Cuts the lines of which `doomed` holds, or all. */
  cut(doomed = () => true) {
    for (const line of [...this.#lines].filter(doomed)) line.destroy();
  }

  close() {
    this.cut();
    this.server.close();
  }
}
