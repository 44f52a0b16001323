// TLS of our own: one port for https and wss, a plain one beside, and certificates that change while people are here.
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { Client, eventually, newAuction, newItem, newPerson, runBinary, signIn, startHouse } from '../support/house.mjs';
import { itemChannel, Listener } from '../support/listener.mjs';
import { makeCertificate, shakeHands } from '../support/certificate.mjs';

let folder;
let house;
let ann;
let item;

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'auktiva-tls-'));
  house = await startHouse({ env: { ...makeCertificate(folder, 'first'), HTTP_PORT: '0' } });
  ann = await newPerson(house, 'Ann');
  item = await newItem(ann, await newAuction(ann));
});

after(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

/** The same house through its plain port. */
const plainDoor = () => ({ port: house.plainPort, secrets: () => house.secrets(), contract: house.contract });

const nameNow = async () => (await shakeHands(house.port)).name;

test('people sign in over https, with cookies that are for https only', async () => {
  const client = new Client(house);
  const answer = await signIn(client, ann.email);
  assert.equal(answer.status, 200);
  assert.match(answer.headers['set-cookie'].join(), /__Secure-[^;]*session-token=[^;]+;.*Secure/);
  assert.equal((await client.get('/api/auth/session')).body.user.email, ann.email);
  client.close();
});

test('the page is told to come by TLS, and events come by wss on the same port', async () => {
  const { realtime } = (await ann.get('/api/config')).body;
  assert.deepEqual([realtime.forceTLS, realtime.wssPort], [true, house.port]);
  const listener = await Listener.open(house);
  await listener.subscribe(ann, itemChannel(item));
  const bidder = await newPerson(house, 'Bob');
  await bidder.post(`/api/auctions/${item.auctionId}/join`, {});
  await ann.patch(item.path, { name: 'Lamp' });
  await listener.event('item:updated', (data) => data.changes.name === 'Lamp');
  listener.close();
});

test('the plain port serves the own network, with cookies of its own', async () => {
  const client = new Client(plainDoor());
  await signIn(client, ann.email);
  assert.equal((await client.get('/api/auth/session')).body.user.email, ann.email);
  const { realtime } = (await client.get('/api/config')).body;
  assert.deepEqual([realtime.forceTLS, realtime.wsPort], [false, house.plainPort]);
  const listener = await Listener.open(plainDoor());
  assert.equal((await listener.subscribe(client, itemChannel(item))).event, 'pusher_internal:subscription_succeeded');
  listener.close();
  client.close();
});

test('what came by TLS is not forbidden the plain port', async () => {
  assert.equal((await ann.get('/api/version')).headers['strict-transport-security'], undefined);
});

test('TLS 1.2 and newer are spoken, with forward secrecy; nothing older', async () => {
  const spoken = async (version) => shakeHands(house.port, { minVersion: version, maxVersion: version, ciphers: 'ALL:@SECLEVEL=0' });
  assert.equal((await spoken('TLSv1.3')).protocol, 'TLSv1.3');
  assert.match((await spoken('TLSv1.2')).cipher, /^ECDHE-/);
  assert.ok((await spoken('TLSv1.1')).error);
  assert.ok((await shakeHands(house.port, { maxVersion: 'TLSv1.2', ciphers: 'AES128-GCM-SHA256' })).error);
});

test('health asks by TLS', async () => {
  const env = { PORT: String(house.port), TLS_CERT_FILE: house.env.TLS_CERT_FILE, TLS_KEY_FILE: house.env.TLS_KEY_FILE };
  assert.equal((await runBinary(['health'], { cwd: folder, env })).code, 0);
});

test('new files are taken up by themselves, and no socket is dropped', async () => {
  const listener = await Listener.open(house);
  assert.equal(await nameNow(), 'first');
  makeCertificate(folder, 'second');
  await eventually('the new certificate', async () => (await nameNow()) === 'second', 20000);
  await listener.settle();
  listener.close();
});

test('SIGHUP has them read at once', async () => {
  const listener = await Listener.open(house);
  const before = await nameNow();
  makeCertificate(folder, 'third');
  house.child.kill('SIGHUP');
  await eventually('the third certificate', async () => (await nameNow()) === 'third');
  assert.notEqual(before, 'third');
  await listener.settle();
  listener.close();
});

const linesAbout = (words) => house.log.split('\n').filter((line) => line.includes('level=error') && words.test(line));

test('broken files leave the old certificate in use, and one line says what is wrong', async () => {
  const before = await nameNow();
  const spoilt = {
    'not PEM': [() => writeFileSync(house.env.TLS_CERT_FILE, 'nonsense'), /cert\.pem: no certificate/],
    'the key of another': [
      () => {
        makeCertificate(folder, 'fourth');
        const { TLS_KEY_FILE } = makeCertificate(mkdtempSync(path.join(folder, 'other-')));
        copyFileSync(TLS_KEY_FILE, house.env.TLS_KEY_FILE);
      },
      /key\.pem: the key is not that of .*cert\.pem/,
    ],
  };
  for (const [how, [spoil, words]] of Object.entries(spoilt)) {
    spoil();
    house.child.kill('SIGHUP');
    await eventually(`a line about ${how}`, () => linesAbout(words).length > 0);
    assert.equal(await nameNow(), before);
  }
  makeCertificate(folder, 'fifth');
  await eventually('a sound one', async () => (await nameNow()) === 'fifth', 20000);
});

test('a certificate that cannot be used stops the start with one line', async () => {
  const other = mkdtempSync(path.join(folder, 'other-'));
  const strange = makeCertificate(other);
  const env = { AUKTIVA_DATA_DIR: path.join(other, 'data'), PORT: '0', HOST: '127.0.0.1' };
  const broken = path.join(other, 'broken.pem');
  writeFileSync(broken, 'nonsense');
  const starts = [
    [{ TLS_CERT_FILE: broken, TLS_KEY_FILE: strange.TLS_KEY_FILE }, /broken\.pem: no certificate/],
    [{ TLS_CERT_FILE: house.env.TLS_CERT_FILE, TLS_KEY_FILE: strange.TLS_KEY_FILE }, /key\.pem: the key is not that of .*cert\.pem/],
    [{ TLS_CERT_FILE: strange.TLS_CERT_FILE }, /TLS_KEY_FILE: must be set/],
    [{ SOKETI_SSL_CERT: path.join(other, 'none.pem'), SOKETI_SSL_KEY: strange.TLS_KEY_FILE }, /SOKETI_SSL_CERT: cannot be read/],
    [{ HTTP_PORT: '0' }, /HTTP_PORT: /],
  ];
  for (const [settings, words] of starts) {
    const { code, output } = await runBinary(['serve'], { cwd: other, env: { ...env, ...settings } });
    assert.equal(code, 78, output);
    assert.match(output, words);
    assert.equal(output.trim().split('\n').length, 1, output);
  }
});
