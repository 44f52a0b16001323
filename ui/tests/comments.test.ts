import assert from 'node:assert/strict';
import { test } from 'node:test';

import { addComment, changeComment, dropComment } from '../src/live/comments.ts';
import type { Comment } from '../src/server/answers.ts';
import { commentOf } from './support/item_page.ts';

/** c2, below it c2a with c2a1, and c1. */
const talk = () => [commentOf('c2', null, [commentOf('c2a', 'c2', [commentOf('c2a1', 'c2a')])]), commentOf('c1')];

const names = (all: Comment[]): unknown[] => all.map(({ id, replies }) => (replies.length ? [id, names(replies)] : id));

test('a new comment is at the top', () => {
  assert.deepEqual(names(addComment(talk(), commentOf('c3'))), ['c3', ['c2', [['c2a', ['c2a1']]]], 'c1']);
});

test('a reply is the last below what it answers, however deep', () => {
  assert.deepEqual(names(addComment(talk(), commentOf('c2b', 'c2'))), [['c2', [['c2a', ['c2a1']], 'c2b']], 'c1']);
  assert.deepEqual(names(addComment(talk(), commentOf('c2a2', 'c2a'))), [['c2', [['c2a', ['c2a1', 'c2a2']]]], 'c1']);
});

test('a comment that is there is not added again', () => {
  const all = talk();
  for (const [id, parent] of [['c1', null], ['c2a', 'c2'], ['c2a1', 'c2a']] as const)
    assert.equal(addComment(all, commentOf(id, parent)), all);
});

test('a reply to what is gone is nowhere', () => {
  assert.deepEqual(addComment(talk(), commentOf('c9a', 'c9')), talk());
});

test('a comment is changed where it is, however often', () => {
  const edit = (one: Comment) => ({ ...one, content: 'new' });
  const once = changeComment(talk(), 'c2a1', edit);
  assert.equal(once[0]?.replies[0]?.replies[0]?.content, 'new');
  assert.deepEqual(names(once), names(talk()));
  assert.deepEqual(changeComment(once, 'c2a1', edit), once);
  assert.deepEqual(changeComment(talk(), 'c9', edit), talk());
});

test('a comment goes with its replies, however often', () => {
  const once = dropComment(talk(), 'c2a');
  assert.deepEqual(names(once), ['c2', 'c1']);
  assert.deepEqual(dropComment(once, 'c2a'), once);
  assert.deepEqual(names(dropComment(talk(), 'c2')), ['c1']);
});

test('what was shown is not changed, but shown anew', () => {
  const before = talk();
  addComment(before, commentOf('c2b', 'c2'));
  dropComment(before, 'c2a');
  changeComment(before, 'c1', (one) => ({ ...one, content: 'new' }));
  assert.deepEqual(before, talk());
});
