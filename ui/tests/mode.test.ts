import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type Circumstances, decideMode, safetyNet } from '../src/live/mode.ts';

const tier = 2000;
const usual: Circumstances = { joined: true, resumes: true, hidden: false, reachable: true, isBehind: false, tier };

test('how a page is kept up to date follows from its circumstances', () => {
  const table: [Partial<Circumstances>, string, number | undefined][] = [
    [{}, 'live', safetyNet],
    [{ resumes: false }, 'live', tier],
    [{ reachable: false }, 'live', safetyNet],
    [{ isBehind: true }, 'live', tier],
    [{ joined: false }, 'polling', tier],
    [{ joined: false, resumes: false }, 'polling', tier],
    [{ joined: false, reachable: false }, 'offline', tier],
    [{ hidden: true }, 'live', undefined],
    [{ hidden: true, joined: false }, 'polling', undefined],
    [{ hidden: true, joined: false, reachable: false }, 'offline', undefined],
  ];
  for (const [what, link, askEvery] of table)
    assert.deepEqual(decideMode({ ...usual, ...what }), { link, askEvery }, JSON.stringify(what));
});

test('a page that is asked for rarely is not asked for more often with a socket', () => {
  assert.equal(decideMode({ ...usual, tier: 5 * safetyNet }).askEvery, 5 * safetyNet);
});
