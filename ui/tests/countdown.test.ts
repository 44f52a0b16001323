import assert from 'node:assert/strict';
import { test } from 'node:test';

import { announcedAt, formatRemaining, passedMark, remaining } from '../src/time/countdown.ts';
import { Random } from './support/random.ts';

const end = Date.parse('2026-12-04T20:00:00Z');
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const units = { day: 'd', hour: 'h' };
const before = (left: number) => remaining(end, false, end - left);
const shownAt = (left: number) => formatRemaining(before(left), units);

test('what is closed is closed, whatever the time', () => {
  for (const left of [day, 1, 0, -day]) assert.equal(remaining(end, true, end - left).phase, 'closed');
  assert.equal(remaining(undefined, true, end).phase, 'closed');
});

test('what has no end never changes', () => {
  const left = remaining(undefined, false, end);
  assert.equal(left.phase, 'endless');
  assert.equal(left.nextIn, undefined);
});

test('it is open to the last millisecond and closing from the end on', () => {
  assert.equal(before(1).phase, 'soon');
  assert.equal(before(0).phase, 'closing');
  assert.equal(before(-1).phase, 'closing');
  assert.equal(before(0).nextIn, undefined);
});

test('the last ten minutes begin when ten minutes are shown', () => {
  assert.equal(before(10 * minute + 1).phase, 'open');
  assert.equal(before(10 * minute).phase, 'soon');
  assert.equal(before(10 * minute - 1).phase, 'soon');
});

test('an end that moves back opens again what was closing', () => {
  assert.equal(remaining(end, false, end + 1).phase, 'closing');
  const extended = remaining(end + 5 * minute, false, end + 1);
  assert.equal(extended.phase, 'soon');
  assert.equal(formatRemaining(extended, units), '5:00');
});

test('seconds are rounded up, so that nothing is shown as over before it is', () => {
  assert.equal(shownAt(1), '0:01');
  assert.equal(shownAt(999), '0:01');
  assert.equal(shownAt(1000), '0:01');
  assert.equal(shownAt(1001), '0:02');
  assert.equal(shownAt(59_001), '1:00');
});

test('days and hours are counted whole', () => {
  const { days, hours, minutes, seconds } = before(3 * day + 4 * hour + 5 * minute + 6 * second);
  assert.deepEqual([days, hours, minutes, seconds], [3, 4, 5, 6]);
  assert.equal(shownAt(day), '1 d 0 h');
  assert.equal(shownAt(day - 1), '1 d 0 h');
  assert.equal(shownAt(day - second), '23:59:59');
});

test('the largest two units are shown', () => {
  assert.equal(shownAt(3 * day + 4 * hour + 59 * minute), '3 d 4 h');
  assert.equal(shownAt(2 * hour + 5 * minute + 9 * second), '2:05:09');
  assert.equal(shownAt(hour), '1:00:00');
  assert.equal(shownAt(4 * minute + 59 * second), '4:59');
  assert.equal(shownAt(9 * second), '0:09');
});

test('a day on which clocks are put forward has its real hours', () => {
  // In Central Europe 29 March 2026 has 23 hours.
  const midnight = Date.parse('2026-03-29T00:00:00+01:00');
  const next = Date.parse('2026-03-30T00:00:00+02:00');
  assert.equal(formatRemaining(remaining(next, false, midnight), units), '23:00:00');
});

test('nextIn leads exactly to the next change', () => {
  const random = new Random(3);
  for (let times = 0; times < 2000; ++times) {
    const left = 1 + random.below(random.one([3 * second, 11 * minute, 2 * day]));
    const now = before(left);
    const { nextIn } = now;
    assert(nextIn !== undefined && nextIn > 0 && nextIn <= second, String(left));
    const look = (at: number) => ({ ...before(at), nextIn: undefined });
    assert.deepEqual(look(left - nextIn + 1), look(left), `${left}: changed before`);
    assert.notEqual(JSON.stringify(look(left - nextIn)), JSON.stringify(look(left)), `${left}: has not changed`);
  }
});

test('a mark is passed when it is reached, and not before', () => {
  assert.equal(passedMark(minute + 1, minute), minute);
  assert.equal(passedMark(minute + 2, minute + 1), undefined);
  assert.equal(passedMark(minute, minute - 1), undefined);
});

test('of several marks passed at once the last is told', () => {
  assert.equal(passedMark(11 * minute, 30 * second), minute);
  assert.equal(passedMark(11 * minute, -second), 10 * second);
});

test('each mark is passed once, however late the ticks are', () => {
  const random = new Random(4);
  for (let times = 0; times < 200; ++times) {
    const told: number[] = [];
    let left = 11 * minute + random.below(minute);
    while (left > 0) {
      const now = left - (1 + random.below(random.one([50, 1100, 9 * second])));
      const mark = passedMark(left, now);
      if (mark !== undefined) told.push(mark);
      left = now;
    }
    assert.deepEqual(told, announcedAt);
  }
});

test('after an extension a mark is passed again', () => {
  assert.equal(passedMark(30 * second, 5 * minute), undefined);
  assert.equal(passedMark(minute + 1, minute - 1), minute);
});
