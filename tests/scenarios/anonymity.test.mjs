// Who is to stay hidden stays hidden, wherever an ordinary member may look or listen.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { bid, fromNow, newAuction, newItem, newPeople, setRole, startHouse } from '../support/house.mjs';
import { auctionChannel, itemChannel, Listener, userChannel } from '../support/listener.mjs';

let house, owner, admin, seller, hugo, wanda;

before(async () => {
  house = await startHouse();
  [owner, admin, seller, hugo, wanda] = await newPeople(house, 'Olga', 'Adam', 'Selma', 'Hugo', 'Wanda');
});
after(() => house.close());

const bidHidden = (bidder, item, amount) => bidder.post(`${item.path}/bids`, { amount, isAnonymous: true });
const eventsOf = async (viewer, { path }) => (await viewer.get(`${path}/events?after=0`)).body.events;
const same = (values) => {
  assert.equal(new Set(values).size, 1, values);
  return values[0];
};

/** What stands in the places of the route table. */
const placesOf = ({ auction, items, memo }) => ({
  auction: [auction.id],
  item: items.map((item) => item.id),
  discussion: [memo.discussion],
  token: [memo.token],
  app: [house.secrets().SOKETI_APP_ID],
  channel: [auctionChannel(auction), itemChannel(items[0])],
});

/** Every address of the route table, by route: a new route is looked at as soon as it exists. */
function addressesOf(places) {
  const table = readFileSync(new URL('../../web/routes.cpp', import.meta.url), 'utf8');
  const fill = (path) => {
    const [place, name] = /\{(\w+)\}/.exec(path) ?? [];
    if (!place) return path.endsWith('/events') ? [path, `${path}?after=0`, `${path}?after=1`] : [path];
    assert.ok(places[name], `${path}: what can stand in ${place}?`);
    return places[name].flatMap((value) => fill(path.replace(place, value)));
  };
  return new Map([...table.matchAll(/"GET",\s+"([^"]+)"/g)].map(([, route]) => [route, fill(route)]));
}

/** All that `viewer` may read: address and answer with its head. */
async function readAll(viewer, club) {
  const seen = [];
  const refused = [];
  for (const [route, addresses] of addressesOf(placesOf(club))) {
    const answers = await Promise.all(addresses.map((address) => viewer.get(address)));
    answers.forEach(({ headers, text }, index) => seen.push([addresses[index], JSON.stringify(headers) + text]));
    if (!answers.some(({ status }) => status === 200)) refused.push(route);
  }
  return { seen, refused };
}

const heard = (listener) => listener.frames.map((frame) => [`heard on ${frame.channel}`, JSON.stringify(frame)]);

function assertSilent(seen, ...secrets) {
  assert.ok(seen.length > 0);
  for (const [where, text] of seen)
    for (const secret of secrets) assert.ok(!text.includes(secret), `${where} tells ${secret}: ${text}`);
}

async function listenTo(person, auction, items) {
  const listener = await Listener.open(house);
  for (const channel of [auctionChannel(auction), userChannel(person), ...items.map(itemChannel)])
    assert.equal((await listener.subscribe(person, channel)).event, 'pusher_internal:subscription_succeeded');
  return listener;
}

/** Hugo and Wanda bid on two items, one of which ends; Wanda, an admin and Hugo himself listen. */
async function bidInClub(fields) {
  const auction = await newAuction(owner, [admin, seller, hugo, wanda], { memberCanInvite: true, ...fields });
  await setRole(owner, auction, admin, 'ADMIN');
  await setRole(owner, auction, seller, 'CREATOR');
  const items = [await newItem(seller, auction), await newItem(seller, auction, { name: 'Vase' })];
  const [wandaHears, adminHears] = [await listenTo(wanda, auction, items), await listenTo(admin, auction, items)];
  const [ended, open] = items;
  assert.equal((await bidHidden(hugo, ended, 10)).status, 201);
  assert.equal((await bidHidden(wanda, ended, 11)).status, 201);
  assert.equal((await bidHidden(hugo, ended, 12)).status, 201);
  assert.equal((await bidHidden(hugo, open, 10)).status, 201);
  const refusal = await bid(wanda, open, 10);
  const memo = {
    discussion: (await wanda.post(`${ended.path}/discussions`, { content: 'Who bids?' })).body.id,
    token: (await wanda.post(`${auction.path}/invites`, { email: 'guest@example.org' })).body.token,
  };
  await seller.patch(ended.path, { description: 'Old brass' });
  assert.equal((await seller.patch(ended.path, { endDate: fromNow(-1) })).status, 200);
  await wandaHears.event('item:ended');
  for (const listener of [wandaHears, adminHears]) await listener.settle();
  return { auction, items, memo, wandaHears, adminHears, refusal };
}

for (const bidderVisibility of ['ANONYMOUS', 'PER_BID'])
  test(`${bidderVisibility}: no bidder finds out who the others are; those who must know do`, async () => {
    const club = await bidInClub({ bidderVisibility });
    const { auction, items, wandaHears, adminHears } = club;
    const [ended, open] = items;

    // Those who may know look first: what was made for them must not serve the others.
    for (const knowing of [owner, admin, seller]) {
      const { item, bids } = (await knowing.get(ended.path)).body;
      assert.equal(item.highestBidderId, hugo.id);
      const { id, name, email } = hugo;
      assert.deepEqual(bids[0].user, { id, name, email });
      assert.deepEqual((await knowing.get(`${ended.path}/bids`)).body[0].user, { id, name, email });
      const card = (await knowing.get(`${auction.path}/details`)).body.items.find((each) => each.id === ended.id);
      assert.equal(card.highestBidderId, hugo.id);
    }

    const { seen, refused } = await readAll(wanda, club);
    assert.deepEqual(refused, [
      '/api/auctions/{auction}', '/api/auctions/{auction}/members', '/apps/{app}/channels',
      '/apps/{app}/channels/{channel}', '/apps/{app}/channels/{channel}/users',
    ]);
    const answered = ['the refusal of a bid', JSON.stringify(club.refusal.headers) + club.refusal.text];
    assertSilent([...seen, ...heard(wandaHears), answered], hugo.id, hugo.name, hugo.email);
    // Channels are one for all: organisers hear no more.
    const aboutBids = heard(adminHears).filter(([where]) => !where.includes('private-user'));
    assertSilent(aboutBids, hugo.id, hugo.name, hugo.email);
    const foreign = await readAll(hugo, club);
    assertSilent(foreign.seen.filter(([where]) => !/discussions|item.*\/events|details/.test(where)), wanda.name, wanda.email);

    const aliases = [];
    for (const item of items) {
      const made = (await eventsOf(wanda, item)).filter(({ event }) => event === 'bid:new');
      const { item: shown, bids } = (await wanda.get(item.path)).body;
      const hers = (await wanda.get(item.path)).body.myBidderId;
      const [own, others] = [true, false].map((mine) => made.filter(({ data }) => (data.bidderId === hers) === mine));
      assert.equal(own.length, item === ended ? 1 : 0);
      const alias = same(others.map(({ data }) => data.bidderId));
      assert.match(alias, /^c[a-z0-9]{24}$/);
      assert.equal(shown.highestBidderId, alias);
      for (const { data } of made) assert.deepEqual([data.bidderName, data.isAnonymous], [null, true]);
      for (const each of bids) assert.equal(each.user?.id ?? null, null);
      assert.equal(same(bids.filter((each) => each.bidderId !== wanda.id).map((each) => each.bidderId)), alias);
      const himself = (await hugo.get(item.path)).body;
      assert.deepEqual([himself.item.highestBidderId, himself.myBidderId], [hugo.id, alias]);
      aliases.push(alias, hers);
    }
    assert.equal(new Set(aliases).size, 4, 'no pseudonym serves two items or two people');

    const won = wandaHears.frames.filter((frame) => frame.event === 'item:ended');
    assert.equal(won.length, 2);
    for (const { data } of won) assert.deepEqual([data.winnerId, data.winnerName], [aliases[0], null]);
    const cards = [
      ...(await hugo.get(`${auction.path}/details`)).body.items,
      ...(await hugo.get(`${auction.path}/items`)).body,
      ...(await hugo.get('/api/user/dashboard')).body.bidItems.filter((each) => each.auctionId === auction.id),
    ];
    assert.deepEqual(cards.map((each) => each.highestBidderId), Array(6).fill(hugo.id), 'he knows himself');
    assert.equal((await seller.get(ended.path)).body.winnerEmail, hugo.email);
    assert.equal((await wanda.get(ended.path)).body.winnerEmail, null);
    assert.equal((await wanda.get(open.path)).body.bids.length, 1);
    for (const listener of [wandaHears, adminHears]) listener.close();
  });

test('PER_BID: who bids openly and then hidden is not joined to his hidden bids', async () => {
  const auction = await newAuction(owner, [hugo, wanda], { bidderVisibility: 'PER_BID' });
  const item = await newItem(owner, auction);
  await bid(hugo, item, 10);
  await bidHidden(hugo, item, 11);
  const { item: shown, bids } = (await wanda.get(item.path)).body;
  const [hidden, open] = bids;
  assert.deepEqual([open.user.name, open.bidderId, open.isAnonymous], ['Hugo', hugo.id, false]);
  assert.deepEqual([hidden.user, hidden.isAnonymous, shown.highestBidderId], [null, true, hidden.bidderId]);
  const [first, second] = (await eventsOf(wanda, item)).map(({ data }) => data);
  assert.deepEqual([first.bidderId, first.bidderName], [hugo.id, 'Hugo']);
  assert.deepEqual([second.bidderId, second.bidderName], [hidden.bidderId, null]);
  const listed = (await wanda.get(`${item.path}/bids`)).body;
  assertSilent([['the hidden bid', JSON.stringify(listed[0])]], hugo.id, hugo.name, hugo.email);
});

test('VISIBLE: all see names, only organisers and the seller see addresses', async () => {
  const club = await bidInClub({ bidderVisibility: 'VISIBLE' });
  const [ended] = club.items;
  const addresses = [owner, admin, seller, hugo].map((person) => person.email);
  for (const knowing of [owner, admin, seller])
    assert.equal((await knowing.get(ended.path)).body.bids[0].user.email, hugo.email);
  assert.deepEqual((await wanda.get(ended.path)).body.bids[0].user, { id: hugo.id, name: 'Hugo', email: null });
  assert.equal((await wanda.get(ended.path)).body.bids[0].isAnonymous, false);
  const { seen } = await readAll(wanda, club);
  assertSilent([...seen, ...heard(club.wandaHears), ...heard(club.adminHears)], ...addresses);
  const { data } = await club.wandaHears.event('item:ended');
  assert.deepEqual([data.winnerId, data.winnerName], [hugo.id, 'Hugo']);
  for (const listener of [club.wandaHears, club.adminHears]) listener.close();
});

test('an auction made anonymous later forgets the names it told, over a restart too', async () => {
  const club = await bidInClub({ bidderVisibility: 'VISIBLE' });
  const { auction, items: [, open], wandaHears } = club;
  const channels = [auctionChannel(auction), itemChannel(open)];
  assert.ok(JSON.stringify(wandaHears.frames).includes(hugo.id));
  const from = wandaHears.frames.length;
  assert.equal((await owner.patch(auction.path, { bidderVisibility: 'ANONYMOUS' })).status, 200);
  for (const channel of channels)
    await wandaHears.next('a reset', (frame) => frame.event === 'sync:reset' && frame.channel === channel, from);

  const assertForgotten = async () => {
    const { seen } = await readAll(wanda, club);
    const resuming = await Listener.open(house);
    for (const channel of channels) {
      await resuming.subscribe(wanda, channel, { seen: 0 });
      await resuming.next('a reset', (frame) => frame.event === 'sync:reset' && frame.channel === channel);
    }
    assertSilent([...seen, ...heard(resuming)], hugo.id, hugo.name, hugo.email);
    for (const { path } of [auction, open]) assert.equal((await wanda.get(`${path}/events?after=0`)).body.gap, true);
    resuming.close();
  };
  await assertForgotten();

  assert.equal((await seller.patch(open.path, { endDate: fromNow(-1) })).status, 200);
  const { data } = await wandaHears.event('item:ended', ({ itemId }) => itemId === open.id);
  assert.deepEqual([data.winnerId, data.winnerName], [(await hugo.get(open.path)).body.myBidderId, null]);
  assertSilent(heard(wandaHears).slice(from), hugo.id, hugo.name, hugo.email);
  for (const listener of [club.wandaHears, club.adminHears]) listener.close();
  await house.restart();
  await assertForgotten();
});

test('what bidders were promised is kept: hidden stays hidden once somebody has bid', async () => {
  const auction = await newAuction(owner, [hugo], { bidderVisibility: 'VISIBLE' });
  const change = (bidderVisibility) => owner.patch(auction.path, { bidderVisibility });
  assert.deepEqual([(await change('ANONYMOUS')).status, (await change('PER_BID')).status], [200, 200]);
  await bid(hugo, await newItem(owner, auction), 10);
  const refused = await change('VISIBLE');
  assert.deepEqual([refused.status, refused.body.key], [400, 'E_AUCTION_HAS_BIDS']);
  assert.equal((await change('ANONYMOUS')).status, 200);
  assert.equal((await change('PER_BID')).status, 400);
});

test('nothing in all this was a fault', () => assert.doesNotMatch(house.log, /level=error/));
