import assert from 'node:assert/strict';
import { env } from 'node:process';
import { beforeEach, test } from 'node:test';

import { formatAgo, formatClock, formatDay, formatExactly, formatMoment } from '../src/time/dates.ts';
import { speak } from '../src/words/index.ts';
import { standIn } from './support/page.ts';

env.TZ = 'Europe/Berlin';
const time = '2026-12-04T19:14:09.500Z';

beforeEach(async () => {
  standIn(['en-GB']);
  await speak('en');
});

test('a time is shown in the zone of the reader', () => {
  assert.match(formatMoment(time), /^Fri,? 4 Dec,? 20:14$/);
  assert.equal(formatClock(time), '20:14:09');
  assert.equal(formatDay('2026-12-31T23:30:00Z'), '1 Jan 2027');
});

test('a time in summer is shown in summer time', () => {
  assert.match(formatMoment('2026-07-04T19:14:00Z'), /21:14/);
});

test('an exact time tells its zone', () => {
  assert.match(formatExactly(time), /4 Dec 2026, 20:14:09 (CET|GMT\+1)/);
});

test('a time is shown as the language has it', async () => {
  standIn(['de']);
  await speak('de');
  assert.equal(formatDay(time), '4. Dez. 2026');
});

test('what was a while ago is told in the largest whole unit', () => {
  const now = Date.parse(time);
  const ago = (seconds: number) => formatAgo(new Date(now - seconds * 1000).toISOString(), now);
  assert.equal(ago(59), '59 sec ago');
  assert.equal(ago(60), '1 min ago');
  assert.equal(ago(3599), '59 min ago');
  assert.equal(ago(2 * 3600), '2 hr ago');
  assert.equal(ago(86_400), 'yesterday');
  assert.equal(ago(29 * 86_400), '29 days ago');
});

test('what was long ago has a date', () => {
  assert.equal(formatAgo(time, Date.parse(time) + 31 * 86_400_000), '4 Dec 2026');
});

test('what is about to be by our clock is now', () => {
  assert.equal(formatAgo(time, Date.parse(time) - 5000), 'now');
});
