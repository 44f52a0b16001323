// A process with many clients, some of them over lines that are cut at random. Told what to do by messages.
import { Relay } from '../clients/relay.mjs';
import { resumingVersions } from '../clients/pusher-js.mjs';
import { Client, eventually, sleep } from '../support/house.mjs';
import { pick, randomFrom } from './random.mjs';
import { Watcher } from './watcher.mjs';

const kinds = ['pusher-js 8.6', 'pusher-js 7.6'];
const perWatcher = 2;

const deeds = { open, finish };
let random, relay, watchers;
let raging = true;

function personOf(house, cookies) {
  const person = new Client(house);
  person.cookies = new Map(cookies);
  return person;
}

async function open({ name, seed, house, cookies, items, size, cuts }) {
  random = randomFrom(seed);
  relay = await Relay.to(house.port);
  const people = cookies.map((each) => personOf(house, each));
  watchers = Array.from({ length: size }, (_, at) => {
    const first = Math.floor(random() * items.length);
    const followed = Array.from({ length: perWatcher }, (_, step) => items[(first + step) % items.length]);
    const kind = kinds[at % kinds.length];
    // Half of them come straight, and so find a closed door while the server is away.
    const port = at % 4 < 2 ? relay.port : house.port;
    return new Watcher(`${name}.${at} (${kind})`, resumingVersions[kind], secretive(house), pick(random, people), port, followed);
  });
  await eventually('all are connected', () => watchers.every(({ counts }) => counts.connected > 0), 30000);
  if (cuts) rage();
  return {};
}

/** What a page needs of a house. */
const secretive = ({ port, key }) => ({ port, url: `http://127.0.0.1:${port}`, secrets: () => ({ SOKETI_APP_KEY: key }) });

let cutLines = 0;
async function rage() {
  while (raging) {
    await sleep(100 + random() * 400);
    relay.cut(() => random() < 0.04 && ++cutLines);
  }
}

/** Once nothing happens any more: everybody's log beside that of the database. */
async function finish({ heads, stored, patience }) {
  raging = false;
  await eventually('everybody is up to date', () => watchers.every((each) => each.hasHeard(heads)), patience).catch(() => {});
  const faults = watchers.flatMap((each) => each.compare(stored));
  const sum = (what) => watchers.reduce((total, { counts }) => total + counts[what], 0);
  const heard = watchers.flatMap(({ logs }) => Object.values(logs)).reduce((total, log) => total + log.length, 0);
  for (const { page } of watchers) page.close();
  relay.close();
  const counts = { heard, cutLines, connected: sum('connected'), resets: sum('resets'), gaveUp: sum('gaveUp') };
  return { faults, counts };
}

process.on('message', async ({ deed, ...what }) => {
  const answer = await deeds[deed](what).catch((failed) => ({ failed: failed.stack }));
  process.send(answer, () => deed === 'finish' && process.exit());
});
