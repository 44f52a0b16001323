// The page of README.md, word for word, across everything that can come between it and the server.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

import { bid, eventually, newItem, sleep } from '../support/house.mjs';
import { auctionChannel } from '../support/listener.mjs';
import { amountsOf, mustBid, openClub } from './club.mjs';
import { cookieOf, resumingVersions } from './pusher-js.mjs';
import { Relay } from './relay.mjs';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const [, snippet] = /<!-- page -->\n```js\n([\s\S]*?)```/.exec(readme);
const AsyncFunction = (async () => {}).constructor;
const names = ['Pusher', 'fetch', 'location', 'auctionId', 'itemId', 'showItem', 'showBid'];
const run = new AsyncFunction(...names, `${snippet}\nreturn { pusher, follow, seen, epoch: () => epoch };`);

test('it has at most forty lines', () => assert.ok(snippet.trimEnd().split('\n').length <= 40));

/** What a browser gives a page, and what one sees there: the amounts of each item's bids, the names of all items. */
class Browser {
  loads = 0;
  shown = { item: [], second: [], names: [] };
  fetched = { item: 0, second: 0, names: 0 };

  constructor(Pusher, { club, relay, second }) {
    Object.assign(this, { Pusher, club, relay, second });
  }

  async load() {
    const turn = ++this.loads;
    this.page?.pusher.disconnect();
    const { club } = this;
    const show = (what, list) => {
      if (turn !== this.loads) return;
      this.shown[what] = list;
      ++this.fetched[what];
    };
    const amounts = ({ bids }) => bids.map(({ amount }) => amount).reverse();
    const page = await run(
      this.#pusher(),
      (url) => this.#fetch(url),
      { reload: () => this.load() },
      club.auction.id,
      club.item.id,
      (body) => show('item', amounts(body)),
      ({ amount }) => turn === this.loads && this.shown.item.push(amount),
    );
    this.page = page;
    page.follow(
      `private-item-${this.second.id}`,
      this.second.path,
      (body) => show('second', amounts(body)),
      (event, { amount }) => event === 'bid:new' && turn === this.loads && this.shown.second.push(amount),
    );
    page.follow(
      auctionChannel(club.auction),
      `${club.auction.path}/details`,
      ({ items }) => show('names', items.map(({ name }) => name).sort()),
      (event, { name }) => event === 'item:created' && turn === this.loads && this.shown.names.push(name),
    );
  }

  /** In Node, addresses must be whole and cookies be said. */
  #pusher() {
    const { Pusher, club, relay } = this;
    return class extends Pusher {
      constructor(key, { channelAuthorization, ...options }) {
        const endpoint = club.house.url + channelAuthorization.endpoint;
        const headers = { Cookie: cookieOf(club.bob) };
        super(key, { ...options, wsPort: relay.port, channelAuthorization: { ...channelAuthorization, endpoint, headers } });
      }
    };
  }

  async #fetch(url) {
    const { status, body } = await this.club.bob.get(url);
    return { status, ok: status < 300, json: async () => body };
  }

  close() {
    this.loads = NaN;
    this.page.pusher.disconnect();
  }
}

/** Bids ever more on both items until stopped, whatever happens to single bids. */
function keepBidding(club, items, from) {
  let stopped = false;
  const bidding = (async () => {
    for (let amount = from; !stopped; ++amount)
      await Promise.all([...items.map((item) => bid(club.ann, item, amount).catch(() => {})), sleep(5)]);
  })();
  return () => {
    stopped = true;
    return bidding;
  };
}

for (const version of ['pusher-js 8.6', 'pusher-js 7.6']) {
  describe(`the documented page with ${version}`, () => {
    let club, relay, second, browser, backup;

    before(async () => {
      club = await openClub();
      second = await newItem(club.seller, club.auction, { name: 'Vase' });
      relay = await Relay.to(club.house.port);
      backup = path.join(club.house.folder, 'backup');
      browser = new Browser(resumingVersions[version], { club, relay, second });
      await browser.load();
    });
    after(async () => {
      browser.close();
      relay.close();
      await club.close();
    });

    async function showsWhatIs() {
      const truth = {
        item: await amountsOf(club.item, club.bob),
        second: await amountsOf(second, club.bob),
        names: (await club.bob.get(`${club.auction.path}/items`)).body.map(({ name }) => name).sort(),
      };
      const { shown } = browser;
      const all = () => Object.keys(truth).every((what) => shown[what].length >= truth[what].length);
      await eventually('the page shows as much as there is', all, 30000);
      assert.deepEqual({ ...shown, names: [...shown.names].sort() }, truth);
    }

    const interruptions = {
      'a cut line': () => relay.cut(),
      'a restart': () => club.house.restart(),
      'a kill': () => club.house.restart(() => club.house.kill9()),
    };
    let from = 20;
    for (const [name, interrupt] of Object.entries(interruptions))
      test(`it shows each bid once and in order across ${name}`, async () => {
        const stop = keepBidding(club, [club.item, second], from);
        const start = browser.shown.item.length;
        await eventually('bids are shown', () => browser.shown.item.length > start + 10);
        await interrupt();
        await newItem(club.seller, club.auction, { name: `Zither ${name}` });
        await eventually('the page is back', () => browser.page.pusher.connection.state === 'connected', 20000);
        const again = browser.shown.item.length;
        await eventually('more bids are shown', () => browser.shown.item.length > again + 10, 20000);
        await stop();
        from = browser.shown.item.at(-1) + 100;
        await showsWhatIs();
      });

    test('it begins anew after a backup was put back, though what it has seen is there again', async () => {
      const { house } = club;
      await house.restart(async () => {
        await house.stop();
        cpSync(house.dataDir, backup, { recursive: true, preserveTimestamps: true });
      });
      const epoch = browser.page.epoch();
      for (let step = 0; step < 5; ++step) for (const item of [club.item, second]) await mustBid(club.ann, item, from + step);
      await showsWhatIs();
      const { seen } = browser.page;
      const before = { ...seen };
      const fetched = { ...browser.fetched };

      relay.closed = true;
      await house.restart(async () => {
        await house.stop();
        rmSync(house.dataDir, { recursive: true });
        cpSync(backup, house.dataDir, { recursive: true, preserveTimestamps: true });
      });
      // Other bids under the numbers the page knows, and more of them, before it comes back.
      for (let step = 0; step < 8; ++step) for (const item of [club.item, second]) await mustBid(club.bob, item, from + 50 + step);
      const { seq } = (await club.bob.get(second.path)).body;
      assert.ok(seq > before[`private-item-${second.id}`]);
      relay.closed = false;
      await eventually('it has another epoch', () => browser.page.epoch() !== epoch, 30000);
      await eventually('all is fetched anew', () => Object.keys(fetched).every((what) => browser.fetched[what] > fetched[what]));
      await mustBid(club.bob, club.item, from + 90);
      await mustBid(club.bob, second, from + 90);
      await showsWhatIs();
      assert.ok(!browser.shown.item.includes(from), 'what the backup did not have is gone');
    });

    test('a place it has left does not come back', async () => {
      // Removed: told on the channel, and the page asks no more.
      const members = (await club.seller.get(`${club.auction.path}/members`)).body;
      const { id } = members.find(({ user }) => user.id === club.bob.id);
      const shown = browser.shown.item.length;
      assert.equal((await club.seller.delete(`${club.auction.path}/members/${id}`)).status, 200);
      await mustBid(club.ann, club.item, from + 200);
      relay.cut();
      await eventually('the page is back', () => browser.page.pusher.connection.state === 'connected', 20000);
      assert.equal(browser.shown.item.length, shown);
    });
  });
}
