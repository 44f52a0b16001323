import assert from 'node:assert/strict';
import { env } from 'node:process';
import { test } from 'node:test';

import { fromLocalField, toLocalField } from '../src/time/dates.ts';
import { incomplete, timeFault } from '../src/time/local_field.ts';

env.TZ = 'Europe/Berlin';

test('times go into a field and come back', () => {
  for (const time of ['2031-01-15T12:00:00.000Z', '2031-07-15T12:00:00.000Z', '2032-03-28T00:59:00.000Z', '2032-03-28T01:00:00.000Z'])
    assert.equal(fromLocalField(toLocalField(time)), time);
  assert.equal(toLocalField('2031-07-15T12:00:00.000Z'), '2031-07-15T14:00');
  assert.equal(toLocalField(null), '');
  assert.equal(fromLocalField(''), null);
});

test('an hour that is left out when clocks are put forward is no time', () => {
  assert.equal(timeFault('2032-03-28T01:59'), undefined);
  assert.equal(timeFault('2032-03-28T02:00'), 'noSuchTime');
  assert.equal(timeFault('2032-03-28T02:59'), 'noSuchTime');
  assert.equal(timeFault('2032-03-28T03:00'), undefined);
});

test('half a time is told from none', () => {
  assert.equal(timeFault(incomplete), 'incomplete');
  assert.equal(timeFault(''), undefined);
});

test('what has passed is known by the clock that is given', () => {
  const noon = Date.parse('2031-01-15T12:00:00.000Z');
  assert.equal(timeFault('2031-01-15T13:00', noon), 'past');
  assert.equal(timeFault('2031-01-15T13:01', noon), undefined);
  assert.equal(timeFault('2020-01-01T00:00'), undefined);
});
