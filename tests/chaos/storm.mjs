// A club under fire: many watch while bids are made, lines are cut and the server is restarted and killed.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { newAuction, newItem, newPeople, sleep, startHouse } from '../support/house.mjs';
import { itemChannel } from '../support/listener.mjs';
import { pick, randomFrom } from './random.mjs';
import { fingerprint } from './watcher.mjs';

const crowdFile = fileURLToPath(new URL('crowd.mjs', import.meta.url));

class Crowd {
  constructor() {
    const { NODE_TEST_CONTEXT, ...env } = process.env;
    this.child = fork(crowdFile, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  }

  async tell(deed, what) {
    this.child.send({ deed, ...what });
    const [answer] = await Promise.race([
      once(this.child, 'message'),
      once(this.child, 'exit').then(([code]) => [{ failed: `the crowd left with ${code}` }]),
    ]);
    if (answer.failed) throw new Error(answer.failed);
    return answer;
  }

  close() {
    this.child.kill('SIGKILL');
  }
}

/** Bids once and for all: whatever becomes of single requests, the same key is tried until it is answered. */
async function bidSurely(bidder, item, amount) {
  const headers = { 'idempotency-key': `${item.id}-${amount}` };
  for (;;) {
    const answer = await bidder.post(`${item.path}/bids`, { amount }, { headers }).catch(() => ({ status: 503 }));
    if (answer.status === 201) return;
    if (answer.status !== 503) throw new Error(`bid ${amount}: ${answer.status} ${answer.text}`);
    await sleep(50);
  }
}

async function bidAll(bidder, item, count, pause) {
  for (let step = 0; step < count; ++step) {
    await bidSurely(bidder, item, 10 + step);
    await sleep(pause);
  }
}

/** Restarts and kills by turns at random until told to stop. */
async function shake(house, random, whileTrue) {
  let shakes = 0;
  while (whileTrue()) {
    await sleep(2000 + random() * 3000);
    if (!whileTrue()) break;
    await house.restart(++shakes % 2 ? undefined : () => house.kill9());
  }
  return shakes;
}

/** The whole log of a channel as the database has it. */
async function storedLog(viewer, item) {
  const log = [];
  for (;;) {
    const { body } = await viewer.get(`${item.path}/events?after=${log.length}`);
    if (body.events.length === 0) return log;
    for (const each of body.events) {
      if (each.seq !== log.length + 1) throw new Error(`the database has ${each.seq} after ${log.length}`);
      log.push(fingerprint(each));
    }
  }
}

/** Gives what is wrong with what each client heard (nothing, one hopes), and how much happened. */
export async function storm({ seed, clients, events, items: itemCount, crowds: crowdCount, pause, calm = false, patience = 60000, env = {} }) {
  const random = randomFrom(seed);
  const house = await startHouse({ env });
  const crowds = Array.from({ length: crowdCount }, () => new Crowd());
  try {
    const [seller, ...members] = await newPeople(house, 'Seller', 'Ann', 'Bob', 'Cora', 'Dora', 'Ed', 'Fay');
    const auction = await newAuction(seller, members);
    const items = [];
    for (let count = 0; count < itemCount; ++count) items.push(await newItem(seller, auction, { name: `Lot ${count}` }));

    const told = {
      house: { port: house.port, key: house.secrets().SOKETI_APP_KEY },
      cookies: members.map(({ cookies }) => [...cookies]),
      items: items.map((item) => ({ channel: itemChannel(item), path: item.path })),
      size: clients / crowdCount,
      cuts: !calm,
    };
    await Promise.all(crowds.map((crowd, at) => crowd.tell('open', { ...told, name: at, seed: seed + at + 1 })));

    let bidding = true;
    const shaking = calm ? 0 : shake(house, random, () => bidding);
    await Promise.all(items.map((item) => bidAll(pick(random, members), item, events / itemCount, pause)));
    bidding = false;
    const shakes = await shaking;

    const stored = {};
    for (const item of items) stored[itemChannel(item)] = await storedLog(seller, item);
    const heads = Object.fromEntries(Object.entries(stored).map(([channel, log]) => [channel, log.length]));
    const ends = await Promise.all(crowds.map((crowd) => crowd.tell('finish', { heads, stored, patience })));
    const counts = { shakes, stored: Object.values(heads).reduce((sum, head) => sum + head, 0) };
    for (const each of ends) for (const [name, count] of Object.entries(each.counts)) counts[name] = (counts[name] ?? 0) + count;
    return { faults: ends.flatMap((each) => each.faults), counts };
  } finally {
    for (const crowd of crowds) crowd.close();
    await house.close();
  }
}
