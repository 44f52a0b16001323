// Real pusher-js against the real server: what every page does.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { bid, eventually, newItem, sleep, slowness } from '../support/house.mjs';
import { auctionChannel, itemChannel, userChannel } from '../support/listener.mjs';
import { mustBid, openClub } from './club.mjs';
import { Page, versions } from './pusher-js.mjs';

const amountsIn = (heard) => heard.map(({ amount }) => amount);

for (const [version, Pusher] of Object.entries(versions)) {
  describe(version, () => {
    let club;
    const pages = [];
    const open = (person, options) => {
      pages.push(new Page(Pusher, club.house, person, options));
      return pages.at(-1);
    };

    before(async () => {
      club = await openClub();
    });
    after(async () => {
      pages.forEach((page) => page.close());
      await club.close();
    });

    test('a bid reaches the members who watch the item, as it was accepted', async () => {
      const { ann, bob, auction, item } = club;
      const page = open(bob);
      await page.subscribe(itemChannel(item));
      const placed = await mustBid(ann, item, 12.5);
      const [heard] = await page.heard('bid:new');
      const { epoch } = (await bob.get(item.path)).body;
      assert.deepEqual(heard, {
        itemId: item.id,
        auctionId: auction.id,
        bidId: placed.id,
        amount: 12.5,
        currencyCode: 'EUR',
        bidderId: ann.id,
        bidderName: 'Ann',
        isAnonymous: false,
        timestamp: placed.createdAt,
        highestBid: 12.5,
        minBid: 13.5,
        bidCount: 1,
        seq: placed.seq,
        epoch,
      });
    });

    test('a new item reaches those who watch the auction', async () => {
      const page = open(club.ann);
      await page.subscribe(auctionChannel(club.auction));
      const vase = await newItem(club.seller, club.auction, { name: 'Vase' });
      const [heard] = await page.heard('item:created');
      assert.deepEqual([heard.itemId, heard.name, heard.startingBid], [vase.id, 'Vase', 10]);
    });

    test('who is outbid hears it on a channel of his own', async () => {
      const { ann, bob, item } = club;
      const page = open(ann);
      await page.subscribe(userChannel(ann));
      await mustBid(ann, item, 20);
      await mustBid(bob, item, 25);
      const [outbid] = await page.heard('bid:outbid');
      assert.deepEqual([outbid.newHighestBid, outbid.yourBid], [25, 20]);
      const [notification] = await page.heard('notification:new');
      assert.equal(notification.itemId, item.id);
      await page.heard('notification:count');
    });

    test('a channel is refused to who may not hear it, and opens once he may', async () => {
      const { stranger, auction, item } = club;
      const page = open(stranger);
      const refused = page.follow(itemChannel(item));
      const [error] = await page.heard('pusher:subscription_error');
      assert.equal(error.status, 403);
      assert.equal(refused.subscriptionPending, false);

      assert.equal((await stranger.post(`${auction.path}/join`, {})).status, 201);
      await page.subscribe(itemChannel(item));
    });

    test("nobody listens to another user's channel, nor without a session", async () => {
      const refusals = [
        [club.ann, 403],
        [undefined, 401],
      ];
      for (const [person, status] of refusals) {
        const page = open(person);
        page.follow(userChannel(club.bob));
        const [error] = await page.heard('pusher:subscription_error');
        assert.equal(error.status, status);
      }
    });

    test('after unsubscribing nothing is heard, after subscribing again what is new', async () => {
      const { ann, bob, item } = club;
      const page = open(bob);
      await page.subscribe(itemChannel(item));
      page.pusher.unsubscribe(itemChannel(item));
      await page.settle();
      await mustBid(ann, item, 30);
      await page.subscribe(itemChannel(item));
      await mustBid(ann, item, 35);
      assert.deepEqual(amountsIn(await page.heard('bid:new')), [35]);
    });

    test('a hundred bids at once are heard in the order they were accepted', async () => {
      const { ann, bob, item } = club;
      const page = open(bob);
      await page.subscribe(itemChannel(item));
      const answers = await Promise.all(Array.from({ length: 100 }, (_, i) => bid(ann, item, 100 + i)));
      const accepted = answers.filter(({ status }) => status === 201).map(({ body }) => body);
      accepted.sort((one, other) => one.seq - other.seq);
      const heard = await page.heard('bid:new', accepted.length);
      assert.deepEqual(
        heard.map(({ bidId }) => bidId),
        accepted.map(({ id }) => id),
      );
    });

    test('a hundred bids one right after another are all heard, in order', async () => {
      const { ann, bob, item } = club;
      const page = open(bob);
      await page.subscribe(itemChannel(item));
      const amounts = Array.from({ length: 100 }, (_, i) => 1000 + i);
      for (const amount of amounts) await mustBid(ann, item, amount);
      assert.deepEqual(amountsIn(await page.heard('bid:new', amounts.length)), amounts);
    });

    test('a silent connection is kept alive by pings', async () => {
      const page = open(club.bob, { activityTimeout: 200 * slowness, pongTimeout: 400 * slowness });
      await page.connected();
      let pongs = 0;
      const changes = [];
      page.pusher.connection.bind('message', ({ event }) => (pongs += event === 'pusher:pong'));
      page.pusher.connection.bind('state_change', (change) => changes.push(change));
      await eventually('three pongs', () => pongs >= 3);
      assert.deepEqual(changes, []);
    });

    test('it comes back from every restart, however young the connection is', async () => {
      const page = open(club.bob);
      let connections = 0;
      page.pusher.connection.bind('connected', () => ++connections);
      await page.connected();
      for (let restarts = 1; restarts <= 3; ++restarts) {
        await club.house.restart();
        await eventually('the page is back', () => connections > restarts, 2000);
      }
    });

    test('an unknown app key ends the connection for good', async () => {
      const page = open(club.bob, { key: 'nobody' });
      const error = await eventually('an error', () => page.errors[0]);
      assert.equal((error.error ?? error).data.code, 4001);
      await sleep(1500);
      assert.equal(page.state, 'disconnected');
    });
  });
}
