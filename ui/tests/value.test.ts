import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Value } from '../src/value.ts';

test('a value is what it was set to', () => {
  const value = new Value(1);
  assert.equal(value.get(), 1);
  value.set(2);
  assert.equal(value.get(), 2);
});

test('every change is told to all who watch', () => {
  const value = new Value('a');
  const heard: string[] = [];
  value.watch((now) => heard.push(`first ${now}`));
  value.watch((now) => heard.push(`second ${now}`));
  value.set('b');
  assert.deepEqual(heard, ['first b', 'second b']);
});

test('what is the same as before is told to nobody', () => {
  const value = new Value<unknown>(NaN);
  let told = 0;
  value.watch(() => ++told);
  value.set(NaN);
  assert.equal(told, 0);
  value.set({});
  value.set({});
  assert.equal(told, 2);
});

test('who has stopped watching hears no more', () => {
  const value = new Value(1);
  let told = 0;
  const stop = value.watch(() => ++told);
  stop();
  stop();
  value.set(2);
  assert.equal(told, 0);
});

test('who stops watching while it is told is no hindrance to others', () => {
  const value = new Value(1);
  const heard: string[] = [];
  const stop = value.watch(() => {
    heard.push('first');
    stop();
  });
  value.watch(() => heard.push('second'));
  value.set(2);
  value.set(3);
  assert.deepEqual(heard, ['first', 'second', 'second']);
});

test('who begins to watch while it is told hears the next change', () => {
  const value = new Value(1);
  const heard: number[] = [];
  const stop = value.watch(() => {
    stop();
    value.watch((now) => heard.push(now));
  });
  value.set(2);
  assert.deepEqual(heard, []);
  value.set(3);
  assert.deepEqual(heard, [3]);
});
