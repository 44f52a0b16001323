import assert from 'node:assert/strict';
import { test } from 'node:test';

import { abandonBids, Bidding, type Memory, newKey, type Offer, pauseBefore } from '../src/live/placing.ts';
import type { PlacedBid } from '../src/server/answers.ts';
import { Refusal, Unreachable } from '../src/server/ask.ts';
import { answerBy, json } from './support/web.ts';
import { settle, VirtualTime } from './support/virtual_time.ts';

const path = '/api/auctions/a1/items/i1/bids';
const placed = { id: 'b1', amount: 12.5, leads: true } as PlacedBid;

type Answer = PlacedBid | Error;
const unreachable = () => new Unreachable('no network');
const refusal = (status: number, body = {}) => new Refusal(status, body);

class Drawer implements Memory {
  readonly kept = new Map<string, string>();
  getItem = (name: string) => this.kept.get(name) ?? null;
  setItem = (name: string, value: string) => void this.kept.set(name, value);
  removeItem = (name: string) => void this.kept.delete(name);
}

const broken: Memory = {
  getItem: () => assert.fail('it is forbidden'),
  setItem: () => assert.fail('it is full'),
  removeItem: () => assert.fail('it is forbidden'),
};

/** One who bids, and a server that answers as it is told. */
class Scene {
  readonly time = new VirtualTime();
  readonly sent: Offer[] = [];
  readonly bidding: Bidding;

  constructor(
    readonly answers: Answer[],
    memory: Memory = new Drawer(),
    userId = 'jonas',
  ) {
    const send = async (offer: Offer) => {
      this.sent.push(offer);
      const answer = this.answers.shift() ?? unreachable();
      if (answer instanceof Error) throw answer;
      return answer;
    };
    this.bidding = new Bidding(path, userId, memory, send, this.time.wait);
  }

  get placing() {
    return this.bidding.placing.get();
  }

  get keys(): string[] {
    return [...new Set(this.sent.map((each) => each.key))];
  }

  async confirm(amount = '12.5', isAnonymous = false): Promise<void> {
    void this.bidding.confirm(amount, isAnonymous);
    await settle();
  }
}

test('nothing is placed before it is confirmed', () => {
  assert.deepEqual(new Scene([]).placing, { state: 'none' });
});

test('a bid that the server takes is placed', async () => {
  const scene = new Scene([placed]);
  await scene.confirm('12.5', true);
  assert.equal(scene.placing.state, 'placed');
  assert.deepEqual({ ...scene.sent[0], key: '' }, { path, amount: '12.5', isAnonymous: true, key: '' });
});

test('a bid that the server does not take is refused, with the reason', async () => {
  const why = refusal(400, { key: 'E_BID_TOO_LOW' });
  const scene = new Scene([why]);
  await scene.confirm();
  assert(scene.placing.state === 'refused');
  assert.equal(scene.placing.refusal, why);
});

test('a bid is undecided until it is answered', async () => {
  const scene = new Scene([unreachable()]);
  void scene.bidding.confirm('12.5', false);
  assert.equal(scene.placing.state, 'sending');
  assert.equal(scene.bidding.isUndecided, true);
  await settle();
  assert.equal(scene.bidding.isUndecided, true);
});

test('a bid that nobody answers is sent again with the same key until somebody does', async () => {
  const scene = new Scene([unreachable(), unreachable(), refusal(500), refusal(408), placed]);
  await scene.confirm();
  await scene.time.pass(250);
  assert.equal(scene.placing.state, 'retrying');
  await scene.time.pass(60_000);
  assert.equal(scene.placing.state, 'placed');
  assert.equal(scene.sent.length, 5);
  assert.equal(scene.keys.length, 1);
});

test('between attempts it waits longer and longer, but not long', () => {
  assert.deepEqual([0, 1, 2, 3, 4, 5, 60].map(pauseBefore), [250, 500, 1000, 2000, 4000, 4000, 4000]);
});

test('a server that wants to be left alone is', async () => {
  for (const status of [429, 503]) {
    const scene = new Scene([refusal(status, { retryAfter: 20 }), placed]);
    await scene.confirm();
    await scene.time.pass(19_999);
    assert.equal(scene.sent.length, 1);
    await scene.time.pass(1);
    assert.equal(scene.placing.state, 'placed');
  }
});

test('while a bid is undecided there is no second one', async () => {
  const scene = new Scene([]);
  await scene.confirm('12.5');
  await scene.confirm('20');
  scene.bidding.resume();
  await scene.time.pass(60_000);
  assert.deepEqual([...new Set(scene.sent.map((each) => each.amount))], ['12.5']);
  assert.equal(scene.keys.length, 1);
});

test('the next bid has a key of its own', async () => {
  const scene = new Scene([placed, placed]);
  await scene.confirm('12.5');
  await scene.confirm('12.5');
  assert.equal(scene.keys.length, 2);
});

test('a verdict can be dismissed', async () => {
  for (const answer of [placed, refusal(400)]) {
    const scene = new Scene([answer]);
    await scene.confirm();
    scene.bidding.dismiss();
    assert.equal(scene.placing.state, 'none');
  }
});

test('what is undecided cannot be dismissed', async () => {
  const scene = new Scene([]);
  await scene.confirm();
  scene.bidding.dismiss();
  assert.equal(scene.bidding.isUndecided, true);
});

test('a page that was left goes on with its bid under the same key', async () => {
  const drawer = new Drawer();
  const left = new Scene([], drawer);
  await left.confirm('12.5', true);
  const back = new Scene([placed], drawer);
  back.bidding.resume();
  await settle();
  assert.deepEqual(back.sent, [left.sent[0]]);
  assert.equal(back.placing.state, 'placed');
});

test('a bid with a verdict is not gone on with', async () => {
  for (const answer of [placed, refusal(400)]) {
    const drawer = new Drawer();
    await new Scene([answer], drawer).confirm();
    const back = new Scene([placed], drawer);
    back.bidding.resume();
    await settle();
    assert.equal(back.sent.length, 0);
    assert.equal(drawer.kept.size, 0);
  }
});

test('nobody goes on with the bid of somebody else', async () => {
  const drawer = new Drawer();
  await new Scene([], drawer, 'jonas').confirm();
  const other = new Scene([placed], drawer, 'piroska');
  other.bidding.resume();
  await settle();
  assert.equal(other.sent.length, 0);
});

test('a bid is not sent by who signs in while it is tried again; it waits for him who made it', async () => {
  const drawer = new Drawer();
  const left = new Scene([], drawer);
  await left.confirm();
  const sent = left.sent.length;
  abandonBids();
  await left.time.pass(60_000);
  assert.equal(left.sent.length, sent);
  const back = new Scene([placed], drawer);
  back.bidding.resume();
  await settle();
  assert.deepEqual(back.sent, [left.sent[0]]);
});

test('where nothing can be kept a bid is placed all the same', async () => {
  const scene = new Scene([unreachable(), placed], broken);
  scene.bidding.resume();
  await scene.confirm();
  await scene.time.pass(1000);
  assert.equal(scene.placing.state, 'placed');
});

test('what was kept and cannot be read is left alone', async () => {
  const drawer = new Drawer();
  await new Scene([], drawer).confirm();
  for (const name of drawer.kept.keys()) drawer.kept.set(name, '{"path":');
  const back = new Scene([placed], drawer);
  back.bidding.resume();
  await settle();
  assert.equal(back.placing.state, 'none');
});

test('keys are of visible ASCII, long enough, and never the same', () => {
  const keys = Array.from({ length: 100 }, newKey);
  for (const key of keys) assert.match(key, /^[0-9a-f]{32}$/);
  assert.equal(new Set(keys).size, keys.length);
});

test('the server is sent the key in a header and the amount as text', async () => {
  const web = answerBy(() => json(placed));
  const bidding = new Bidding(path, 'jonas', new Drawer());
  await bidding.confirm('12.5', false);
  web.stop();
  const [sent] = web.sent;
  assert.equal(sent?.path, path);
  assert.equal(sent?.body, '{"amount":"12.5"}');
  assert.match(sent?.headers['Idempotency-Key'] ?? '', /^[0-9a-f]{32}$/);
});
