// Debian's nginx with one of the samples we ship, as whoever runs the tests and in a folder of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { makeCertificate } from './certificate.mjs';
import { eventually } from './house.mjs';

const samples = fileURLToPath(new URL('../../packaging/nginx', import.meta.url));
const program = '/usr/sbin/nginx';

export const sample = (name) => readFileSync(path.join(samples, name), 'utf8');

async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

const around = (site) => `
daemon off;
pid nginx.pid;
error_log stderr warn;
${process.getuid() === 0 ? 'user root;' : ''}
worker_processes 1;
events { worker_connections 256; }
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${kind};`).join('\n  ')}
  ${site}
}`;

export class Nginx {
  log = '';

  /** The sample with our ports in the place of its: { "127.0.0.1:3000": "127.0.0.1:41234" }, and further changes. */
  static async start(name, changes) {
    const nginx = new Nginx();
    nginx.folder = mkdtempSync(path.join(tmpdir(), 'auktiva-nginx-'));
    nginx.port = await freePort();
    const { TLS_CERT_FILE, TLS_KEY_FILE } = makeCertificate(nginx.folder);
    const all = {
      '    listen [::]:80;\n': '',
      '    listen [::]:443 ssl http2;\n': '',
      'listen 80;': `listen 127.0.0.1:${await freePort()};`,
      'listen 443 ssl': `listen 127.0.0.1:${nginx.port} ssl`,
      '/etc/letsencrypt/live/auction.example.org/fullchain.pem': TLS_CERT_FILE,
      '/etc/letsencrypt/live/auction.example.org/privkey.pem': TLS_KEY_FILE,
      ...changes,
    };
    let site = sample(name);
    for (const [from, to] of Object.entries(all)) site = site.replaceAll(from, to);
    writeFileSync(path.join(nginx.folder, 'nginx.conf'), around(site));
    mkdirSync(path.join(nginx.folder, 'logs'));
    nginx.child = spawn(program, ['-p', nginx.folder, '-c', 'nginx.conf', '-e', 'stderr'], { cwd: nginx.folder });
    nginx.child.stderr.on('data', (text) => (nginx.log += text));
    nginx.exited = once(nginx.child, 'exit');
    await eventually('nginx listens', () => {
      if (nginx.child.exitCode !== null) throw new Error(`nginx ended: ${nginx.log}`);
      return nginx.answers();
    });
    return nginx;
  }

  answers() {
    return new Promise((done) => {
      const socket = net.connect(this.port, '127.0.0.1', () => {
        socket.destroy();
        done(true);
      });
      socket.on('error', () => done(false));
    });
  }

  /** The house as it looks through it. */
  before(house) {
    return { port: this.port, secure: true, url: `https://127.0.0.1:${this.port}`, secrets: () => house.secrets(), contract: house.contract };
  }

  async close() {
    this.child.kill('SIGTERM');
    await this.exited;
    rmSync(this.folder, { recursive: true });
  }
}
