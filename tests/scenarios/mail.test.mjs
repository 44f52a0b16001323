// Mails leave the house in the order they were queued, once each, and a mail host in trouble troubles nobody else.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';

import { bid, Client, eventually, fromNow, newAuction, newItem, newPeople, startHouse } from '../support/house.mjs';
import { Listener } from '../support/listener.mjs';
import { inStore, MailHost, makeCertificate } from '../support/mail_host.mjs';

// A second of waiting for another attempt lasts five milliseconds here.
const hurried = { AUKTIVA_TEST_MAIL_HASTE: '200', CRON_SECRET: 'a secret of the cron' };
const folder = mkdtempSync(path.join(tmpdir(), 'auktiva-mail-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const rows = (house) => inStore(house, 'SELECT * FROM mail ORDER BY seq');
const statuses = (house) => rows(house).map((each) => each.status);
const settled = (house, ...wanted) =>
  eventually(`the queue is ${wanted}`, () => String(statuses(house)) === String(wanted), 15000);
const healthOf = async (house) => (await new Client(house).get('/api/health')).body;
const cron = (house, target = '/api/cron/process-emails', method = 'GET') =>
  new Client(house).send(method, target, { headers: { authorization: `Bearer ${hurried.CRON_SECRET}` } });

function wantMails(house, person) {
  inStore(
    house,
    `INSERT INTO user_setting (id, user_id, email_on_new_item, email_on_outbid, email_on_item_won, created_at, updated_at)
     VALUES (?, ?, 1, 1, 1, 0, 0) ON CONFLICT (user_id) DO NOTHING`,
    `s${person.id}`, person.id,
  );
}

/** A house with an auction, first without mail, so that everybody can sign in at once. */
async function newClub(env) {
  const house = await startHouse();
  const [owner, ann, bob] = await newPeople(house, 'Olga', 'Ann', 'Bob');
  const auction = await newAuction(owner, [ann, bob], { name: 'Herbst „Auktion“' });
  Object.assign(house.env, hurried, env);
  await house.restart();
  return { house, owner, ann, bob, auction };
}

let count = 0;
const invite = (club) => club.owner.post(`${club.auction.path}/invites`, { email: `guest${++count}@example.org` });

async function invited(club) {
  const sent = await invite(club);
  assert.deepEqual([sent.status, sent.body.emailSent], [201, true]);
  return sent.body;
}

describe('a mail host that works', () => {
  let host, club;
  before(async () => {
    host = await new MailHost().start();
    club = await newClub({ ...host.settings, PUBLIC_URL: 'http://club.example' });
    for (const each of [club.owner, club.ann, club.bob]) wantMails(club.house, each);
  });
  after(async () => {
    await club.house.close();
    await host.stop();
  });
  beforeEach(() => (host.happened.length = 0));

  test('an invitation arrives, in text and HTML', async () => {
    const offer = await invited(club);
    const [mail] = await host.mailed(1);
    assert.deepEqual([mail.sender, mail.to, mail.defects], ['club@example.org', [offer.email], []]);
    assert.equal(mail.headers.from, 'Müller & Söhne <club@example.org>');
    assert.equal(mail.headers.to, offer.email);
    assert.equal(mail.headers.subject, 'Olga invites you to “Herbst „Auktion“”');
    assert.equal(mail.headers['auto-submitted'], 'auto-generated');
    assert.ok(mail.text.includes(`http://club.example/invite/${offer.token}`));
    assert.ok(mail.html.includes(`href="http://club.example/invite/${offer.token}"`));
    assert.ok(mail.html.includes('Müller &amp; Söhne'));
    assert.ok(mail.raw.split(/\r?\n/).every((line) => line.length <= 76));
  });

  test('W-49: what a mail that was sent told is forgotten', async () => {
    await invited(club);
    await host.mailed(1);
    await eventually('it is written down', () => rows(club.house).at(-1).status === 'SENT');
    const sent = rows(club.house).at(-1);
    assert.deepEqual([sent.detail, sent.due_at, sent.attempts], ['{}', null, 0]);
    assert.ok(sent.sent_at >= sent.created_at);
  });

  test('a Message-ID is made from the id of the mail', async () => {
    await invited(club);
    const [mail] = await host.mailed(1);
    assert.equal(mail.headers['message-id'], `<${rows(club.house).at(-1).id}@example.org>`);
  });

  test('mails arrive in the order they were queued', async () => {
    const addresses = [];
    for (let i = 0; i < 12; ++i) addresses.push((await invited(club)).email);
    const mails = await host.mailed(12);
    assert.deepEqual(mails.map((each) => each.to[0]), addresses);
  });

  test('everybody is written to in his language', async () => {
    const languages = { olga: 'de', ann: 'hu', bob: 'pl' };
    for (const person of [club.owner, club.ann, club.bob])
      inStore(club.house, 'UPDATE user SET language = ? WHERE id = ?', languages[person.name.toLowerCase()], person.id);
    await newItem(club.owner, club.auction, { name: 'Laterne & <b>Krug</b>' });
    const mails = await host.mailed(2);
    const subjectTo = (person) => mails.find((each) => each.to[0] === person.email).headers.subject;
    assert.match(subjectTo(club.ann), /^Új tétel itt/);
    assert.match(subjectTo(club.bob), /^Nowość w aukcji/);
    assert.ok(mails.every((each) => !each.html.includes('<b>Krug')));
    host.happened.length = 0;
    await invited(club);
    assert.match((await host.mailed(1))[0].headers.subject, /^Olga lädt Sie zu/);
    inStore(club.house, "UPDATE user SET language = 'en'");
  });

  test('one outbid mail in half an hour for each item, and none names the bidder', async () => {
    const item = await newItem(club.owner, club.auction);
    await host.mailed(2);
    host.happened.length = 0;
    await bid(club.ann, item, 10);
    await bid(club.bob, item, 11);
    await bid(club.ann, item, 12);
    await bid(club.bob, item, 13);
    await host.mailed(2);
    await invited(club);
    const mails = await host.mailed(3);
    assert.deepEqual(
      mails.map((each) => each.to[0]).slice(0, 2), [club.ann.email, club.bob.email],
    );
    assert.match(mails[0].headers.subject, /outbid on “Lantern”/);
    assert.ok(mails[0].text.includes('€11.00'));
    assert.ok(!/bob/i.test(mails[0].text + mails[0].html));
  });

  test('who has a page open gets no outbid mail', async () => {
    const item = await newItem(club.owner, club.auction);
    await host.mailed(2);
    host.happened.length = 0;
    const page = await Listener.open(club.house);
    assert.match((await page.subscribe(club.ann, `private-user-${club.ann.id}`)).event, /succeeded/);
    await bid(club.ann, item, 10);
    await bid(club.bob, item, 11);
    await eventually('it is dropped', () => rows(club.house).at(-1).status === 'ABANDONED');
    assert.equal(rows(club.house).at(-1).last_error, 'not needed: the user was connected');
    assert.equal(host.mails.length, 0);
    page.socket.close();
    await page.closed;
    await bid(club.ann, item, 12);
    await bid(club.bob, item, 13);
    const mails = await host.mailed(2);
    assert.ok(mails.some((each) => each.to[0] === club.ann.email));
  });

  test('the winner is written to once', async () => {
    const item = await newItem(club.owner, club.auction, { name: 'Jug', endDate: fromNow(60_000) });
    await host.mailed(2);
    host.happened.length = 0;
    await bid(club.ann, item, 10);
    await club.owner.patch(item.path, { endDate: fromNow(-1000) });
    const [mail] = await host.mailed(1);
    assert.deepEqual(mail.to, [club.ann.email]);
    assert.match(mail.headers.subject, /You won “Jug”/);
    await invited(club);
    await host.mailed(2);
    assert.equal(host.mails.filter((each) => /won/.test(each.headers.subject)).length, 1);
  });

  test('hostile names stay where they belong', async () => {
    const changed = await club.owner.patch(club.auction.path, { name: '=?x?q?<i>a</i>?= \u201c$&{url}\u201d' });
    assert.equal(changed.status, 200);
    await invited(club);
    const [mail] = await host.mailed(1);
    assert.deepEqual(mail.defects, []);
    assert.equal(mail.headers.subject, 'Olga invites you to “=?x?q?<i>a</i>?= “$&{url}””');
    assert.ok(!mail.html.includes('<i>'));
  });

  test('W-53: health tells that mail goes out', async () => {
    await eventually('nothing waits', async () => (await healthOf(club.house)).mail.waiting === 0);
    assert.deepEqual((await healthOf(club.house)).mail, { status: 'ok', waiting: 0 });
  });

  test('SIGTERM is not held up by a connection that is kept open', async () => {
    await invited(club);
    await host.mailed(1);
    const before = Date.now();
    await club.house.restart();
    assert.ok(Date.now() - before < 4000);
  });
});

describe('a mail host in trouble', () => {
  let host, club;
  before(async () => {
    host = await new MailHost().start();
    club = await newClub(host.settings);
  });
  after(async () => {
    await club.house.close();
    await host.stop();
  });
  beforeEach(async () => {
    await host.feel('ok');
    await cron(club.house);
    inStore(club.house, 'DELETE FROM mail');
    host.happened.length = 0;
  });

  test('W-49: a mail that is put off is tried again, without a job', async () => {
    await host.feel('RCPT 450 4.2.0 greylisted');
    await invited(club);
    await settled(club.house, 'FAILED');
    assert.match(rows(club.house)[0].last_error, /^450 4\.2\.0 greylisted/);
    await host.feel('ok');
    await settled(club.house, 'SENT');
    assert.equal((await host.mailed(1)).length, 1);
    assert.ok(rows(club.house)[0].attempts >= 1);
  });

  test('it is given up at the fifth failure', async () => {
    await host.feel('RCPT 450 later');
    await invited(club);
    await eventually('four failures', () => rows(club.house)[0].attempts === 4, 30000);
    // What is left of two hours would be long even in a hurry.
    await cron(club.house);
    await settled(club.house, 'ABANDONED');
    const [given] = rows(club.house);
    assert.deepEqual([given.attempts, given.detail, given.due_at], [5, '{}', null]);
    const asked = () => host.of('command').filter((each) => each.command === 'RCPT').length;
    await eventually('the host was asked five times', () => asked() === 5);
  });

  test('a recipient who is refused for good is not tried again', async () => {
    await host.feel('RCPT 550 5.1.1 no such user');
    await invited(club);
    await settled(club.house, 'ABANDONED');
    assert.match(rows(club.house)[0].last_error, /^550 5\.1\.1 no such user/);
    assert.equal(rows(club.house)[0].attempts, 1);
  });

  test('one mail that fails does not hold up the next', async () => {
    await host.feel('RCPT 450 later');
    await invited(club);
    await settled(club.house, 'FAILED');
    await host.feel('ok');
    await invited(club);
    await settled(club.house, 'SENT', 'SENT');
  });

  test('a host that is down counts against no mail, and gets all of them when it is back', async () => {
    await host.stop();
    for (let i = 0; i < 5; ++i) await invited(club);
    await eventually('health knows', async () => (await healthOf(club.house)).mail.status === 'failing');
    assert.equal((await healthOf(club.house)).mail.waiting, 5);
    assert.deepEqual(rows(club.house).map((each) => each.attempts), [0, 0, 0, 0, 0]);
    await host.start();
    await host.mailed(5);
    await settled(club.house, ...Array(5).fill('SENT'));
    assert.equal((await healthOf(club.house)).mail.status, 'ok');
  });

  test('a sender the host does not want is its trouble, not the mail\'s', async () => {
    await host.feel('MAIL 553 who are you');
    await invited(club);
    await eventually('the trouble is noted', () => /^553 who are you/.test(rows(club.house)[0].last_error));
    assert.deepEqual([rows(club.house)[0].attempts, rows(club.house)[0].status], [0, 'PENDING']);
    await host.feel('ok');
    await settled(club.house, 'SENT');
  });

  test('a killed server sends after its start what it had queued, once', async () => {
    await host.feel('hang');
    const offers = [await invited(club), await invited(club)];
    await eventually('the first is under way', () => host.of('command').length > 0);
    await club.house.kill9();
    await host.feel('ok');
    await club.house.start();
    await settled(club.house, 'SENT', 'SENT');
    await host.mailed(2);
    assert.deepEqual(host.mails.map((each) => each.to[0]), offers.map((each) => each.email));
  });

  test('W-48: bids are answered at once while the host hangs, and SIGTERM ends the server', async () => {
    await host.feel('hang');
    const item = await newItem(club.owner, club.auction);
    await invited(club);
    await eventually('a mail is under way', () => host.of('command').length > 0);
    const begin = performance.now();
    for (let i = 0; i < 50; ++i)
      assert.equal((await bid(i % 2 ? club.ann : club.bob, item, 10 + i)).status, 201);
    const each = (performance.now() - begin) / 50;
    assert.ok(each < 100, `${each} ms a bid`);
    const stopping = Date.now();
    assert.equal((await club.house.stop()).code, 0);
    assert.ok(Date.now() - stopping < 4000);
    await host.feel('ok');
    await club.house.start();
    await settled(club.house, 'SENT');
  });

  test('cron has everything sent now and counts it truly', async () => {
    await host.feel('RCPT 450 later');
    await invited(club);
    await eventually('it waits for long', () => rows(club.house)[0].attempts === 4, 30000);
    await host.feel('ok');
    const all = await cron(club.house);
    assert.equal(all.status, 200);
    assert.deepEqual({ ...all.body, timestamp: undefined }, {
      success: true,
      pending: { processed: 0, succeeded: 0, failed: 0 },
      retry: { processed: 1, succeeded: 1, failed: 0 },
      timestamp: undefined,
    });
    for (const method of ['GET', 'POST']) {
      const { status, body } = await cron(club.house, '/api/cron/retry-emails', method);
      assert.deepEqual([status, body.ok, body.retried.processed, typeof body.timestamp], [200, true, 0, 'string']);
    }
  });

  test('W-49: rounds that overlap send nothing twice', async () => {
    await host.feel('RCPT 450 later');
    for (let i = 0; i < 3; ++i) await invited(club);
    await settled(club.house, 'FAILED', 'FAILED', 'FAILED');
    await host.feel('ok');
    const rounds = await Promise.all([cron(club.house), cron(club.house), cron(club.house, '/api/cron/retry-emails')]);
    assert.ok(rounds.every((each) => each.status === 200));
    await settled(club.house, 'SENT', 'SENT', 'SENT');
    assert.equal(new Set((await host.mailed(3)).map((each) => each.headers['message-id'])).size, 3);
    assert.equal(host.mails.length, 3);
  });

  test('cron is for whoever knows the secret', async () => {
    const stranger = new Client(club.house);
    for (const authorization of [undefined, 'Bearer nonsense', hurried.CRON_SECRET]) {
      const refused = await stranger.get('/api/cron/process-emails', { headers: authorization ? { authorization } : {} });
      assert.deepEqual([refused.status, refused.body], [401, { error: 'Unauthorized' }]);
    }
    assert.equal((await stranger.post('/api/cron/process-emails', {})).status, 405);
  });
});

describe('the way to the mail host', () => {
  const certificate = makeCertificate(folder);

  async function sendOne(options, env = {}) {
    const host = await new MailHost(options).start();
    const club = await newClub({ ...host.settings, ...env });
    await invited(club);
    return { host, club, close: () => Promise.all([club.house.close(), host.stop()]) };
  }

  for (const tls of ['starttls', 'smtps']) {
    test(`${tls} with a name and a password`, async () => {
      const login = { tls, certificate, user: 'club', password: 'geheim ü' };
      const { host, close } = await sendOne(login, { SMTP_CA_FILE: certificate.cert });
      const [mail] = await host.mailed(1);
      assert.deepEqual([mail.tls, mail.user], [true, 'club']);
      await close();
    });

    test(`${tls} is refused where nobody known vouches for the host`, async () => {
      const { host, club, close } = await sendOne({ tls, certificate });
      await eventually('the trouble is noted', () => /certificate/i.test(rows(club.house)[0].last_error));
      assert.equal(host.mails.length, 0);
      assert.equal((await healthOf(club.house)).mail.status, 'failing');
      await close();
    });
  }

  test('a wrong password is trouble of the host\'s, and is in no log', async () => {
    const { host, club, close } = await sendOne(
      { user: 'club', password: 'right' }, { SMTP_PASSWORD: 'canary-of-a-password' },
    );
    await eventually('the trouble is noted', () => rows(club.house)[0].last_error);
    assert.match(rows(club.house)[0].last_error, /535/);
    assert.equal(host.mails.length, 0);
    assert.ok(!club.house.log.includes('canary'));
    assert.ok(!rows(club.house)[0].last_error.includes('canary'));
    await close();
  });

  test('nothing is sent where TLS is required and not offered', async () => {
    const { host, club, close } = await sendOne({}, { SMTP_SECURE: 'starttls' });
    await eventually('the trouble is noted', () => /TLS/.test(rows(club.house)[0].last_error));
    assert.equal(host.mails.length, 0);
    await close();
  });
});

describe('a house without a mail host', () => {
  test('queues nothing, says so, and has nothing for cron to do', async () => {
    const house = await startHouse({ env: { CRON_SECRET: hurried.CRON_SECRET } });
    const [owner] = await newPeople(house, 'Olga');
    const auction = await newAuction(owner);
    const sent = await owner.post(`${auction.path}/invites`, { email: 'guest@example.org' });
    assert.equal(sent.body.emailSent, false);
    assert.deepEqual((await healthOf(house)).mail, { status: 'off', waiting: 0 });
    const none = { processed: 0, succeeded: 0, failed: 0 };
    const { body } = await cron(house);
    assert.deepEqual([body.pending, body.retry], [none, none]);
    await house.close();
  });

  test('cron without a secret is nobody\'s', async () => {
    const house = await startHouse();
    const answer = await new Client(house).get('/api/cron/retry-emails');
    assert.deepEqual([answer.status, answer.body], [500, { error: 'CRON_SECRET is not set' }]);
    await house.close();
  });
});
