// A page that says what it has seen misses nothing, whatever happens to its connection.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { bid, eventually, newItem, sleep, slowness } from '../support/house.mjs';
import { itemChannel } from '../support/listener.mjs';
import { amountsOf, mustBid, openClub } from './club.mjs';
import { Page, resumingVersions } from './pusher-js.mjs';
import { Relay } from './relay.mjs';
import { ResumingPage } from './resuming-page.mjs';

/** Bids ever more until stopped; whether a single bid gets through does not matter. */
function keepBidding(bidder, item) {
  let stopped = false;
  const bidding = (async () => {
    for (let amount = 20; !stopped; ++amount) {
      await bid(bidder, item, amount).catch(() => {});
      await sleep(3);
    }
  })();
  return () => {
    stopped = true;
    return bidding;
  };
}

/** What may come between a page and the server: which way it takes, and what happens there. */
const interruptions = {
  'a cut line': { way: (_, relay) => relay, interrupt: (_, relay) => relay.cut() },
  'a restart': { way: (house) => house, interrupt: (house) => house.restart() },
  'a kill': { way: (house) => house, interrupt: (house) => house.restart(() => house.kill9()) },
};

for (const [version, Pusher] of Object.entries(resumingVersions)) {
  describe(`${version}, resuming`, () => {
    let club;
    let relay;
    let item;
    const pages = [];
    const open = (Kind, options) => {
      pages.push(new Kind(Pusher, club.house, club.bob, options));
      return pages.at(-1);
    };

    before(async () => {
      club = await openClub();
      relay = await Relay.to(club.house.port);
    });
    after(async () => {
      pages.forEach((page) => page.close());
      relay.close();
      await club.close();
    });

    for (const [name, { way, interrupt }] of Object.entries(interruptions)) {
      test(`W-21: hears every bid exactly once across ${name}`, async () => {
        item = await newItem(club.seller, club.auction);
        const page = open(ResumingPage, { wsPort: way(club.house, relay).port });
        page.begin(itemChannel(item), (await club.bob.get(item.path)).body);
        await page.subscribe(itemChannel(item));
        const stopBidding = keepBidding(club.ann, item);
        await page.heard('bid:new', 10);

        let lost = false;
        page.pusher.connection.bind('connecting', () => (lost = true));
        await interrupt(club.house, relay);
        const began = Date.now();
        await eventually('the connection is lost', () => lost);
        await page.connected();
        assert.ok(Date.now() - began < 2000 * slowness, `back after ${Date.now() - began} ms`);

        const before = page.events.length;
        await eventually('more bids are heard', () => page.events.length > before + 10);
        await stopBidding();
        const accepted = await amountsOf(item, club.bob);
        const heard = await page.heard('bid:new', accepted.length);
        assert.deepEqual(
          heard.map(({ amount }) => amount),
          accepted,
        );
        assert.deepEqual(
          page.events.filter(({ name }) => name === 'sync:reset'),
          [],
        );
      });
    }

    test('who does not say what he has seen hears only what is new', async () => {
      item = await newItem(club.seller, club.auction);
      await mustBid(club.ann, item, 20);
      const page = open(Page);
      const channel = await page.subscribe(itemChannel(item));
      page.pusher.disconnect();
      await eventually('it is disconnected', () => page.state === 'disconnected');
      await mustBid(club.ann, item, 30);
      page.pusher.connect();
      await eventually('it is subscribed again', () => channel.subscribed);
      await mustBid(club.ann, item, 40);
      const heard = await page.heard('bid:new');
      assert.deepEqual(
        heard.map(({ amount }) => amount),
        [40],
      );
    });

    const positions = {
      'of another log': ({ seq }) => ({ seq, epoch: 'another' }),
      'beyond the end of the log': ({ seq, epoch }) => ({ seq: seq + 1000, epoch }),
    };
    for (const [name, position] of Object.entries(positions)) {
      test(`who has seen something ${name} is told to begin anew`, async () => {
        item = await newItem(club.seller, club.auction);
        await mustBid(club.ann, item, 20);
        const { seq, epoch } = (await club.bob.get(item.path)).body;
        const page = open(ResumingPage);
        page.begin(itemChannel(item), position({ seq, epoch }));
        await page.subscribe(itemChannel(item));
        assert.deepEqual(await page.heard('sync:reset'), [{ seq, epoch }]);
        await mustBid(club.ann, item, 30);
        const heard = await page.heard('bid:new');
        assert.deepEqual(
          heard.map(({ amount }) => amount),
          [30],
        );
      });
    }
  });
}
