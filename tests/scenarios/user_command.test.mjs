// `auktiva user`: accounts looked after from the command line, while the server is stopped.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { after, before, test } from 'node:test';

import { binary, Client, newPerson, signIn, startHouse } from '../support/house.mjs';

let house, ann;

before(async () => {
  house = await startHouse({ env: { PUBLIC_URL: 'http://club.example' } });
  ann = await newPerson(house, 'Ann');
});
after(() => house.close());

/** Runs the command beside the stopped server's data. */
function user(args, input = '') {
  return new Promise((done) => {
    const child = spawn(binary, ['user', ...args], {
      cwd: house.folder,
      env: { ...house.env, PATH: process.env.PATH, AUKTIVA_DATA_DIR: house.dataDir },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (text) => (out += text));
    child.stderr.on('data', (text) => (err += text));
    child.on('exit', (code) => done({ code, out, err }));
    child.stdin.end(input);
  });
}

async function stopped(work) {
  await house.stop();
  const result = await work();
  await house.start();
  return result;
}

const sessionOf = async (email, password) => {
  const client = new Client(house);
  await signIn(client, email, password);
  return (await client.get('/api/auth/session')).body.user;
};

test('it wants the server stopped, and says so', async () => {
  const { code, err } = await user(['list']);
  assert.equal(code, 75);
  assert.match(err, /stop it first/);
});

test('an account is made with a password from the input', async () => {
  const made = await stopped(() => user(['add', 'Ben@Example.org', '--name', 'Ben B.', '--password-stdin'], 'a long secret\n'));
  assert.deepEqual([made.code, made.err], [0, '']);
  assert.equal((await sessionOf('ben@example.org', 'a long secret')).name, 'Ben B.');
});

test('an account without a password gets a link to choose one', async () => {
  const made = await stopped(() => user(['add', 'cora@example.org']));
  const [, token] = /http:\/\/club\.example\/reset-password\?token=([0-9a-f]{64})\n/.exec(made.out);
  const chosen = await new Client(house).post('/api/auth/reset-password', { token, password: 'chosen by Cora' });
  assert.equal(chosen.status, 200);
  assert.equal((await sessionOf('cora@example.org', 'chosen by Cora')).name, 'cora');
});

test('a new password ends all sessions', async () => {
  assert.equal((await ann.get('/api/auctions')).status, 200);
  const { code } = await stopped(() => user(['reset', ann.email, '--password-stdin'], 'another secret\n'));
  assert.equal(code, 0);
  assert.equal((await ann.get('/api/auctions')).status, 401);
  assert.equal((await sessionOf(ann.email, 'another secret')).id, ann.id);
});

test('W-15: an address is taken for proved', async () => {
  house.env.REQUIRE_EMAIL_VERIFICATION = 'true';
  await house.restart();
  await new Client(house).post('/api/auth/register', { name: 'Dora', email: 'dora@example.org', password: 'correct horse' });
  assert.equal(await sessionOf('dora@example.org', 'correct horse'), undefined);
  assert.equal((await stopped(() => user(['verify', 'dora@example.org']))).code, 0);
  assert.equal((await sessionOf('dora@example.org', 'correct horse')).name, 'Dora');
});

test('setup tokens are made until somebody is the administrator', async () => {
  await house.stop();
  const { out } = await user(['setup-token']);
  assert.match(out, /^[0-9a-f]{64}\n$/);
  assert.equal((await user(['promote', ann.email])).code, 0);
  const refused = await user(['setup-token']);
  assert.equal(refused.code, 1);
  assert.match(refused.err, /ann@example\.org is the administrator/);
  const { out: listed } = await user(['list']);
  await house.start();
  assert.match(listed, /^ann@example\.org\tAnn\tverified\tadministrator$/m);
  assert.match(listed, /^ben@example\.org\tBen B\.\tverified$/m);
  const client = new Client(house);
  await signIn(client, ann.email, 'another secret');
  assert.equal((await client.get('/api/version')).body.isDeploymentAdmin, true);
});

test('what cannot be done is said in one line', async () => {
  await house.stop();
  for (const [args, input, message] of [
    [['verify', 'nobody@example.org'], '', /there is no account of nobody@example\.org/],
    [['add', 'ann@example.org'], '', /has an account already/],
    [['add', 'nobody'], '', /is no e-mail address/],
    [['add', 'eve@example.org', '--password-stdin'], 'short\n', /8 to 256 characters/],
    [['add', 'eve@example.org', '--name', 'a\nb'], '', /a name is one line/],
  ]) {
    const { code, err } = await user(args, input);
    assert.equal(code, 1, args.join(' '));
    assert.match(err, message);
    assert.equal(err.trim().split('\n').length, 1);
  }
  assert.doesNotMatch((await user(['list'])).out, /eve/);
  await house.start();
});
