// The members of every event that is told, and their types: what clients of Auktiva take apart.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { bid, fromNow, newAuction, newItem, newPeople, setRole, startHouse } from '../support/house.mjs';
import { auctionChannel, itemChannel, Listener, userChannel } from '../support/listener.mjs';

let house, owner, seller, ann, bob;

before(async () => {
  house = await startHouse();
  [owner, seller, ann, bob] = await newPeople(house, 'Owner', 'Seller', 'Ann', 'Bob');
});
after(() => house.close());

const isTime = (text) => new Date(text).toISOString() === text;
const [text, number, flag] = ['string', 'number', 'boolean'];
const time = 'time';
const orNull = (type) => `${type} or null`;

function assertPayload({ event, data }, members) {
  const { seq, epoch, ...rest } = data;
  assert.ok(Number.isInteger(seq) && typeof epoch === 'string', event);
  assert.deepEqual(Object.keys(rest).sort(), Object.keys(members).sort(), event);
  for (const [name, type] of Object.entries(members)) {
    const value = rest[name];
    const fits =
      (type.endsWith(' or null') && value === null) ||
      (type.startsWith(time) ? isTime(value) : typeof value === type.split(' ')[0]);
    assert.ok(fits, `${event}: ${name} is ${JSON.stringify(value)}`);
  }
}

test('W-14: every deed is told live, with Auktiva’s members of Auktiva’s types', async () => {
  const auction = await newAuction(owner, [seller, ann, bob]);
  await setRole(owner, auction, seller, 'CREATOR');
  const item = await newItem(seller, auction);
  const [annHears, ownerHears] = [await Listener.open(house), await Listener.open(house)];
  for (const channel of [auctionChannel(auction), itemChannel(item), userChannel(ann)])
    await annHears.subscribe(ann, channel);
  await ownerHears.subscribe(owner, userChannel(owner));

  const placed = (await bid(ann, item, 10)).body;
  await bid(bob, item, 11);
  const comment = (await bob.post(`${item.path}/discussions`, { content: 'Nice' })).body;
  const discussion = `${item.path}/discussions/${comment.id}`;
  await bob.patch(discussion, { content: 'Very nice' });
  await bob.delete(discussion);
  await seller.patch(item.path, { name: 'Lamp', description: 'Tin' });
  const unwanted = await newItem(seller, auction, { name: 'Unwanted' });
  await seller.delete(unwanted.path);
  await owner.patch(auction.path, { name: 'Winter', endDate: fromNow(3600e3) });
  await seller.patch(item.path, { endDate: fromNow(-1000) });
  const guest = (await newPeople(house, 'Guest'))[0];
  await guest.post(`${auction.path}/join`, {});

  const bidMembers = {
    itemId: text, auctionId: text, bidId: text, amount: number, currencyCode: text, bidderId: text,
    bidderName: orNull(text), isAnonymous: flag, timestamp: time, highestBid: number, bidCount: number, minBid: number,
  };
  const of = (name, members, matches) => [annHears, name, members, matches];
  for (const [listener, name, members, matches] of [
    of('bid:new', bidMembers, (data) => data.bidId === placed.id),
    of('bid:outbid', {
      itemId: text, itemName: text, auctionId: text, auctionName: text, newHighestBid: number, currencyCode: text,
      yourBid: number,
    }),
    of('discussion:new', {
      discussionId: text, itemId: text, auctionId: text, authorId: text, authorName: text, content: text,
      createdAt: time, parentId: orNull(text),
    }),
    of('discussion:updated', { discussionId: text, itemId: text, content: text, updatedAt: time }),
    of('discussion:deleted', { discussionId: text, itemId: text }),
    of('notification:new', {
      id: text, type: text, title: text, message: text, imageUrl: orNull(text), auctionId: orNull(text),
      itemId: orNull(text), createdAt: time,
    }),
    of('notification:count', { unreadCount: number }),
    of('item:created', {
      itemId: text, auctionId: text, name: text, creatorId: text, creatorName: text, thumbnailUrl: orNull(text),
      startingBid: number, currencyCode: text,
    }, (data) => data.itemId === unwanted.id),
    of('item:updated', { itemId: text, auctionId: text, changes: 'object' }),
    of('item:deleted', { itemId: text, auctionId: text }),
    of('item:ended', {
      itemId: text, auctionId: text, itemName: text, winnerId: text, winnerName: orNull(text), winningBid: number,
      currencyCode: text,
    }),
    of('auction:updated', { auctionId: text, changes: 'object' }),
    [ownerHears, 'member:joined', { auctionId: text, userId: text, userName: text, role: text }, (data) => data.userId === guest.id],
  ])
    assertPayload(await listener.event(name, matches), members);

  const { items, ...batch } = (await annHears.event('item:prices')).data;
  assert.deepEqual(Object.keys(batch).sort(), ['auctionId', 'epoch']);
  assertPayload({ event: 'item:prices', data: { ...items[0], epoch: batch.epoch } }, {
    itemId: text, currencyCode: text, currentBid: orNull(number), bidCount: number, minBid: number,
    highestBidderId: orNull(text), endsAt: orNull(time),
  });
  const { changes } = (await annHears.event('item:updated', (data) => data.changes.name)).data;
  assert.deepEqual(changes, { name: 'Lamp', description: 'Tin' });
  await annHears.settle();
  for (const [channel, name] of [[itemChannel(item), 'bid:new'], [userChannel(ann), 'bid:outbid']]) {
    const ids = annHears.heardOn(channel).filter(({ event }) => event === name).map(({ data }) => data.bidId ?? data.itemId);
    assert.equal(new Set(ids).size, ids.length, `${name} is heard once`);
  }
  for (const listener of [annHears, ownerHears]) listener.close();
});
