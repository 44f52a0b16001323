// The least site that has what the real one has: a strict policy, a script, answers of several kinds and a socket.
import { once } from 'node:events';
import http from 'node:http';

import { WebSocketServer } from 'ws';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
  "require-trusted-types-for 'script'";

const head = '<!doctype html><html lang="en"><title>Site</title><meta name="viewport" content="width=device-width">';

/** `pages` has the bodies by path; what ends in .js is a script, what begins with a number is answered with it. */
export async function openLittleSite(pages) {
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://site');
    const [, status, body] = /^(?:(\d{3}) )?([^]*)$/.exec(pages[pathname] ?? '404 ');
    const type = pathname.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(Number(status ?? 200), {
      'content-security-policy': policy,
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'max-age=60',
      'x-who': request.headers.cookie ?? 'nobody',
    });
    response.end(type === 'text/html' && !status ? head + body : body);
  });
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    if (request.url !== '/app/key') return socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
    sockets.handleUpgrade(request, socket, head, (line) => line.on('message', (text) => line.send(`heard ${text}`)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
