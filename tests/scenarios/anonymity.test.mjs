// Who is to stay hidden stays hidden, wherever an ordinary member may look or listen.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertSilent, heard, readAll } from '../support/crawl.mjs';
import { bid, fromNow, newAuction, newItem, newPeople, setRole, startHouse } from '../support/house.mjs';
import { png, upload } from '../support/images.mjs';
import { auctionChannel, itemChannel, Listener, userChannel } from '../support/listener.mjs';

let house;
let clubs = 0;

before(async () => (house = await startHouse()));
after(() => house.close());

const traces = ({ id, name, email }) => [id, name, email];
const bidHidden = (bidder, item, amount) => bidder.post(`${item.path}/bids`, { amount, isAnonymous: true });
const eventsOf = async (viewer, { path }) => (await viewer.get(`${path}/events?after=0`)).body.events;

async function listenTo(person, auction, items) {
  const listener = await Listener.open(house);
  for (const channel of [auctionChannel(auction), userChannel(person), ...items.map(itemChannel)])
    assert.equal((await listener.subscribe(person, channel)).event, 'pusher_internal:subscription_succeeded');
  return listener;
}

/** An auction with people of its own, for a person's dashboard tells of all his auctions. */
async function newClub(fields) {
  ++clubs;
  const names = ['Olga', 'Adam', 'Selma', 'Hugo', 'Wanda'].map((name) => `${name} ${clubs}`);
  const [owner, admin, seller, hugo, wanda] = await newPeople(house, ...names);
  const auction = await newAuction(owner, [admin, seller, hugo, wanda], { memberCanInvite: true, ...fields });
  await setRole(owner, auction, admin, 'ADMIN');
  await setRole(owner, auction, seller, 'CREATOR');
  return { owner, admin, seller, hugo, wanda, auction };
}

/** Hugo and Wanda bid on two items, one of which ends; Wanda and an admin listen. */
async function newEvening(fields) {
  const club = await newClub(fields);
  const { admin, seller, hugo, wanda, auction } = club;
  const items = [await newItem(seller, auction), await newItem(seller, auction, { name: 'Vase' })];
  const [ended, open] = items;
  const [wandaHears, adminHears] = [await listenTo(wanda, auction, items), await listenTo(admin, auction, items)];
  for (const [bidder, item, amount] of [[hugo, ended, 10], [wanda, ended, 11], [hugo, ended, 12], [hugo, open, 10]])
    assert.equal((await bidHidden(bidder, item, amount)).status, 201);
  const refusal = await bid(wanda, open, 10);
  const comment = await wanda.post(`${ended.path}/discussions`, { content: 'Who bids?' });
  const invite = await wanda.post(`${auction.path}/invites`, { email: 'guest@example.org' });
  const image = await upload(seller, `${open.path}/images`, 'image', png());
  await seller.patch(ended.path, { description: 'Old brass' });
  assert.equal((await seller.patch(ended.path, { endDate: fromNow(-1000) })).status, 200);
  await wandaHears.event('item:ended');
  for (const listener of [wandaHears, adminHears]) await listener.settle();
  const places = {
    auction: [auction.id],
    item: items.map((item) => item.id),
    discussion: [comment.body.id],
    token: [invite.body.token],
    path: [image.body.url],
    app: [house.secrets().SOKETI_APP_ID],
    channel: [auctionChannel(auction), itemChannel(open)],
  };
  const close = () => [wandaHears, adminHears].forEach((listener) => listener.close());
  return { ...club, items, ended, open, places, refusal, wandaHears, adminHears, close };
}

for (const bidderVisibility of ['ANONYMOUS', 'PER_BID']) {
  test(`W-1, W-4: ${bidderVisibility}: no bidder finds out who another is, in no answer and on no channel`, async () => {
    const evening = await newEvening({ bidderVisibility });
    const { owner, admin, seller, hugo, wanda, ended, auction } = evening;
    // Those who may know look first, Hugo himself too: what was made for them must not serve the others.
    const { id, name, email } = hugo;
    await readAll(hugo, evening.places);
    for (const knowing of [owner, admin, seller]) {
      const { item, bids } = (await knowing.get(ended.path)).body;
      assert.deepEqual([item.highestBidderId, bids[0].user], [id, { id, name, email }]);
      assert.deepEqual((await knowing.get(`${ended.path}/bids`)).body[0].user, { id, name, email });
      const cards = (await knowing.get(`${auction.path}/details`)).body.items;
      assert.equal(cards.find((each) => each.id === ended.id).highestBidderId, id);
    }
    const { seen, refused } = await readAll(wanda, evening.places);
    for (const each of refused) assert.match(each, / for (owner|organiser|item_editor|publisher|scheduler|administrator)$/);
    assertSilent(seen, ...traces(hugo));
    assertSilent([['a refused bid', JSON.stringify(evening.refusal.headers) + evening.refusal.text]], ...traces(hugo));
    assertSilent(heard(evening.wandaHears), ...traces(hugo));
    // A channel says the same to all who listen: organisers learn names by asking.
    assertSilent(heard(evening.adminHears), ...traces(hugo));
    evening.close();
  });

  test(`W-3, W-4: ${bidderVisibility}: a pseudonym is one bidder’s on one item, and he knows it`, async () => {
    const { hugo, wanda, items, ended, wandaHears, close } = await newEvening({ bidderVisibility });
    const aliases = [];
    for (const item of items) {
      const { item: shown, bids, myBidderId: hers } = (await wanda.get(item.path)).body;
      const { item: shownToHim, myBidderId: his } = (await hugo.get(item.path)).body;
      assert.match(his, /^c[a-z0-9]{24}$/);
      const made = (await eventsOf(wanda, item)).filter(({ event }) => event === 'bid:new').map(({ data }) => data);
      for (const data of made) assert.deepEqual([data.bidderName, data.isAnonymous], [null, true]);
      const bidders = item === ended ? [his, hers, his] : [his];
      assert.deepEqual(made.map((data) => data.bidderId), bidders);
      for (const list of [bids, (await wanda.get(`${item.path}/bids`)).body])
        assert.deepEqual(
          list.map((each) => each.bidderId).reverse(),
          bidders.map((bidder) => (bidder === hers ? wanda.id : bidder)),
        );
      assert.equal(bids[0].user, null);
      assert.deepEqual([shown.highestBidderId, shownToHim.highestBidderId], [his, hugo.id]);
      aliases.push(his, hers);
    }
    assert.equal(new Set(aliases).size, 4);
    const ends = wandaHears.frames.filter((frame) => frame.event === 'item:ended');
    assert.deepEqual(ends.map(({ data }) => [data.winnerId, data.winnerName]), Array(2).fill([aliases[0], null]));
    close();
  });

  test(`${bidderVisibility}: a bidder finds himself as the leader wherever he looks`, async () => {
    const { hugo, wanda, seller, auction, ended, close } = await newEvening({ bidderVisibility });
    const cards = [
      (await hugo.get(`${auction.path}/details`)).body.items,
      (await hugo.get(`${auction.path}/items`)).body,
      (await hugo.get('/api/user/dashboard')).body.bidItems,
    ];
    for (const list of cards) assert.deepEqual(list.map((each) => each.highestBidderId), [hugo.id, hugo.id]);
    const winnerEmail = async (viewer) => (await viewer.get(ended.path)).body.winnerEmail;
    assert.deepEqual([await winnerEmail(seller), await winnerEmail(wanda)], [hugo.email, null]);
    close();
  });
}

test('PER_BID: who bids openly and then hidden is not joined to his hidden bid', async () => {
  const { seller, hugo, wanda, auction } = await newClub({ bidderVisibility: 'PER_BID' });
  const item = await newItem(seller, auction);
  await bid(hugo, item, 10);
  await bidHidden(hugo, item, 11);
  const { item: shown, bids } = (await wanda.get(item.path)).body;
  const [hidden, open] = bids;
  assert.deepEqual([open.user.name, open.bidderId, open.isAnonymous], [hugo.name, hugo.id, false]);
  assert.deepEqual([hidden.user, hidden.isAnonymous, shown.highestBidderId], [null, true, hidden.bidderId]);
  const told = (await eventsOf(wanda, item)).map(({ data }) => [data.bidderId, data.bidderName]);
  assert.deepEqual(told, [[hugo.id, hugo.name], [hidden.bidderId, null]]);
  const [listed] = (await wanda.get(`${item.path}/bids`)).body;
  assertSilent([['the hidden bid', JSON.stringify([hidden, listed])]], ...traces(hugo));
});

test('W-5: VISIBLE: all see names, only organisers and the seller see addresses', async () => {
  const evening = await newEvening({ bidderVisibility: 'VISIBLE' });
  const { owner, admin, seller, hugo, wanda, ended, wandaHears, adminHears } = evening;
  for (const knowing of [owner, admin, seller])
    assert.equal((await knowing.get(ended.path)).body.bids[0].user.email, hugo.email);
  const [top] = (await wanda.get(ended.path)).body.bids;
  assert.deepEqual([top.user, top.isAnonymous], [{ id: hugo.id, name: hugo.name, email: null }, false]);
  const { data } = await wandaHears.event('item:ended');
  assert.deepEqual([data.winnerId, data.winnerName], [hugo.id, hugo.name]);
  const { seen } = await readAll(wanda, evening.places);
  const addresses = [owner, admin, seller, hugo].map((person) => person.email);
  assertSilent([...seen, ...heard(wandaHears), ...heard(adminHears)], ...addresses);
  evening.close();
});

test('an auction made anonymous later forgets the names it told, over a restart too', async () => {
  const evening = await newEvening({ bidderVisibility: 'VISIBLE' });
  const { owner, seller, hugo, wanda, auction, open, wandaHears, places } = evening;
  const channels = [auctionChannel(auction), itemChannel(open)];
  assert.throws(() => assertSilent(heard(wandaHears), hugo.id));
  const from = wandaHears.frames.length;
  assert.equal((await owner.patch(auction.path, { bidderVisibility: 'ANONYMOUS' })).status, 200);
  const resetOn = (listener, channel, since) =>
    listener.next('a reset', (frame) => frame.event === 'sync:reset' && frame.channel === channel, since);
  for (const channel of channels) await resetOn(wandaHears, channel, from);

  const assertForgotten = async () => {
    const resuming = await Listener.open(house);
    for (const channel of channels) {
      await resuming.subscribe(wanda, channel, { seen: 0 });
      await resetOn(resuming, channel);
    }
    assertSilent([...(await readAll(wanda, places)).seen, ...heard(resuming)], ...traces(hugo));
    for (const { path } of [auction, open]) assert.equal((await wanda.get(`${path}/events?after=0`)).body.gap, true);
    resuming.close();
  };
  await assertForgotten();
  assert.equal((await seller.patch(open.path, { endDate: fromNow(-1000) })).status, 200);
  const { data } = await wandaHears.event('item:ended', ({ itemId }) => itemId === open.id);
  assert.deepEqual([data.winnerId, data.winnerName], [(await hugo.get(open.path)).body.myBidderId, null]);
  assertSilent(heard(wandaHears).slice(from), ...traces(hugo));
  evening.close();
  await house.restart();
  await assertForgotten();
});

test('who bid hidden stays hidden: no auction becomes more open once somebody has bid', async () => {
  const { owner, seller, hugo, auction } = await newClub({ bidderVisibility: 'VISIBLE' });
  const change = async (bidderVisibility) => {
    const { status, body } = await owner.patch(auction.path, { bidderVisibility });
    return body.key ?? status;
  };
  assert.deepEqual([await change('ANONYMOUS'), await change('VISIBLE'), await change('PER_BID')], [200, 200, 200]);
  await bid(hugo, await newItem(seller, auction), 10);
  assert.deepEqual([await change('VISIBLE'), await change('ANONYMOUS')], ['E_AUCTION_HAS_BIDS', 200]);
  assert.equal(await change('PER_BID'), 'E_AUCTION_HAS_BIDS');
});

test('nothing in all this was a fault', () => assert.doesNotMatch(house.log, /level=error/));
