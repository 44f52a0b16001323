// Accounts and their mails: what is mailed, what its links do, and what nobody is told.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { assertRefused } from '../support/asserts.mjs';
import {
  bid, Client, eventually, fromNow, isSignedIn, newAuction, newItem, newPeople, password, signIn, startHouse,
} from '../support/house.mjs';
import { Listener, userChannel } from '../support/listener.mjs';
import { inStore, MailHost } from '../support/mail_host.mjs';

const address = 'http://club.example';
const fresh = 'a fresh password';

describe('with a mailer', () => {
  let host, house, stranger;
  let count = 0;

  before(async () => {
    host = await new MailHost().start();
    house = await startHouse({ env: { ...host.settings, PUBLIC_URL: address } });
    stranger = new Client(house);
  });
  after(async () => {
    assert.doesNotMatch(house.log, /level=error/);
    await house.close();
    await host.stop();
  });

  const newAddress = () => `person${++count}@example.org`;
  const mailsTo = (email) => host.mails.filter((each) => each.to[0] === email);
  /** The mail to an address that is its `number`th. */
  const mailTo = (email, number = 1) =>
    eventually(`mail ${number} to ${email}`, () => mailsTo(email)[number - 1], 10000);
  const tokenIn = (mail, page) => new RegExp(`${address}/${page}\\?token=([^\\s"]+)`).exec(mail.text)?.[1];
  const register = (email, headers = {}, secret = password) =>
    stranger.post('/api/auth/register', { name: 'Petra', email, password: secret }, { headers });
  const verify = (token) => stranger.post('/api/auth/verify-email', { token });
  const forget = (email) => stranger.post('/api/auth/forgot-password', { email });
  const reset = (token, secret = fresh) => stranger.post('/api/auth/reset-password', { token, password: secret });
  const resend = (email) => stranger.post('/api/auth/resend-verification', { email });

  /** How many mails an address has got, once all that was asked for is sent: they leave in order. */
  async function allMailsTo(email) {
    const last = newAddress();
    await register(last);
    await mailTo(last);
    return mailsTo(email);
  }

  /** Somebody who has proved his address; his first two mails are there. */
  async function newVerified(headers) {
    const person = new Client(house);
    person.email = newAddress();
    assert.equal((await register(person.email, headers)).status, 201);
    assert.equal((await verify(tokenIn(await mailTo(person.email), 'verify-email'))).status, 200);
    await mailTo(person.email, 2);
    assert.equal((await signIn(person, person.email)).status, 200);
    person.id = (await person.get('/api/auth/session')).body.user.id;
    return person;
  }

  /** The token of the reset mail that is the `number`th mail to a person. */
  const resetToken = async (person, number) => tokenIn(await mailTo(person.email, number), 'reset-password');

  test('an address is proved by its link, once, before the first sign-in; then one is welcome', async () => {
    const email = newAddress();
    const registered = await register(email);
    assert.deepEqual([registered.status, registered.body.emailSent], [201, true]);
    const early = await signIn(new Client(house), email);
    assert.equal(early.status, 401);
    assert.match(early.body.url, /error=EMAIL_NOT_VERIFIED/);
    const wrong = await signIn(new Client(house), email, 'wrong words');
    assert.doesNotMatch(wrong.body.url, /EMAIL_NOT_VERIFIED/, 'only who knows the password is told');
    const mail = await mailTo(email);
    const token = tokenIn(mail, 'verify-email');
    assert.ok(mail.html.includes(`href="${address}/verify-email?token=${token}"`));
    assert.equal((await verify(token)).status, 200);
    assert.match((await mailTo(email, 2)).headers.subject, /^Welcome to/);
    assert.equal((await signIn(new Client(house), email)).status, 200);
    assertRefused(await verify(token), 400, 'E_VERIFY_INVALID');
    assert.equal((await allMailsTo(email)).length, 2);
  });

  test('nobody learns from registering whether an address is known; who has the account is told', async () => {
    const person = await newVerified();
    const known = await register(person.email.toUpperCase(), {}, 'other words');
    const unknown = await register(newAddress());
    assert.deepEqual([known.status, known.text], [unknown.status, unknown.text]);
    const mail = await mailTo(person.email, 3);
    assert.match(mail.headers.subject, /already have an account/);
    assert.ok(mail.text.includes(`${address}/login`) && mail.text.includes(`${address}/forgot-password`));
    assert.equal((await signIn(new Client(house), person.email, 'other words')).status, 401);
    assert.equal((await signIn(new Client(house), person.email)).status, 200);
  });

  test('the link that proves an address is sent again to who waits for it, with the same answer to all', async () => {
    const [email, unknown] = [newAddress(), newAddress()];
    const verified = await newVerified();
    await register(email);
    const first = tokenIn(await mailTo(email), 'verify-email');
    const answers = [await resend(email), await resend(unknown), await resend(verified.email)];
    for (const { status, body } of answers) assert.deepEqual([status, body], [200, answers[0].body]);
    assert.equal(answers[0].body.rateLimited, false);
    const second = tokenIn(await mailTo(email, 2), 'verify-email');
    assertRefused(await verify(first), 400, 'E_VERIFY_INVALID');
    assert.equal((await verify(second)).status, 200);
    assert.deepEqual([(await allMailsTo(unknown)).length, mailsTo(verified.email).length], [0, 2]);
  });

  test('W-22: a reset ends every session and socket, and the old password; its link works once', async () => {
    const person = await newVerified();
    const phone = new Client(house);
    await signIn(phone, person.email);
    const sockets = [await Listener.open(house), await Listener.open(house)];
    assert.match((await sockets[0].subscribe(person, userChannel(person))).event, /succeeded/);
    assert.match((await sockets[1].subscribe(phone, userChannel(person))).event, /succeeded/);
    const [known, unknown] = [await forget(person.email), await forget(newAddress())];
    assert.deepEqual([known.status, known.text], [unknown.status, unknown.text]);
    assert.equal(known.status, 200);
    const mail = await mailTo(person.email, 3);
    assert.match(mail.text, /within 10 minutes/);
    const token = tokenIn(mail, 'reset-password');
    assertRefused(await reset(token, 'five5'), 422, 'E_VALIDATION');
    assert.ok(await isSignedIn(person), 'a link that was only mailed ends nothing');
    assert.equal((await reset(token)).status, 200);
    for (const each of sockets) assert.equal(await each.closed, 4009);
    for (const each of [person, phone]) assertRefused(await each.get('/api/auctions'), 401, 'E_NOT_SIGNED_IN');
    assert.equal((await signIn(new Client(house), person.email)).status, 401);
    assert.equal((await signIn(person, person.email, fresh)).status, 200);
    assertRefused(await reset(token, 'yet another one'), 400, 'E_RESET_INVALID');
    assert.ok(await isSignedIn(person), 'a spent link ends nothing');
  });

  test('W-22: only the newest link works, and there are three an hour', async () => {
    const person = await newVerified();
    for (let times = 0; times < 4; ++times) assert.equal((await forget(person.email)).status, 200);
    const mails = (await allMailsTo(person.email)).slice(2);
    assert.equal(mails.length, 3);
    const tokens = mails.map((each) => tokenIn(each, 'reset-password'));
    for (const each of tokens.slice(0, 2)) assertRefused(await reset(each), 400, 'E_RESET_INVALID');
    assert.equal((await reset(tokens[2])).status, 200);
    await forget(person.email);
    assert.equal((await allMailsTo(person.email)).length, 5, 'a link that was used still counts');
    inStore(house, 'UPDATE one_time_token SET created_at = created_at - 3600000 WHERE user_id = ?', person.id);
    await forget(person.email);
    await mailTo(person.email, 6);
  });

  test('a change of the password spends the link that was mailed before', async () => {
    const person = await newVerified();
    await forget(person.email);
    const token = await resetToken(person, 3);
    const change = { currentPassword: password, newPassword: fresh };
    assert.equal((await person.patch('/api/user/password', change)).status, 200);
    assertRefused(await reset(token, 'a thief chose this'), 400, 'E_RESET_INVALID');
  });

  test('of many at once with one link a single one chooses the password; of many who ask three are mailed', async () => {
    const person = await newVerified();
    await Promise.all(Array.from({ length: 8 }, () => new Client(house).post('/api/auth/forgot-password', { email: person.email })));
    const mails = (await allMailsTo(person.email)).slice(2);
    assert.equal(mails.length, 3);
    const token = tokenIn(mails[2], 'reset-password');
    const chosen = Array.from({ length: 6 }, (_, at) => `password number ${at}`);
    const answers = await Promise.all(
      chosen.map((secret) => new Client(house).post('/api/auth/reset-password', { token, password: secret })),
    );
    assert.deepEqual(answers.map((each) => each.status).sort(), [200, 400, 400, 400, 400, 400]);
    for (const [at, secret] of chosen.entries()) {
      const expected = answers[at].status === 200 ? 200 : 401;
      assert.equal((await signIn(new Client(house), person.email, secret)).status, expected);
    }
  });

  test('the links of an account that is gone do nothing for whoever has its address next', async () => {
    const person = await newVerified();
    await forget(person.email);
    const token = await resetToken(person, 3);
    assert.equal((await person.delete('/api/user/account', { body: { password } })).status, 200);
    assertRefused(await reset(token), 400, 'E_RESET_INVALID');
    await forget(person.email);
    assert.equal((await register(person.email)).status, 201);
    assert.match((await mailTo(person.email, 4)).headers.subject, /^Please confirm/);
    assertRefused(await reset(token), 400, 'E_RESET_INVALID');
  });

  test('links that are wrong, of another kind or too old are refused by their keys', async () => {
    const [person, email] = [await newVerified(), newAddress()];
    await register(email);
    await forget(person.email);
    const [proof, key] = [tokenIn(await mailTo(email), 'verify-email'), await resetToken(person, 3)];
    for (const token of ['nonsense', key]) assertRefused(await verify(token), 400, 'E_VERIFY_INVALID');
    for (const token of ['nonsense', proof]) assertRefused(await reset(token), 400, 'E_RESET_INVALID');
    const stored = inStore(house, 'SELECT token_hash FROM one_time_token').map((each) => each.token_hash);
    assert.ok(stored.length > 0 && !stored.includes(proof) && !stored.includes(key), 'only hashes are kept');
    inStore(house, 'UPDATE one_time_token SET expires_at = ? WHERE spent_at IS NULL', Date.now() - 1);
    assertRefused(await verify(proof), 400, 'E_VERIFY_EXPIRED');
    assertRefused(await reset(key), 400, 'E_RESET_EXPIRED');
    assert.equal((await signIn(person, person.email)).status, 200, 'the password is what it was');
  });

  test('mails are in the language of the browser one registered with', async () => {
    const languages = {
      'de-AT,de;q=0.9,en;q=0.5': /^Bitte bestätigen/, 'fr;q=1, es;q=0.8': /^Confirme su/, 'fr-CA': /^Please confirm/,
    };
    for (const [spoken, subject] of Object.entries(languages)) {
      const email = newAddress();
      await register(email, { 'accept-language': spoken });
      assert.match((await mailTo(email)).headers.subject, subject, spoken);
    }
    const person = await newVerified({ 'accept-language': 'de' });
    assert.match(mailsTo(person.email)[1].headers.subject, /^Willkommen/);
    await forget(person.email);
    assert.match((await mailTo(person.email, 3)).headers.subject, /^Neues Passwort/);
    await person.patch('/api/user/settings', { language: 'en' });
    await register(person.email, { 'accept-language': 'es' });
    assert.match((await mailTo(person.email, 4)).headers.subject, /^You already have/, 'the account’s, not the asker’s');
  });

  test('W-19: whoever wants to be told by mail what he won is told, and of nothing else', async () => {
    const [seller, winner, other] = [await newVerified(), await newVerified(), await newVerified()];
    const auction = await newAuction(seller, [winner, other]);
    await winner.patch('/api/user/settings', { emailOnItemWon: true });
    const item = await newItem(seller, auction);
    await bid(winner, item, 10);
    await bid(other, item, 11);
    await bid(winner, item, 12);
    await seller.patch(item.path, { endDate: fromNow(-1000) });
    assert.match((await mailTo(winner.email, 3)).headers.subject, /You won “Lantern”/);
    assert.deepEqual([(await allMailsTo(winner.email)).length, mailsTo(other.email).length], [3, 2]);
  });
});

test('where addresses must be proved and no mail is sent, who registers waits until the house asks no more', async () => {
  const house = await startHouse({ env: { REQUIRE_EMAIL_VERIFICATION: 'true' } });
  const person = new Client(house);
  const email = 'petra@example.org';
  const registered = await person.post('/api/auth/register', { name: 'Petra', email, password });
  assert.deepEqual([registered.status, registered.body.emailSent], [201, false]);
  assert.match((await signIn(person, email)).body.url, /EMAIL_NOT_VERIFIED/);
  house.env.REQUIRE_EMAIL_VERIFICATION = 'false';
  await house.restart();
  assert.equal((await signIn(person, email)).status, 200);
  await house.close();
});

describe('limits', () => {
  const isLimited = ({ status, headers, body }) => {
    assert.deepEqual([status, body.code, headers['retry-after']], [429, 'RATE_LIMITED', String(body.retryAfter)]);
    assert.ok(body.retryAfter > 0 && body.retryAfter <= 3600);
  };

  test('W-22: links too many are refused by the address they are for, with the time to wait', async () => {
    const house = await startHouse({ env: { RATE_LIMIT_LINKS: '2' } });
    const stranger = new Client(house);
    const forget = (email) => stranger.post('/api/auth/forgot-password', { email });
    const resend = (email) => stranger.post('/api/auth/resend-verification', { email });
    const register = (email) => stranger.post('/api/auth/register', { name: 'Petra', email, password });
    const [petra, nobody] = ['petra@example.org', 'nobody@example.org'];
    assert.equal((await register(petra)).status, 201);
    for (const email of [petra, nobody]) {
      for (let times = 0; times < 2; ++times) assert.equal((await forget(email)).status, 200);
      isLimited(await forget(email.toUpperCase()));
      for (const rateLimited of [false, false, true]) {
        const { status, body } = await resend(email);
        assert.deepEqual([status, body.rateLimited], [200, rateLimited], email);
      }
    }
    assert.equal((await register(petra)).status, 201);
    isLimited(await register(petra));
    assert.equal((await register('third@example.org')).status, 201, 'others are not in its way');
    await house.close();
  });

  test('one network address may ask for fifty times as many', async () => {
    const house = await startHouse({ env: { RATE_LIMIT_LINKS: '1' } });
    const stranger = new Client(house);
    for (const route of ['forgot-password', 'resend-verification']) {
      const ask = (number) => stranger.post(`/api/auth/${route}`, { email: `p${number}@example.org` });
      for (let number = 0; number < 50; ++number) assert.equal((await ask(number)).status, 200, `${route} ${number}`);
      isLimited(await ask(50));
    }
    await house.close();
  });

  test('wrong current passwords are counted, right ones are not', async () => {
    const house = await startHouse();
    const [person] = await newPeople(house, 'Petra');
    const change = (currentPassword) => person.patch('/api/user/password', { currentPassword, newPassword: password });
    assert.equal((await change(password)).status, 200);
    for (let times = 0; times < 10; ++times)
      assertRefused(await change('wrong words'), 400, 'E_CURRENT_PASSWORD_WRONG');
    isLimited(await change(password));
    await house.close();
  });
});
