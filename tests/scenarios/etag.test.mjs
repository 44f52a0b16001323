// A polled body changed ⇒ its tag changed; unchanged ⇒ 304; what was written is never read stale.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { bid, Client, eventually, fromNow, newAuction, newItem, newPeople, newPerson, signIn, sleep, slowness, startHouse } from '../support/house.mjs';

let house, owner, ann, bob;

before(async () => {
  house = await startHouse({ env: { ALLOW_OPEN_AUCTIONS: 'true' } });
  [owner, ann, bob] = await newPeople(house, 'Owner', 'Ann', 'Bob');
});
after(() => house.close());

/** Polls everything everybody may poll; the answers by viewer and route. */
async function pollAll({ auction, item }) {
  const routes = [auction.path, `${auction.path}/details`, item.path, '/api/notifications', '/api/user/dashboard'];
  const answers = new Map();
  for (const [name, viewer] of Object.entries({ owner, ann, bob }))
    for (const route of routes) answers.set(`${name} ${route}`, await viewer.get(route));
  return answers;
}

const commandsInOrder = ({ auction, item, memo }) => [
  ['rename the auction', () => owner.patch(auction.path, { name: 'Winter' })],
  ['move its end', () => owner.patch(auction.path, { endDate: fromNow(3600e3) })],
  ['make it open', () => owner.patch(auction.path, { joinMode: 'FREE' })],
  ['join', () => bob.post(`${auction.path}/join`, {})],
  ['invite', () => owner.post(`${auction.path}/invites`, { email: 'guest@example.org' })],
  ['make an admin', () => owner.patch(`${auction.path}/members/${memo.bob}`, { role: 'ADMIN' })],
  ['make a bidder again', () => owner.patch(`${auction.path}/members/${memo.bob}`, { role: 'BIDDER' })],
  ['add a draft', async () => (memo.draft = await newItem(owner, auction, { isPublished: false }))],
  ['publish it', () => owner.patch(memo.draft.path, { isPublished: true })],
  ['withdraw it', () => owner.patch(memo.draft.path, { isPublished: false })],
  ['delete it', () => owner.delete(memo.draft.path)],
  ['rename the item', () => owner.patch(item.path, { name: 'Ship’s lantern' })],
  ['change its price', () => owner.patch(item.path, { startingBid: 5 })],
  ['bid', () => bid(ann, item, 10)],
  ['outbid', () => bid(bob, item, 11)],
  ['raise oneself', () => bid(bob, item, 15)],
  ['comment', async () => (memo.comment = (await ann.post(`${item.path}/discussions`, { content: 'Hi' })).body.id)],
  ['edit it', () => ann.patch(`${item.path}/discussions/${memo.comment}`, { content: 'Hello' })],
  ['delete it', () => ann.delete(`${item.path}/discussions/${memo.comment}`)],
  ['read a notice', async () => {
    const { notifications } = (await ann.get('/api/notifications')).body;
    memo.notice = notifications.find((each) => !each.read).id;
    return ann.patch(`/api/notifications/${memo.notice}`);
  }],
  ['read all', () => owner.post('/api/notifications/read-all')],
  ['delete a notice', () => ann.delete(`/api/notifications/${memo.notice}`)],
  ['hide bidders', () => owner.patch(auction.path, { bidderVisibility: 'ANONYMOUS' })],
  ['end the item', () => owner.patch(item.path, { endDate: fromNow(-1000) })],
  ['register', () => newPerson(house, 'Newcomer')],
  ['remove a member', () => owner.delete(`${auction.path}/members/${memo.bob}`)],
  ['delete the auction', () => owner.delete(auction.path)],
];

test('every kind of command, every polled route: a new body has a new tag', async () => {
  const auction = await newAuction(owner, [ann], { name: 'Autumn' });
  const item = await newItem(owner, auction);
  const at = { auction, item, memo: {} };
  let before = await pollAll(at);
  let changes = 0;
  for (const [deed, command] of commandsInOrder(at)) {
    const outcome = await command();
    assert.ok((outcome?.status ?? 200) < 300, `${deed}: ${outcome?.text}`);
    if (deed === 'join') {
      const members = (await owner.get(`${auction.path}/members`)).body;
      at.memo.bob = members.find((each) => each.user.id === bob.id).id;
    }
    const now = await pollAll(at);
    for (const [route, answer] of now) {
      const old = before.get(route);
      if (answer.text === old.text || answer.status !== 200) continue;
      ++changes;
      assert.notEqual(answer.headers.etag, old.headers.etag, `${deed}: ${route} changed under its tag`);
    }
    before = now;
  }
  assert.ok(changes > 60, `only ${changes} changes were seen`);
});

test('an unchanged poll is 304, for each viewer by a tag of his own', async () => {
  const auction = await newAuction(owner, [ann]);
  const item = await newItem(owner, auction);
  const tags = new Set();
  for (const viewer of [owner, ann])
    for (const route of [`${auction.path}/details`, item.path, '/api/notifications?limit=20', '/api/user/dashboard']) {
      const first = await viewer.get(route);
      assert.match(first.headers['cache-control'], /private, no-cache/);
      const again = await viewer.get(route, { headers: { 'if-none-match': first.headers.etag } });
      assert.deepEqual([again.status, again.text, again.headers.etag], [304, '', first.headers.etag], route);
      const strong = await viewer.get(route, { headers: { 'if-none-match': first.headers.etag.slice(2) } });
      assert.equal(strong.status, 304);
      assert.equal((await viewer.send('HEAD', route)).headers.etag, first.headers.etag);
      tags.add(first.headers.etag);
    }
  const stolen = (await ann.get(item.path)).headers.etag;
  assert.equal((await owner.get(item.path, { headers: { 'if-none-match': stolen } })).status, 200);
  assert.equal((await bob.get(item.path, { headers: { 'if-none-match': stolen } })).status, 403);
  assert.ok(tags.size >= 6);
});

test('a body holds nothing of the clock', async () => {
  const auction = await newAuction(owner, [ann], { endDate: fromNow(60e3) });
  const item = await newItem(owner, auction);
  const first = await ann.get(item.path);
  await sleep(1100);
  assert.equal((await ann.get(item.path)).text, first.text);
});

test('what was written on one connection is never stale on another', async () => {
  const auction = await newAuction(owner, [ann, bob]);
  const item = await newItem(owner, auction);
  const otherTab = new Client(house);
  await signIn(otherTab, ann.email);
  let tag = (await otherTab.get(item.path)).headers.etag;
  for (let price = 10; price < 210; ++price) {
    assert.equal((await bid(price % 2 ? ann : bob, item, price)).status, 201);
    const seen = await otherTab.get(item.path, { headers: { 'if-none-match': tag } });
    assert.equal(seen.status, 200, `${price} was not news`);
    assert.equal(seen.body.item.currentBid, price);
    tag = seen.headers.etag;
  }
});

test('the close by the clock changes the tags too, and a new process has new ones', async () => {
  const auction = await newAuction(owner, [ann]);
  const item = await newItem(owner, auction, { endDate: fromNow(700 * slowness) });
  await bid(ann, item, 10);
  const open = await ann.get(item.path);
  const details = await ann.get(`${auction.path}/details`);
  const closed = await eventually('the close', async () => {
    const answer = await ann.get(item.path, { headers: { 'if-none-match': open.headers.etag } });
    return answer.status === 200 && answer;
  });
  assert.ok(closed.body.item.closedAt);
  assert.notEqual((await ann.get(`${auction.path}/details`)).headers.etag, details.headers.etag);
  await house.restart();
  assert.equal((await ann.get(item.path, { headers: { 'if-none-match': closed.headers.etag } })).status, 200);
});
