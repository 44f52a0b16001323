// A polled body changed ⇒ its tag changed; unchanged ⇒ 304; what was written is never read stale.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import {
  bid, Client, eventually, fromNow, memberPath, newAuction, newItem, newPeople, newPerson, setRole, signIn, sleep,
  slowness, startHouse,
} from '../support/house.mjs';
import { png, upload } from '../support/images.mjs';

let house, owner, ann, bob, carol;

before(async () => {
  house = await startHouse({ env: { ALLOW_OPEN_AUCTIONS: 'true' } });
  [owner, ann, bob, carol] = await newPeople(house, 'Owner', 'Ann', 'Bob', 'Carol');
});
after(() => house.close());

const routesOf = ({ auction, item }) => ({
  auction: auction.path, details: `${auction.path}/details`, item: item.path,
  notifications: '/api/notifications', dashboard: '/api/user/dashboard',
});

/** Polls everything everybody may poll; the answers by viewer and route. */
async function pollAll(at) {
  const answers = new Map();
  for (const [name, viewer] of Object.entries({ owner, ann, bob, carol }))
    for (const [what, route] of Object.entries(routesOf(at)))
      answers.set(`${name} ${what}`, { ...(await viewer.get(route)), viewer, route });
  return answers;
}

/** Each deed, and where somebody must see it at once: a body kept too long would change with its tag. */
const commandsInOrder = ({ auction, item, memo }) => [
  ['rename the auction', () => owner.patch(auction.path, { name: 'Winter' }), 'owner auction, ann details, ann dashboard'],
  ['move its end', () => owner.patch(auction.path, { endDate: fromNow(3600e3) }), 'ann details, ann item'],
  ['make it open', () => owner.patch(auction.path, { joinMode: 'FREE' }), 'owner auction, ann details'],
  ['join', () => bob.post(`${auction.path}/join`, {}), 'owner auction, ann details, owner notifications'],
  ['invite', () => owner.post(`${auction.path}/invites`, { email: carol.email }), 'carol notifications'],
  ['accept', async () => {
    const { token } = (await owner.get(`${auction.path}/invites`)).body.find((each) => each.email === carol.email);
    return carol.post(`/api/invites/${token}`, {});
  }, 'owner auction, carol dashboard'],
  ['make an admin', () => setRole(owner, auction, bob, 'ADMIN'), 'bob dashboard'],
  ['make a bidder again', () => setRole(owner, auction, bob, 'BIDDER'), 'bob dashboard'],
  ['add a draft', async () => (memo.draft = await newItem(owner, auction, { isPublished: false })), 'owner details'],
  ['change it', () => owner.patch(memo.draft.path, { name: 'Chair' }), 'owner details'],
  ['publish it', () => owner.patch(memo.draft.path, { isPublished: true }), 'ann details, ann notifications'],
  ['picture it', () => upload(owner, `${memo.draft.path}/images`, 'image', png()), 'ann details, ann notifications'],
  ['withdraw it', () => owner.patch(memo.draft.path, { isPublished: false }), 'ann details'],
  ['delete it', () => owner.delete(memo.draft.path), 'owner details, ann notifications'],
  ['rename the item', () => owner.patch(item.path, { name: 'Ship’s lantern' }), 'ann item, ann details'],
  ['change its price', () => owner.patch(item.path, { startingBid: 5 }), 'ann item, ann details'],
  ['bid', () => bid(ann, item, 10), 'owner item, bob item, bob details, ann dashboard'],
  ['outbid', () => bid(bob, item, 11), 'ann item, ann dashboard, ann notifications, bob dashboard'],
  ['raise oneself', () => bid(bob, item, 15), 'ann item, owner details, bob dashboard'],
  ['picture the item', async () => (memo.image = await upload(owner, `${item.path}/images`, 'image', png())), 'ann details, ann dashboard, owner dashboard'],
  ['picture it again', async () => (memo.second = await upload(owner, `${item.path}/images`, 'image', png())), ''],
  ['put in order', () => owner.patch(`${item.path}/images`, { imageIds: [memo.second.body.id] }), 'ann details, ann dashboard'],
  ['take a picture away', () => owner.delete(`${item.path}/images?imageId=${memo.second.body.id}`), 'ann details, ann dashboard'],
  ['picture the auction', () => upload(owner, `${auction.path}/thumbnail`, 'thumbnail', png()), 'owner auction, ann details, ann dashboard'],
  ['picture it no more', () => owner.delete(`${auction.path}/thumbnail`), 'owner auction, ann details, ann dashboard'],
  ['comment', async () => (memo.comment = (await ann.post(`${item.path}/discussions`, { content: 'Hi' })).body.id), 'bob item'],
  ['edit it', () => ann.patch(`${item.path}/discussions/${memo.comment}`, { content: 'Hello' }), ''],
  ['delete the comment', () => ann.delete(`${item.path}/discussions/${memo.comment}`), 'bob item'],
  ['read a notice', async () => {
    const { notifications } = (await ann.get('/api/notifications')).body;
    memo.notice = notifications.find((each) => !each.read).id;
    return ann.patch(`/api/notifications/${memo.notice}`);
  }, 'ann notifications'],
  ['read all', () => owner.post('/api/notifications/read-all'), 'owner notifications'],
  ['delete a notice', () => ann.delete(`/api/notifications/${memo.notice}`), 'ann notifications'],
  ['hide bidders', () => owner.patch(auction.path, { bidderVisibility: 'ANONYMOUS' }), 'ann item, owner auction'],
  ['end the item', () => owner.patch(item.path, { endDate: fromNow(-1000) }), 'ann item'],
  ['begin another auction', async () => (memo.other = await newAuction(owner)), 'owner dashboard'],
  ['register', () => newPerson(house, 'Newcomer'), ''],
  ['remove a member', async () => owner.delete(await memberPath(owner, auction, bob)), 'owner auction, bob dashboard'],
  ['delete the auction', () => owner.delete(auction.path), 'owner dashboard, ann dashboard'],
];

test('every kind of command, every polled route: a new body has a new tag', async () => {
  const auction = await newAuction(owner, [ann], { name: 'Autumn' });
  const item = await newItem(owner, auction);
  const at = { auction, item, memo: {} };
  let before = await pollAll(at);
  const unseen = [];
  for (const [deed, command, seenIn] of commandsInOrder(at)) {
    const outcome = await command();
    assert.ok((outcome?.status ?? 200) < 300, `${deed}: ${outcome?.text}`);
    const now = await pollAll(at);
    const changed = new Set();
    for (const [place, answer] of now) {
      const old = before.get(place);
      if (answer.text === old.text) continue;
      changed.add(place);
      if (answer.status === 200)
        assert.notEqual(answer.headers.etag, old.headers.etag, `${deed}: ${place} changed under its tag`);
    }
    for (const place of seenIn.split(', ').filter(Boolean)) if (!changed.has(place)) unseen.push(`${deed}: ${place}`);
    for (const [place, { viewer, route, status, headers }] of now) {
      if (status !== 200) continue;
      const again = await viewer.get(route, { headers: { 'if-none-match': headers.etag } });
      assert.deepEqual([again.status, again.headers.etag], [304, headers.etag], `${deed}: ${place} again`);
    }
    before = now;
  }
  assert.deepEqual(unseen, []);
});

test('an unchanged poll is 304, for each viewer by a tag of his own', async () => {
  const auction = await newAuction(owner, [ann, bob]);
  const item = await newItem(owner, auction);
  await setRole(owner, auction, bob, 'ADMIN');
  for (const [what, route] of Object.entries(routesOf({ auction, item }))) {
    const viewers = what === 'auction' ? [owner] : [owner, ann, bob];
    const tags = new Set();
    for (const viewer of viewers) {
      const first = await viewer.get(route);
      const { etag } = first.headers;
      assert.match(etag, /^W\/"[^"]+"$/);
      assert.match(first.headers['cache-control'], /private, no-cache/);
      // RFC 9110 13.1.2: compared weakly, in a list, or any at all.
      for (const given of [etag, etag.slice(2), `"other", ${etag}`, '*'])
        for (const method of ['GET', 'HEAD']) {
          const again = await viewer.send(method, route, { headers: { 'if-none-match': given } });
          assert.deepEqual([again.status, again.text, again.headers.etag], [304, '', etag], `${method} ${route} ${given}`);
        }
      const head = await viewer.send('HEAD', route);
      assert.deepEqual([head.status, head.text, head.headers.etag], [200, '', etag]);
      assert.equal(head.headers['content-length'], first.headers['content-length']);
      tags.add(etag);
    }
    assert.equal(tags.size, viewers.length, route);
    for (const viewer of viewers)
      for (const tag of tags) {
        const { status, headers } = await viewer.get(route, { headers: { 'if-none-match': tag } });
        assert.equal(status, headers.etag === tag ? 304 : 200, `${viewer.name} ${route}`);
      }
  }
});

test('another role has another tag, and no tag opens what is closed to its holder', async () => {
  const auction = await newAuction(owner, [ann]);
  const item = await newItem(owner, auction);
  const { details } = routesOf({ auction, item });
  const tagOf = async (route) => (await ann.get(route)).headers.etag;
  const ask = (who, route, tag) => who.get(route, { headers: { 'if-none-match': tag } });
  for (const role of ['ADMIN', 'BIDDER']) {
    const before = await tagOf(item.path);
    await setRole(owner, auction, ann, role);
    assert.equal((await ask(ann, item.path, before)).status, 200);
  }

  const held = new Map([[item.path, await tagOf(item.path)], [details, await tagOf(details)]]);
  const ownTag = (await owner.get(auction.path)).headers.etag;
  for (const [route, tag] of held) assert.equal((await ask(ann, route, tag)).status, 304);
  assert.equal((await ask(ann, auction.path, ownTag)).status, 403);
  await owner.delete(await memberPath(owner, auction, ann));
  for (const [route, tag] of held)
    for (const given of [tag, '*']) {
      assert.equal((await ask(ann, route, given)).status, 403, route);
      assert.equal((await ask(new Client(house), route, given)).status, 401, route);
    }
});

test('a body holds nothing of the clock', async () => {
  const auction = await newAuction(owner, [ann], { endDate: fromNow(60e3) });
  const item = await newItem(owner, auction);
  await bid(ann, item, 10);
  const first = await pollAll({ auction, item });
  await sleep(1100);
  for (const [place, { text, status }] of await pollAll({ auction, item }))
    assert.deepEqual([status, text], [first.get(place).status, first.get(place).text], place);
  // A target never asked for is rendered now.
  for (const [place, { text, status, viewer, route }] of first)
    if (status === 200) assert.equal((await viewer.get(`${route}?again`)).text, text, place);
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
