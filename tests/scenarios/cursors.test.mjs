// Lists in parts: walked by limit and cursor, every list is what it is as a whole.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { bid, newAuction, newItem, newPeople, startHouse } from '../support/house.mjs';

let house, seller, ann, bob, auction, item;

before(async () => {
  house = await startHouse();
  [seller, ann, bob] = await newPeople(house, 'Seller', 'Ann', 'Bob');
  auction = await newAuction(seller, [ann, bob]);
  item = await newItem(seller, auction);
  for (let made = 0; made < 3; ++made) {
    const other = await newAuction(ann, [seller]);
    await newItem(ann, other);
    const more = await newItem(seller, auction, { name: `Chair ${made}` });
    await bid(ann, more, 10);
    await bid(ann, item, 10 + made * 2);
    await bid(bob, item, 11 + made * 2);
    const { id } = (await ann.post(`${item.path}/discussions`, { content: `Comment ${made}` })).body;
    await bob.post(`${item.path}/discussions`, { content: `Reply ${made}`, parentId: id });
    await seller.post(`${auction.path}/invites`, { email: `guest${made}@example.org` });
  }
});
after(async () => {
  assert.doesNotMatch(house.log, /level=error/);
  await house.close();
});

/** Every list: who reads it, where, and its rows in the answer. */
const lists = () => [
  [ann, '/api/auctions', (body) => body],
  [seller, `${auction.path}/items`, (body) => body],
  [ann, `${item.path}/bids`, (body) => body],
  [ann, `${item.path}/discussions`, (body) => body.discussions],
  [ann, `${item.path}/discussions?order=oldest`, (body) => body.discussions],
  [seller, `${auction.path}/members`, (body) => body],
  [seller, `${auction.path}/invites`, (body) => body],
  [ann, '/api/notifications', (body) => body.notifications],
  [ann, '/api/notifications?unread=true', (body) => body.notifications],
  [ann, '/api/user/bids', (body) => body.bidItems],
  [ann, '/api/user/history', (body) => body.bids],
  [seller, '/api/user/listings', (body) => body],
];

const withQuery = (target, query) => `${target}${target.includes('?') ? '&' : '?'}${query}`;
const nextOf = ({ headers }) => /^<(.+)>; rel="next"$/.exec(headers.link ?? '')?.[1];

/** Follows the links to the end; `between` happens after each part. */
async function walk(person, target, rowsOf, limit, between = async () => {}) {
  const rows = [];
  for (let next = withQuery(target, `limit=${limit}`); next; ) {
    const answer = await person.get(next);
    assert.equal(answer.status, 200, `${next}: ${answer.text}`);
    const part = rowsOf(answer.body);
    rows.push(...part);
    next = nextOf(answer);
    assert.ok(part.length <= limit, target);
    if (!Array.isArray(answer.body)) assert.equal(answer.body.nextCursor ?? undefined, next?.match(/cursor=(.*)$/)[1]);
    if (next) assert.equal(part.length, limit, target);
    await between();
  }
  return rows;
}

test('W-50: walked in parts, every list is the whole list', async () => {
  for (const [person, target, rowsOf] of lists()) {
    const whole = await person.get(target);
    assert.equal(whole.headers.link, undefined, target);
    assert.ok(rowsOf(whole.body).length >= 3, target);
    for (const limit of [1, 2, 1000])
      assert.deepEqual(await walk(person, target, rowsOf, limit), rowsOf(whole.body), `${target} by ${limit}`);
  }
});

test('what comes at the front meanwhile moves nothing', async () => {
  const ids = (rows) => rows.map((row) => row.id);
  const added = () => newItem(seller, auction, { name: 'Late' });
  for (const [person, target, rowsOf] of [
    [seller, `${auction.path}/items`, (body) => body],
    [seller, '/api/user/listings', (body) => body],
    [ann, '/api/notifications', (body) => body.notifications],
  ]) {
    const before = ids(rowsOf((await person.get(target)).body));
    assert.deepEqual(ids(await walk(person, target, rowsOf, 1, added)), before, target);
  }
  let price = 100;
  const raise = () => bid(price % 2 ? ann : bob, item, ++price);
  for (const [target, rowsOf] of [[`${item.path}/bids`, (body) => body], ['/api/user/history', (body) => body.bids]]) {
    const before = ids(rowsOf((await ann.get(target)).body));
    assert.deepEqual(ids(await walk(ann, target, rowsOf, 1, raise)), before, target);
  }
});

test('W-38: limits and cursors that cannot be are refused, by every list', async () => {
  for (const [person, target] of lists()) {
    for (const limit of ['0', '-1', '1001', 'ten', '1.5', '']) {
      const { status, body } = await person.get(withQuery(target, `limit=${limit}`));
      assert.deepEqual([status, Object.keys(body.errors)], [422, ['limit']], `${target} ${limit}`);
    }
    for (const cursor of ['x', '1', '1.%22', '99999999999999999999.a', '-.', 'a.b', '', '1.'.padEnd(120, 'x')]) {
      const { status, body } = await person.get(withQuery(target, `cursor=${cursor}`));
      assert.deepEqual([status, Object.keys(body.errors)], [422, ['cursor']], `${target} ${cursor}`);
    }
  }
});

test('a list of bids does not go on behind a bid of another item', async () => {
  const other = await newItem(seller, auction);
  await bid(ann, other, 10);
  await bid(bob, other, 11);
  const next = nextOf(await ann.get(`${other.path}/bids?limit=1`));
  assert.equal((await ann.get(next)).status, 200);
  const moved = await ann.get(`${item.path}/bids?${next.split('?')[1]}`);
  assert.deepEqual([moved.status, Object.keys(moved.body.errors)], [422, ['cursor']]);
});

test('the cursor of a proxy’s bids tells nothing of its maximum', async () => {
  const hidden = await newAuction(seller, [ann, bob], { bidMode: 'PROXY' });
  const lot = await newItem(seller, hidden);
  await bid(ann, lot, 12);
  await bid(bob, lot, 7777.77);
  const first = await ann.get(`${lot.path}/bids?limit=1`);
  assert.equal(first.body[0].amount, 13);
  assert.ok(nextOf(first));
  assert.doesNotMatch(nextOf(first), /7777/);
  assert.equal((await ann.get(nextOf(first))).body[0].amount, 12);
});

test('a part of a polled list keeps its link when it comes from memory', async () => {
  const target = '/api/notifications?limit=1';
  const first = await ann.get(target);
  const again = await ann.get(target);
  assert.ok(nextOf(first));
  assert.equal(nextOf(again), nextOf(first));
  assert.equal((await ann.get(target, { headers: { 'if-none-match': first.headers.etag } })).status, 304);
});
