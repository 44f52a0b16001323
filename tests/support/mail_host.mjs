// A mail host on loopback, and what it was handed.
import { execFileSync, spawn } from 'node:child_process';
import path from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

import { eventually } from './house.mjs';

// The distribution's Python is the one that has aiosmtpd.
const python = '/usr/bin/python3';
const sink = fileURLToPath(new URL('mail_sink.py', import.meta.url));
const running = new Set();

after(() => running.forEach((child) => child.kill('SIGKILL')));

export class MailHost {
  /** `tls`: none, starttls or smtps, with a certificate from makeCertificate. */
  constructor({ tls = 'none', certificate, user = '-', password = '-' } = {}) {
    this.options = [tls, certificate?.cert ?? '-', certificate?.key ?? '-', user, password];
    this.port = 0;
    this.happened = [];
  }

  async start() {
    const child = spawn(python, [sink, String(this.port), ...this.options], { stdio: ['pipe', 'pipe', 'pipe'] });
    running.add(child);
    this.child = child;
    this.ended = new Promise((done) => child.on('exit', done));
    let rest = '';
    let errors = '';
    child.stderr.on('data', (text) => (errors += text));
    child.stdout.on('data', (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop();
      this.happened.push(...lines.map((line) => JSON.parse(line)));
    });
    const from = this.happened.length;
    const ready = await eventually('the mail host listens', () => {
      if (child.exitCode !== null) throw new Error(`the mail host ended: ${errors}`);
      return this.happened.slice(from).find((each) => each.event === 'ready');
    }, 15000);
    // When it comes back it is found where it was.
    this.port = ready.port;
    return this;
  }

  async stop() {
    this.child.kill('SIGKILL');
    running.delete(this.child);
    await this.ended;
  }

  of(event) {
    return this.happened.filter((each) => each.event === event);
  }

  get mails() {
    return this.of('mail');
  }

  /** Waits for that many mails in all. */
  mailed(count, deadline = 10000) {
    return eventually(`${count} mails arrive`, () => this.mails.length >= count && this.mails, deadline);
  }

  /** ok, hang, or a command and a reply: "RCPT 450 later". */
  async feel(mood) {
    const from = this.happened.length;
    this.child.stdin.write(`${mood}\n`);
    await eventually('the mail host has changed its mood', () =>
      this.happened.slice(from).some((each) => each.event === 'mood'));
  }

  /** What a house is told to use it. */
  get settings() {
    const [tls, , , user, password] = this.options;
    const login = user === '-' ? {} : { SMTP_USER: user, SMTP_PASSWORD: password };
    return {
      SMTP_HOST: '127.0.0.1',
      SMTP_PORT: String(this.port),
      SMTP_SECURE: tls === 'smtps' ? 'true' : 'false',
      MAIL_FROM: 'club@example.org',
      MAIL_FROM_NAME: 'Müller & Söhne',
      ...login,
    };
  }
}

/** A certificate for 127.0.0.1 that only itself vouches for. */
export function makeCertificate(folder) {
  const [cert, key] = ['cert.pem', 'key.pem'].map((name) => path.join(folder, name));
  execFileSync('openssl', [
    'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1',
    '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', cert,
  ], { stdio: 'ignore' });
  return { cert, key };
}

/** One statement on a house's database, from outside. */
export function inStore(house, sql, ...values) {
  const script = `
import json, sqlite3, sys
db = sqlite3.connect(sys.argv[1], timeout=20)
db.row_factory = sqlite3.Row
rows = db.execute(sys.argv[2], sys.argv[3:]).fetchall()
db.commit()
print(json.dumps([dict(row) for row in rows]))`;
  const output = execFileSync(python, ['-c', script, path.join(house.dataDir, 'store.db'), sql, ...values]);
  return JSON.parse(output.toString());
}
