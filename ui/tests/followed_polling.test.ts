import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noteOf, pageOf, refusal, Scene, unreachable } from './support/followed_page.ts';

test('without a socket the page is asked for as often as the server wishes', async () => {
  const scene = await Scene.shownAt(1);
  assert.equal(scene.link, 'polling');
  for (const seq of [2, 3]) {
    assert.equal(await scene.askedWithin(1999), 0);
    assert.equal(await scene.askedWithin(1), 1);
    await scene.question.answer(pageOf(seq));
  }
  scene.assertShows(pageOf(3));
});

test('an answer that nothing has changed leaves the page as it is', async () => {
  const scene = await Scene.shownAt(1);
  const before = scene.page;
  await scene.time.pass(2000);
  await scene.question.answer(undefined);
  assert.equal(scene.page, before);
  assert.equal(await scene.askedWithin(2000), 1);
});

test('another question waits for the answer to the one before', async () => {
  const scene = await Scene.shownAt(1);
  await scene.time.pass(2000);
  scene.followed.wake();
  assert.equal(await scene.askedWithin(60_000), 0);
  await scene.question.answer(pageOf(2));
  assert.equal(await scene.askedWithin(0), 1);
});

test('with a socket the page is asked for once a minute', async () => {
  const scene = await Scene.joinedAt(1);
  assert.equal(scene.link, 'live');
  assert.equal(await scene.askedWithin(59_999), 0);
  assert.equal(await scene.askedWithin(1), 1);
});

test('a socket that is gone makes the page ask as before', async () => {
  const scene = await Scene.joinedAt(1);
  scene.followed.join(false, true);
  assert.equal(scene.link, 'polling');
  assert.equal(await scene.askedWithin(2000), 1);
});

test('a socket that is tried again and again in vain does not put off the next question', async () => {
  const scene = await Scene.shownAt(1);
  await scene.time.pass(1500);
  scene.followed.join(false, true);
  assert.equal(await scene.askedWithin(500), 1);
});

test('a socket that sends what was missed is not asked when it is there', async () => {
  const scene = await Scene.shownAt(1);
  scene.followed.join(true, true);
  assert.equal(await scene.askedWithin(10_000), 0);
});

test('a socket that does not send what was missed is asked each time it comes', async () => {
  const scene = await Scene.shownAt(1);
  scene.followed.join(true, false);
  assert.equal(await scene.askedWithin(0), 1);
  await scene.question.answer(undefined);
  scene.followed.join(true, false);
  assert.equal(await scene.askedWithin(0), 0);
  scene.followed.join(false, false);
  scene.followed.join(true, false);
  assert.equal(await scene.askedWithin(0), 1);
});

test('a socket that does not send what was missed is no reason to ask less often', async () => {
  const scene = await Scene.shownAt(1);
  scene.followed.join(true, false);
  await scene.time.pass(0);
  await scene.question.answer(undefined);
  assert.equal(await scene.askedWithin(2000), 1);
});

test('a socket that comes while the page loads, unasked for what was missed, has it asked again', async () => {
  const scene = new Scene();
  scene.followed.start();
  scene.followed.join(true, false);
  scene.followed.join(true, true);
  await scene.time.pass(0);
  await scene.question.answer(pageOf(1));
  assert.equal(await scene.askedWithin(0), 1);
});

test('a recheck knows whether events tell the rest', async () => {
  const scene = await Scene.shownAt(1);
  await scene.time.pass(2000);
  assert.equal(scene.question.joined, false);
  await scene.question.answer(undefined);
  scene.followed.join(true, true);
  await scene.time.pass(60_000);
  assert.equal(scene.question.joined, true);
});

test('nothing is asked while nobody looks', async () => {
  const scene = await Scene.shownAt(1);
  scene.hidden = true;
  assert.equal(await scene.askedWithin(3_600_000), 0);
});

test('events are heard while nobody looks', async () => {
  const scene = await Scene.joinedAt(1);
  scene.hidden = true;
  scene.followed.hear(noteOf(2));
  scene.assertShows(pageOf(2));
});

test('somebody who looks again has it asked at once and then as before', async () => {
  const scene = await Scene.shownAt(1);
  scene.hidden = true;
  await scene.time.pass(60_000);
  scene.hidden = false;
  scene.followed.wake();
  assert.equal(await scene.askedWithin(0), 1);
  await scene.question.answer(undefined);
  assert.equal(await scene.askedWithin(2000), 1);
});

test('a server that cannot be reached leaves what is shown and says offline', async () => {
  const scene = await Scene.shownAt(3);
  await scene.time.pass(2000);
  await scene.question.fail(unreachable());
  scene.assertShows(pageOf(3));
  assert.equal(scene.link, 'offline');
  assert(scene.problem);
});

test('a server that cannot be reached is asked on, and what went wrong is forgotten when it answers', async () => {
  const scene = await Scene.shownAt(3);
  await scene.time.pass(2000);
  await scene.question.fail(unreachable());
  assert.equal(await scene.askedWithin(2000), 1);
  await scene.question.answer(undefined);
  assert.equal(scene.link, 'polling');
  assert.equal(scene.problem, undefined);
});

test('a first load that fails is tried again', async () => {
  const scene = new Scene();
  scene.followed.start();
  await scene.question.fail(unreachable());
  assert.equal(scene.page, undefined);
  assert.equal(await scene.askedWithin(2000), 1);
  assert.equal(scene.question.kind, 'load');
});

test('a question that fails is asked again soon with a socket, too', async () => {
  const scene = await Scene.joinedAt(3);
  scene.followed.askSoon(0);
  await scene.time.pass(0);
  await scene.question.fail(unreachable());
  assert.equal(scene.link, 'live');
  assert.equal(await scene.askedWithin(2000), 1);
  await scene.question.answer(pageOf(3));
  assert.equal(await scene.askedWithin(59_000), 0);
});

test('a page that is not there any more is not shown, and not asked for again', async () => {
  const scene = await Scene.shownAt(3);
  await scene.time.pass(2000);
  const gone = refusal(404);
  await scene.question.fail(gone);
  assert.equal(scene.page, undefined);
  assert.equal(scene.problem, gone);
  assert.equal(await scene.askedWithin(3_600_000), 0);
});

test('a page that was not there is loaded when somebody wants to know, and what is heard meanwhile waits', async () => {
  const scene = await Scene.joinedAt(3);
  scene.followed.wake();
  await scene.time.pass(0);
  await scene.question.fail(refusal(404));
  scene.followed.wake();
  await scene.time.pass(0);
  assert.equal(scene.question.kind, 'load');
  scene.followed.hear(noteOf(4));
  await scene.question.answer(pageOf(3));
  scene.assertShows(pageOf(4));
});

test('a refusal that passes leaves what is shown', async () => {
  for (const status of [408, 429, 500, 503]) {
    const scene = await Scene.shownAt(3);
    await scene.time.pass(2000);
    await scene.question.fail(refusal(status));
    scene.assertShows(pageOf(3));
    assert.equal(scene.link, 'polling');
    assert.equal(await scene.askedWithin(2000), 1, String(status));
  }
});

test('a server that wants to be left alone is', async () => {
  const scene = await Scene.shownAt(3);
  await scene.time.pass(2000);
  await scene.question.fail(refusal(429, 30));
  assert.equal(await scene.askedWithin(29_999), 0);
  assert.equal(await scene.askedWithin(1), 1);
});

test('neither events nor the socket make it ask before the server wishes', async () => {
  const scene = await Scene.joinedAt(3);
  scene.followed.wake();
  await scene.time.pass(0);
  await scene.question.fail(refusal(503, 30));
  scene.followed.hear(noteOf(9));
  scene.followed.askSoon();
  scene.followed.join(false, true);
  scene.followed.join(true, true);
  assert.equal(await scene.askedWithin(29_999), 0);
  assert.equal(await scene.askedWithin(1), 1);
});

test('what is to be asked again while the server wants to be left alone is asked afterwards', async () => {
  const scene = await Scene.joinedAt(3);
  scene.followed.askSoon(0);
  await scene.time.pass(0);
  scene.followed.askSoon(0);
  await scene.time.pass(0);
  await scene.question.fail(refusal(503, 30));
  assert.equal(await scene.askedWithin(29_999), 0);
  assert.equal(await scene.askedWithin(1), 1);
});

test('somebody who wants to know does not wait', async () => {
  const scene = await Scene.shownAt(3);
  await scene.time.pass(2000);
  await scene.question.fail(refusal(429, 30));
  scene.followed.wake();
  assert.equal(await scene.askedWithin(0), 1);
});

test('a page that is left asks and changes no more', async () => {
  const scene = await Scene.joinedAt(1);
  scene.followed.stop();
  assert.equal(scene.time.pending, 0);
  scene.followed.hear(noteOf(2));
  scene.followed.askSoon(0);
  scene.followed.wake();
  scene.followed.join(false, true);
  assert.equal(await scene.askedWithin(3_600_000), 0);
  scene.assertShows(pageOf(1));
});

test('a page that is left while it asks does not go on', async () => {
  for (const end of ['answer', 'fail'] as const) {
    const scene = await Scene.shownAt(1);
    await scene.time.pass(2000);
    scene.followed.stop();
    await (end === 'answer' ? scene.question.answer(pageOf(2)) : scene.question.fail(refusal(404)));
    assert.equal(await scene.askedWithin(3_600_000), 0);
    scene.assertShows(pageOf(1));
  }
});
