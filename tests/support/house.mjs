// Starts the real server in a folder of its own, and people who use it.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

import { Contract } from './contract.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const binary = process.env.AUKTIVA_BIN ?? path.join(root, 'build/testing/auktiva');
/** Sanitized builds are slower; every deadline stretches by this. */
export const slowness = Number(process.env.AUKTIVA_TEST_SLOWNESS ?? 1);

const generous = {
  HOST: '127.0.0.1',
  PORT: '0',
  RATE_LIMIT_BIDS: '1000000',
  RATE_LIMIT_COMMENTS: '1000000',
  RATE_LIMIT_REGISTER: '1000000',
  RATE_LIMIT_SIGN_IN: '1000000',
  RATE_LIMIT_LINKS: '1000000',
};

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Asks again until `probe` gives something true, and gives it; fails after the deadline. */
export async function eventually(what, probe, deadline = 5000) {
  const end = Date.now() + deadline * slowness;
  for (;;) {
    const found = await probe();
    if (found) return found;
    if (Date.now() > end) throw new Error(`it never came to this: ${what}`);
    await sleep(15);
  }
}

/** The environment of a process of ours: nothing of the caller's leaks in. */
const environment = (extra) => ({
  PATH: process.env.PATH,
  ASAN_OPTIONS: process.env.ASAN_OPTIONS ?? '',
  UBSAN_OPTIONS: process.env.UBSAN_OPTIONS ?? '',
  TSAN_OPTIONS: process.env.TSAN_OPTIONS ?? '',
  ...extra,
});

/** Runs a command of the binary to its end. */
export function runBinary(args, { cwd, env = {} }) {
  return new Promise((done) => {
    const child = spawn(binary, args, { cwd, env: environment(env) });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.on('exit', (code, signal) => done({ code, signal, output }));
  });
}

const running = new Set();

// A house that a failed test did not close would keep the runner waiting for ever, or outlive it.
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));
after(() => {
  setTimeout(() => running.forEach((child) => child.kill('SIGKILL')), 15000 * slowness).unref();
});

export class House {
  constructor(env, folder, args = []) {
    this.args = args;
    this.env = { ...generous, ...env };
    this.folder = folder;
    this.dataDir = path.join(folder, 'data');
    this.log = '';
  }

  /** `launcher` is a program that runs the server instead of us. */
  async start(args = [], launcher = []) {
    const [program, ...words] = [...launcher, binary, 'serve', ...this.args, ...args];
    this.child = spawn(program, words, {
      cwd: this.folder,
      env: environment({ AUKTIVA_DATA_DIR: this.dataDir, ...this.env }),
    });
    const { child } = this;
    running.add(child);
    this.exited = new Promise((done) => {
      child.on('exit', (code, signal) => {
        running.delete(child);
        done({ code, signal });
      });
    });
    for (const stream of [this.child.stdout, this.child.stderr]) stream.on('data', (text) => (this.log += text));
    const from = this.log.length;
    const welcome = await eventually('the server listens', () => {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the server ended: ${this.log.slice(from)}`);
      return /listening on .*, data in/.exec(this.log.slice(from))?.[0];
    }, 20000);
    const portOf = (what) => Number(new RegExp(`${what} on [^ ]*:(\\d+),`).exec(welcome)?.[1]);
    this.port = portOf('listening');
    this.plainPort = portOf('plain');
    this.realtimePort = portOf('realtime alone');
    // A restart must be found where its clients look for it.
    this.env.PORT = String(this.port);
    if (this.plainPort) this.env.HTTP_PORT = String(this.plainPort);
    if (this.realtimePort) this.env.SOKETI_PORT = String(this.realtimePort);
    this.secure = Boolean(this.env.TLS_CERT_FILE);
    this.url = `${this.secure ? 'https' : 'http'}://127.0.0.1:${this.port}`;
    this.contract ??= new Contract((await new Client(this).get('/api/openapi.json')).body);
    return this;
  }

  kill9() {
    this.child.kill('SIGKILL');
    return this.exited;
  }

  stop(signal = 'SIGTERM') {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill(signal);
    return this.exited;
  }

  async restart(stop = () => this.stop()) {
    await stop();
    return this.start();
  }

  /** What the house keeps to itself: key, id and secrets. */
  secrets() {
    const lines = readFileSync(path.join(this.dataDir, 'secrets.env'), 'utf8').split('\n');
    return Object.fromEntries(lines.filter((line) => line.includes('=')).map((line) => line.split('=')));
  }

  async close() {
    const end = await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
    // Whatever a test looked at: the process must have been well to the end.
    if (end.code !== 0 && !['SIGKILL', 'SIGTERM'].includes(end.signal))
      throw new Error(`the server ended with ${end.signal ?? end.code}: ${this.log.slice(-4000)}`);
    if (/Sanitizer|runtime error:/.test(this.log)) throw new Error(`a sanitizer spoke: ${this.log.slice(-4000)}`);
    return end;
  }
}

/** `dotenv` and `files` are written into the server's folder; `args` follow `serve`. */
export async function startHouse({ env = {}, dotenv, files = {}, args } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'auktiva-'));
  if (dotenv) writeFileSync(path.join(folder, '.env'), dotenv);
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return new House(env, folder, args).start();
}

/** One HTTP client with a cookie jar and connections that stay open. */
export class Client {
  constructor(house) {
    this.house = house;
    this.cookies = new Map();
    const { Agent } = house.secure ? https : http;
    this.agent = new Agent({ keepAlive: true });
  }

  /** The answer: status, headers, text, and body if it is JSON. `raw` is sent as it is. */
  send(method, target, { body, form, raw, headers = {}, agent = this.agent } = {}) {
    const payload = raw ?? (form ? new URLSearchParams(form).toString() : body && JSON.stringify(body));
    const all = { ...headers };
    if (this.cookies.size) all.cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    if (payload !== undefined) {
      all['content-type'] ??= form ? 'application/x-www-form-urlencoded' : 'application/json';
      all['content-length'] = Buffer.byteLength(payload);
    }
    return new Promise((done, failed) => {
      const { request: ask } = this.house.secure ? https : http;
      const request = ask(
        { host: '127.0.0.1', port: this.house.port, method, path: target, headers: all, agent, rejectUnauthorized: false },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (piece) => (text += piece));
          response.on('error', failed);
          response.on('end', () => {
            try {
              const answer = this.receive(response, text);
              this.house.contract?.check(method, target, answer);
              done(answer);
            } catch (broken) {
              failed(broken);
            }
          });
        },
      );
      request.on('error', failed);
      request.end(payload);
    });
  }

  receive(response, text) {
    for (const line of response.headers['set-cookie'] ?? []) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      if (/Max-Age=0|Expires=Thu, 01 Jan 1970/i.test(line) || value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const isJson = (response.headers['content-type'] ?? '').startsWith('application/json');
    return {
      status: response.statusCode,
      headers: response.headers,
      text,
      body: isJson && text ? JSON.parse(text) : undefined,
    };
  }

  get(target, options) {
    return this.send('GET', target, options);
  }

  post(target, body, options) {
    return this.send('POST', target, { body, ...options });
  }

  patch(target, body, options) {
    return this.send('PATCH', target, { body, ...options });
  }

  delete(target, options) {
    return this.send('DELETE', target, options);
  }

  close() {
    this.agent.destroy();
  }
}

export const password = 'correct horse';

/** Signs in as NextAuth's clients do. */
export async function signIn(client, email, secret = password) {
  const { body } = await client.get('/api/auth/csrf');
  return client.send('POST', '/api/auth/callback/credentials', {
    form: { csrfToken: body.csrfToken, email, password: secret, json: 'true', callbackUrl: '/' },
  });
}

export const isSignedIn = async (client) => (await client.get('/api/auctions')).status === 200;

export async function signOut(client) {
  const { body } = await client.get('/api/auth/csrf');
  return client.send('POST', '/api/auth/signout', { form: { csrfToken: body.csrfToken, json: 'true' } });
}

/** Somebody with an account, signed in. */
export async function newPerson(house, name) {
  const person = new Client(house);
  person.name = name;
  person.email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  const registered = await person.post('/api/auth/register', { name, email: person.email, password });
  if (registered.status !== 201) throw new Error(`register: ${registered.status} ${registered.text}`);
  await signIn(person, person.email);
  const { body } = await person.get('/api/auth/session');
  person.id = body.user.id;
  return person;
}

export const newPeople = (house, ...names) => Promise.all(names.map((name) => newPerson(house, name)));

function expectStatus(answer, status, what) {
  if (answer.status !== status) throw new Error(`${what}: ${answer.status} ${answer.text}`);
  return answer.body;
}

/** An auction of `owner` that `members` have joined by link. */
export async function newAuction(owner, members = [], fields = {}) {
  const made = await owner.post('/api/auctions', { name: 'Autumn', joinMode: 'LINK', ...fields });
  const auction = expectStatus(made, 201, 'new auction');
  for (const member of members)
    expectStatus(await member.post(`/api/auctions/${auction.id}/join`, {}), 201, 'join');
  return { ...auction, path: `/api/auctions/${auction.id}` };
}

/** The path of a person's membership, as the organiser sees it. */
export async function memberPath(organiser, auction, person) {
  const { body } = await organiser.get(`${auction.path}/members`);
  return `${auction.path}/members/${body.find((each) => each.user.id === person.id).id}`;
}

export async function setRole(organiser, auction, person, role) {
  return organiser.patch(await memberPath(organiser, auction, person), { role });
}

/** A published item from 10.00 in steps of 1.00 EUR. */
export async function newItem(seller, auction, fields = {}) {
  const made = await seller.post(`${auction.path}/items`, {
    name: 'Lantern',
    description: 'Brass',
    currencyCode: 'EUR',
    startingBid: 10,
    minBidIncrement: 1,
    isPublished: true,
    ...fields,
  });
  const item = expectStatus(made, 201, 'new item');
  return { ...item, path: `${auction.path}/items/${item.id}` };
}

export const bid = (bidder, item, amount, options) => bidder.post(`${item.path}/bids`, { amount }, options);

/** UTC, so many milliseconds from now. */
export const fromNow = (ms) => new Date(Date.now() + ms).toISOString();
