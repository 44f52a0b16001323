// What a bid may be, and that nothing but the order of bids decides.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertRefused } from '../support/asserts.mjs';
import { bid, fromNow, newAuction, newItem, newPeople, newPerson, slowness, startHouse } from '../support/house.mjs';
import { itemChannel, Listener, userChannel } from '../support/listener.mjs';

let house, seller, ann, bob, carol, crowd, auction;

before(async () => {
  house = await startHouse();
  [seller, ann, bob, carol] = await newPeople(house, 'Selma', 'Ann', 'Bob', 'Carol');
  const others = await newPeople(house, ...Array.from({ length: 7 }, (_, index) => `Guest ${index}`));
  crowd = [ann, bob, carol, ...others];
  auction = await newAuction(seller, crowd);
});
after(() => house.close());

const times = (count, deed) => Promise.all(Array.from({ length: count }, (_, index) => deed(index)));
const countOf = (answers, status) => answers.filter((answer) => answer.status === status).length;
const bidRaw = (bidder, item, amount) => bidder.send('POST', `${item.path}/bids`, { raw: `{"amount":${amount}}` });

test('amounts are what was typed, in numbers and in texts', async () => {
  const item = await newItem(seller, auction, { startingBid: 0, minBidIncrement: 0.01 });
  for (const [sent, stored] of [
    ['0.01', 0.01], ['1.15', 1.15], ['"1.16"', 1.16], ['"1.20"', 1.2], ['2', 2], ['4.35', 4.35], ['19.99', 19.99],
    ['"20"', 20], ['1000000.07', 1000000.07], ['9999999999.99', 9999999999.99],
  ]) {
    const placed = await bidRaw(ann, item, sent);
    assert.equal(placed.status, 201, `${sent}: ${placed.text}`);
    assert.ok(placed.text.includes(`"amount":${stored},`), `${sent}: ${placed.text}`);
    assert.equal((await ann.get(item.path)).body.item.currentBid, stored);
  }
});

test('W-41: one cent and one cent more are exactly two: 1.10 and 2.20 make 3.30', async () => {
  const item = await newItem(seller, auction, { startingBid: 1.1, minBidIncrement: 2.2 });
  const first = await bid(ann, item, 1.1);
  assert.deepEqual([first.status, first.body.minBid], [201, 3.3]);
  assertRefused(await bid(bob, item, 3.29), 400, 'E_BID_TOO_LOW', { minBid: 3.3, code: 'BAD_REQUEST' });
  assert.equal((await bid(bob, item, 3.3)).status, 201);
});

test('yen have no decimals', async () => {
  const item = await newItem(seller, auction, { currencyCode: 'JPY', startingBid: 100, minBidIncrement: 10 });
  assertRefused(await bid(ann, item, 100.5), 422, 'E_VALIDATION');
  assertRefused(await bid(ann, item, '100.0'), 422, 'E_VALIDATION');
  const placed = await bid(ann, item, 1500);
  assert.ok(placed.text.includes('"amount":1500,'), placed.text);
});

test('what is no amount of the currency is refused, and nothing is bid', async () => {
  const item = await newItem(seller, auction, { startingBid: 1 });
  for (const sent of [
    '0', '0.00', '"0"', '-1', '-0.01', '"-5"', '10.005', '"10.001"', '1e400', '-1e400', '1e21', '1e-3', '1e308',
    '18446744073709551616', '99999999999999999999999', '10000000000.01', '"1e2"', '"+5"', '" 10"', '"10 "', '"10,00"',
    '"1.000,00"', '"0x10"', '"NaN"', '"."', '"5."', '".5"', '"١٠"', '""', 'null', 'true', '[10]', '{"value":10}',
  ]) {
    const answer = await bidRaw(ann, item, sent);
    assert.equal(answer.status, 422, `${sent}: ${answer.status} ${answer.text}`);
    assert.equal(answer.body.code, 'VALIDATION_ERROR', sent);
    assert.ok(answer.body.errors.amount, `${sent}: ${answer.text}`);
  }
  assert.equal((await ann.post(`${item.path}/bids`, {})).status, 422);
  assert.equal((await ann.get(item.path)).body.item.currentBid, null);
});

test('the first bid may be the start, the next the start and one step; the refusal says how much', async () => {
  const item = await newItem(seller, auction);
  assertRefused(await bid(ann, item, 9.99), 400, 'E_BID_TOO_LOW', { minBid: 10 });
  const placed = await bid(ann, item, 10);
  assert.equal(placed.status, 201);
  const { id, createdAt, endsAt, ...rest } = placed.body;
  assert.match(id, /^[a-z0-9]{25}$/);
  assert.ok(Math.abs(Date.parse(createdAt) - Date.now()) < 60000);
  assert.equal(endsAt, null);
  assert.deepEqual(rest, {
    auctionItemId: item.id, userId: ann.id, amount: 10, isAnonymous: false, leads: true, currentBid: 10, minBid: 11, seq: 1,
  });
  assertRefused(await bid(bob, item, 10), 400, 'E_BID_TOO_LOW', { minBid: 11 });
  assertRefused(await bid(bob, item, 10.99), 400, 'E_BID_TOO_LOW', { minBid: 11 });
  assert.equal((await bid(bob, item, 11)).status, 201);
  assert.equal((await bid(bob, item, 12)).status, 201, 'the leader may raise himself');
});

test('who may not bid is told why', async () => {
  const item = await newItem(seller, auction);
  assertRefused(await bid(seller, item, 10), 403, 'E_OWN_ITEM');
  const draft = await newItem(seller, auction, { isPublished: false });
  assertRefused(await bid(ann, draft, 10), 400, 'E_NOT_PUBLISHED');
  const stranger = await newPerson(house, 'Stranger');
  assertRefused(await bid(stranger, item, 10), 403, 'E_NOT_MEMBER');
  assertRefused(await bid(stranger, item, 'much'), 403, 'E_NOT_MEMBER');
  stranger.cookies.clear();
  assert.equal((await bid(stranger, item, 10)).status, 401);
  assertRefused(await bid(ann, { path: `${auction.path}/items/nosuchitem` }, 10), 404, 'E_ITEM_NOT_FOUND');
  const elsewhere = await newAuction(seller, [ann]);
  assertRefused(await bid(ann, { path: `${elsewhere.path}/items/${item.id}` }, 10), 404, 'E_ITEM_NOT_FOUND');
  const ended = await newItem(seller, auction);
  assert.equal((await seller.patch(ended.path, { endDate: fromNow(-1000) })).status, 200);
  assertRefused(await bid(ann, ended, 10), 400, 'E_BIDDING_ENDED');
  assert.deepEqual((await seller.get(item.path)).body.bids, []);
});

test('W-16: an item whose auction has ended takes no bids, though it has no end of its own', async () => {
  const over = await newAuction(seller, [ann], { itemEndMode: 'AUCTION_END', endDate: fromNow(400 * slowness) });
  const item = await newItem(seller, over);
  const listener = await Listener.open(house);
  await listener.subscribe(ann, itemChannel(item));
  await listener.event('item:ended');
  assertRefused(await bid(ann, item, 10), 400, 'E_BIDDING_ENDED');
  listener.close();
});

test('W-42: a late bid adds to the end, again and again, and says so in the answer and live', async () => {
  const endDate = fromNow(30000);
  const sniped = { endDate, antiSnipeEnabled: true, antiSnipeThresholdSeconds: 60, antiSnipeExtensionSeconds: 5 };
  const item = await newItem(seller, auction, sniped);
  const listener = await Listener.open(house);
  await listener.subscribe(ann, itemChannel(item));
  for (const [number, bidder] of [[1, ann], [2, bob]]) {
    const newEndDate = new Date(Date.parse(endDate) + number * 5000).toISOString();
    const placed = await bid(bidder, item, 9 + number);
    assert.deepEqual([placed.body.newEndDate, placed.body.endsAt], [newEndDate, newEndDate]);
    const heard = await listener.event('bid:new', (data) => data.bidId === placed.body.id);
    assert.equal(heard.data.newEndDate, newEndDate);
    assert.equal((await bob.get(item.path)).body.item.endsAt, newEndDate);
  }
  const calm = await newItem(seller, auction, { ...sniped, endDate: fromNow(600000) });
  assert.ok(!('newEndDate' in (await bid(ann, calm, 10)).body));
  const [{ data }] = (await ann.get(`${calm.path}/events`)).body.events;
  assert.ok(!('newEndDate' in data));
  listener.close();
});

test('W-43: where a late bid starts the last minutes anew, they are counted from the bid, up to the hard stop', async () => {
  const hardStop = fromNow(100000);
  const resetting = await newAuction(seller, [ann, bob], { softCloseMode: 'RESET_FROM_BID', hardStop });
  const item = await newItem(seller, resetting, {
    endDate: fromNow(30000), antiSnipeEnabled: true, antiSnipeThresholdSeconds: 60, antiSnipeExtensionSeconds: 50,
  });
  const { body } = await bid(ann, item, 10);
  assert.equal(Date.parse(body.newEndDate) - Date.parse(body.createdAt), 50000);
  const [{ data }] = (await bob.get(`${item.path}/events`)).body.events;
  assert.equal(data.newEndDate, body.newEndDate);
  const stopped = await newItem(seller, resetting, {
    endDate: fromNow(30000), antiSnipeEnabled: true, antiSnipeThresholdSeconds: 60, antiSnipeExtensionSeconds: 3600,
  });
  assert.equal((await bid(ann, stopped, 10)).body.newEndDate, hardStop);
  assert.ok(!('newEndDate' in (await bid(bob, stopped, 11)).body), 'nothing moves past the hard stop');
});

test('W-25: bids too many a minute are refused for that person alone, with the time to wait', async () => {
  const strict = await startHouse({ env: { RATE_LIMIT_BIDS: '5' } });
  const [owner, fast, calm] = await newPeople(strict, 'Owner', 'Fast', 'Calm');
  const item = await newItem(owner, await newAuction(owner, [fast, calm]), { startingBid: 1 });
  for (let amount = 1; amount <= 5; ++amount) {
    const placed = await bid(fast, item, amount);
    assert.equal(placed.status, 201);
    assert.deepEqual(
      [placed.headers['x-ratelimit-limit'], placed.headers['x-ratelimit-remaining']],
      ['5', String(5 - amount)],
    );
    assert.ok(Number(placed.headers['x-ratelimit-reset']) * 1000 > Date.now());
  }
  const refused = await bid(fast, item, 6);
  assertRefused(refused, 429, 'E_RATE_LIMITED', { code: 'RATE_LIMITED' });
  assert.equal(refused.headers['retry-after'], String(refused.body.retryAfter));
  assert.ok(refused.body.retryAfter > 0 && refused.body.retryAfter <= 60);
  const forged = await bid(fast, item, 6, { headers: { 'x-forwarded-for': '192.0.2.7' } });
  assert.equal(forged.status, 429, 'a forged address buys nothing');
  assert.equal((await bid(calm, item, 6)).status, 201);
  await strict.close();
});

test('W-2: of a hundred equal bids at once exactly one is accepted', async () => {
  const item = await newItem(seller, auction);
  const answers = await times(100, (index) => bid(crowd[index % 10], item, 10));
  assert.equal(countOf(answers, 201), 1);
  const refused = answers.filter((answer) => answer.status !== 201);
  refused.forEach((answer) => assertRefused(answer, 400, 'E_BID_TOO_LOW', { minBid: 11 }));
  assert.equal((await seller.get(item.path)).body.bids.length, 1);
});

test('W-2: of a hundred rising bids at once the highest stands, and the log has the accepted in rising order', async () => {
  const item = await newItem(seller, auction, { startingBid: 1 });
  const listener = await Listener.open(house);
  await listener.subscribe(ann, itemChannel(item));
  // Not in rising order, or all might pass.
  const amounts = Array.from({ length: 100 }, (_, index) => ((index * 37) % 100) + 1);
  const answers = await times(100, (index) => bid(crowd[index % 10], item, amounts[index]));
  const accepted = answers.filter((answer) => answer.status === 201).map((answer) => answer.body);
  answers.filter((answer) => answer.status !== 201).forEach((answer) => assertRefused(answer, 400, 'E_BID_TOO_LOW'));
  const shown = (await seller.get(item.path)).body;
  assert.equal(shown.item.currentBid, Math.max(...accepted.map((each) => each.amount)));
  assert.equal(shown.item.currentBid, 100);

  accepted.sort((a, b) => a.seq - b.seq);
  const { events } = (await ann.get(`${item.path}/events`)).body;
  assert.deepEqual(events.map((each) => each.seq), events.map((_, index) => index + 1), 'dense');
  assert.deepEqual(events.map((each) => each.data.bidId), accepted.map((each) => each.id), 'all and only the accepted');
  events.reduce((last, each) => (assert.ok(each.data.amount > last), each.data.amount), 0);
  await listener.settle();
  assert.deepEqual(listener.heardOn(itemChannel(item)).map((frame) => frame.data), events.map((each) => each.data));
  assert.deepEqual(shown.bids.map((each) => each.id), accepted.map((each) => each.id).reverse());
  listener.close();
});

test('a bid repeated with its key is one bid with one answer', async () => {
  const item = await newItem(seller, auction);
  const withKey = (bidder, amount, key = 'retry-0001') => bid(bidder, item, amount, { headers: { 'idempotency-key': key } });
  const answers = await times(50, () => withKey(ann, 10));
  assert.equal(countOf(answers, 201), 50);
  assert.equal(new Set(answers.map((answer) => answer.text)).size, 1);
  assert.equal(answers.filter((answer) => answer.headers['idempotency-replayed']).length, 49);
  assert.equal((await seller.get(item.path)).body.bids.length, 1);
  assertRefused(await withKey(ann, 11), 422, 'E_IDEMPOTENCY_KEY_REUSED');
  assert.equal((await withKey(bob, 11)).status, 201, 'another person’s key is another key');
  const late = await withKey(ann, 10);
  assert.deepEqual([late.status, late.text], [201, answers[0].text], 'though it would be too low by now');
  assertRefused(await withKey(carol, 5, 'retry-0002'), 400, 'E_BID_TOO_LOW');
  assert.equal((await withKey(carol, 20, 'retry-0002')).status, 201, 'a refusal uses no key up');
  for (const key of ['short', 'x'.repeat(65), 'with blank']) assertRefused(await withKey(ann, 30, key), 422, 'E_VALIDATION');
});

test('nobody else learns a leader’s maximum, raising it moves nothing, and the earlier of equals leads', async () => {
  const proxied = await newAuction(seller, [ann, bob], { bidMode: 'PROXY' });
  const item = await newItem(seller, proxied);
  const listener = await Listener.open(house);
  await listener.subscribe(bob, itemChannel(item));
  await listener.subscribe(bob, userChannel(bob));
  const secrets = ['71.43', '97.53'];
  const assertSecret = async () => {
    await listener.settle();
    const heard = JSON.stringify(listener.frames);
    for (const viewer of [bob, seller])
      for (const target of [
        item.path, `${item.path}/bids`, `${item.path}/events`, `${proxied.path}/details`, `${proxied.path}/items`,
        `${proxied.path}/events`, '/api/user/dashboard', '/api/notifications', '/api/user/events',
      ]) {
        const { status, text } = await viewer.get(target);
        assert.equal(status, 200, target);
        for (const secret of secrets) assert.ok(!text.includes(secret), `${target} as ${viewer.name} tells ${secret}`);
      }
    for (const secret of secrets) assert.ok(!heard.includes(secret), 'heard live');
  };
  const shown = async () => {
    const { body } = await bob.get(item.path);
    return [body.item.currentBid, body.item.highestBidderId, body.bids.length, body.seq];
  };

  assert.deepEqual((await bid(ann, item, 71.43)).body.currentBid, 10);
  await assertSecret();
  const overtaken = await bid(bob, item, 50);
  assert.deepEqual([overtaken.body.leads, overtaken.body.currentBid, overtaken.body.minBid], [false, 51, 52]);
  await assertSecret();

  const before = await shown();
  assert.deepEqual(before.slice(0, 2), [51, ann.id]);
  assertRefused(await bid(ann, item, 71.43), 400, 'E_NOT_HIGHER_THAN_OWN_MAX', { yourMax: 71.43 });
  const raised = await bid(ann, item, 97.53);
  assert.deepEqual([raised.status, raised.body.currentBid, raised.body.leads], [201, 51, true]);
  assert.deepEqual(await shown(), before);
  await assertSecret();
  assert.ok((await ann.get('/api/user/dashboard')).text.includes('97.53'), 'her own she may see');

  const tie = await bid(bob, item, 97.53);
  assert.deepEqual([tie.status, tie.body.leads, tie.body.currentBid], [201, false, 97.53]);
  assert.deepEqual((await shown()).slice(0, 2), [97.53, ann.id]);
  listener.close();
});

test('nothing in all this was a fault', () => assert.doesNotMatch(house.log, /level=error/));
