import assert from 'node:assert/strict';
import { test } from 'node:test';

import { hintOf, noteOf, pageOf, reset, Scene, unreachable } from './support/followed_page.ts';

test('a page is loaded and shown', async () => {
  const scene = new Scene();
  scene.followed.start();
  assert.equal(scene.page, undefined);
  assert.equal(scene.question.kind, 'load');
  await scene.question.answer(pageOf(3));
  scene.assertShows(pageOf(3));
  assert.deepEqual(scene.followed.position, { seq: 3, epoch: 'A' });
});

test('before the first load there is no position', () => {
  const scene = new Scene();
  scene.followed.start();
  assert.equal(scene.followed.position, undefined);
});

test('what is remembered is shown at once and rechecked', () => {
  const scene = new Scene(pageOf(2));
  scene.followed.start();
  scene.assertShows(pageOf(2));
  assert.deepEqual(scene.followed.position, { seq: 2, epoch: 'A' });
  assert.equal(scene.question.kind, 'recheck');
});

test('events are taken in their order', async () => {
  const scene = await Scene.joinedAt(1);
  for (const seq of [2, 3, 4]) scene.followed.hear(noteOf(seq));
  scene.assertShows(pageOf(4));
});

test('an event that the page knows of is dropped', async () => {
  const scene = await Scene.joinedAt(3);
  for (const seq of [2, 3, 4, 4, 1]) scene.followed.hear(noteOf(seq));
  scene.assertShows(pageOf(4));
});

test('an event without a number is taken as it comes', async () => {
  const scene = await Scene.joinedAt(1);
  scene.followed.hear({ event: 'note', data: { note: 'price' } });
  scene.assertShows({ ...pageOf(1), notes: ['note 1', 'price'] });
});

test('events wait while the page loads, and what it has of them is dropped', async () => {
  const scene = new Scene();
  scene.followed.start();
  for (const seq of [2, 3, 4]) scene.followed.hear(noteOf(seq));
  assert.equal(scene.page, undefined);
  await scene.question.answer(pageOf(3));
  scene.assertShows(pageOf(4));
});

test('where an event is missing the page is asked for at once', async () => {
  const scene = await Scene.joinedAt(1);
  scene.followed.hear(noteOf(3));
  scene.assertShows(pageOf(1));
  await scene.time.pass(0);
  assert.equal(scene.question.kind, 'recheck');
  await scene.question.answer(pageOf(3));
  scene.assertShows(pageOf(3));
});

test('a gap that shows while a question is under way is asked about again', async () => {
  const scene = await Scene.joinedAt(1);
  scene.followed.askSoon(0);
  await scene.time.pass(0);
  scene.followed.hear(noteOf(3));
  await scene.question.answer(undefined);
  assert.equal(await scene.askedWithin(0), 1);
  await scene.question.answer(pageOf(3));
  scene.assertShows(pageOf(3));
});

test('sync:reset loads all of it anew', async () => {
  const scene = await Scene.joinedAt(5);
  scene.followed.hear(reset);
  scene.assertShows(pageOf(5));
  assert.equal(scene.question.kind, 'load');
  await scene.question.answer(pageOf(2));
  scene.assertShows(pageOf(2));
});

test('sync:reset while a recheck is under way loads all of it anew', async () => {
  const scene = await Scene.joinedAt(5);
  scene.followed.askSoon(0);
  await scene.time.pass(0);
  const recheck = scene.question;
  scene.followed.hear(reset);
  scene.followed.hear(noteOf(6));
  await recheck.answer(pageOf(5));
  await scene.time.pass(0);
  assert.equal(scene.question.kind, 'load');
  await scene.question.answer(pageOf(6));
  scene.assertShows(pageOf(6));
});

test('sync:reset while the page loads loads it again', async () => {
  const scene = new Scene();
  scene.followed.start();
  scene.followed.hear(reset);
  await scene.question.answer(pageOf(1));
  await scene.time.pass(0);
  assert.equal(scene.asked.length, 2);
  assert.equal(scene.question.kind, 'load');
  await scene.question.answer(pageOf(2));
  scene.assertShows(pageOf(2));
});

test('while all is loaded anew there is no position', async () => {
  const scene = await Scene.joinedAt(5);
  scene.followed.hear(reset);
  assert.equal(scene.followed.position, undefined);
  await scene.question.answer(pageOf(6));
  assert.deepEqual(scene.followed.position, { seq: 6, epoch: 'A' });
});

test('a load anew that fails is tried again as a load', async () => {
  const scene = await Scene.joinedAt(5);
  scene.followed.hear(reset);
  await scene.question.fail(unreachable());
  scene.assertShows(pageOf(5));
  scene.followed.wake();
  await scene.time.pass(0);
  assert.equal(scene.question.kind, 'load');
});

test('an event of another epoch loads all of it anew', async () => {
  const scene = await Scene.joinedAt(5);
  scene.followed.hear(noteOf(6, 'B'));
  assert.equal(scene.question.kind, 'load');
  await scene.question.answer(pageOf(1, 'B'));
  scene.followed.hear(noteOf(2, 'B'));
  scene.assertShows(pageOf(2, 'B'));
});

test('an answer of another epoch loads all of it anew', async () => {
  const scene = await Scene.shownAt(5);
  await scene.time.pass(2000);
  assert.equal(scene.question.kind, 'recheck');
  await scene.question.answer(pageOf(7, 'B'));
  scene.assertShows(pageOf(5));
  await scene.time.pass(0);
  assert.equal(scene.question.kind, 'load');
});

test('what was heard meanwhile is newer than an answer that does not know of it', async () => {
  const scene = await Scene.joinedAt(5);
  scene.followed.askSoon(0);
  await scene.time.pass(0);
  scene.followed.hear(noteOf(6));
  await scene.question.answer(pageOf(5));
  scene.assertShows(pageOf(6));
  assert.equal(await scene.askedWithin(1000), 1);
});

test('an event that tells not all is asked about soon', async () => {
  const scene = await Scene.joinedAt(1);
  scene.followed.hear(hintOf(2));
  assert.equal(await scene.askedWithin(299), 0);
  assert.equal(await scene.askedWithin(301), 1);
  await scene.question.answer(pageOf(2));
  scene.assertShows(pageOf(2));
});

test('events that come together are asked about once', async () => {
  const scene = await Scene.joinedAt(1);
  for (const seq of [2, 3, 4]) scene.followed.hear(hintOf(seq));
  assert.equal(await scene.askedWithin(10_000), 1);
});

test('events that do not stop are asked about all the same', async () => {
  const scene = await Scene.joinedAt(1);
  for (let seq = 2; seq < 12; ++seq) {
    scene.followed.hear(hintOf(seq));
    await scene.time.pass(100);
  }
  assert(scene.asked.length > 1);
});

test('an event that tells not all, heard while a question is under way, is asked about afterwards', async () => {
  const scene = await Scene.joinedAt(1);
  scene.followed.askSoon(0);
  await scene.time.pass(0);
  scene.followed.hear(hintOf(2));
  await scene.question.answer(undefined);
  assert.equal(await scene.askedWithin(1000), 1);
});

test('what we know better than the channel is shown at once', async () => {
  const scene = await Scene.joinedAt(1);
  scene.followed.change((page) => ({ ...page, notes: ['mine'] }));
  assert.deepEqual(scene.page?.notes, ['mine']);
});

test('what we know better is merged into an answer that was under way', async () => {
  const scene = await Scene.joinedAt(1, { merge: (read, _, newest) => ({ ...read, notes: [...read.notes, newest.notes.at(-1)!] }) });
  scene.followed.askSoon(0);
  await scene.time.pass(0);
  scene.followed.change((page) => ({ ...page, notes: [...page.notes, 'mine'] }));
  await scene.question.answer(pageOf(2));
  assert.deepEqual(scene.page?.notes, ['note 1', 'note 2', 'mine']);
});
