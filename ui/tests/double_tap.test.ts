import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isStray } from '../src/shell/double_tap.ts';

const tap = { x: 100, y: 700, at: 1000, dialog: null };

test('the second of a double tap is not for the dialog that the first has opened', () => {
  assert.ok(isStray(tap, { ...tap, x: 104, y: 708, at: 1150, dialog: 'sheet' }));
});

test('nor for what lay under the dialog that it has closed', () => {
  assert.ok(isStray({ ...tap, dialog: 'sheet' }, { ...tap, at: 1150 }));
});

test('taps on what has stayed count, however quick they are', () => {
  assert.ok(!isStray(tap, { ...tap, at: 1050 }));
  assert.ok(!isStray({ ...tap, dialog: 'sheet' }, { ...tap, at: 1050, dialog: 'sheet' }));
});

test('who has had time to look, or goes elsewhere, means it', () => {
  assert.ok(!isStray(undefined, tap));
  assert.ok(!isStray(tap, { ...tap, at: 1501, dialog: 'sheet' }));
  assert.ok(!isStray(tap, { ...tap, x: 130, at: 1150, dialog: 'sheet' }));
});
