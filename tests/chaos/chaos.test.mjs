// Whatever happens to server and lines, each client's log is the database's: no gap, no duplicate, in order.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { storm } from './storm.mjs';

const seed = Number(process.env.AUKTIVA_CHAOS_SEED ?? Date.now() % 2 ** 31);

test('200 clients hear 10,000 events once and in order, over cut lines, restarts and kills', async (context) => {
  context.diagnostic(`AUKTIVA_CHAOS_SEED=${seed}`);
  const { faults, counts } = await storm({ seed, clients: 200, events: 10_000, items: 10, crowds: 4, pause: 40 });
  context.diagnostic(JSON.stringify(counts));
  assert.deepEqual(faults.slice(0, 20), [], `${faults.length} faults, seed ${seed}`);
  assert.deepEqual([counts.stored, counts.heard], [10_000, 400_000]);
  // It was no calm day.
  assert.ok(counts.shakes >= 4 && counts.cutLines >= 100 && counts.connected >= 200 * counts.shakes, JSON.stringify(counts));
});

test('the same check fails where the server loses a single event', async () => {
  const { faults, counts } = await storm({
    seed, clients: 20, events: 500, items: 5, crowds: 1, pause: 5, calm: true, patience: 3000, env: { AUKTIVA_TEST_LOSE_EVENT: '250' },
  });
  assert.equal(counts.stored, 500);
  assert.match(faults[0] ?? 'nothing was noticed', /\d+ after \d+ on private-item-/);
  assert.ok(counts.heard < 20 * 2 * 100, `heard ${counts.heard}`);
});
