import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { hearItem, itemSource, renew } from '../src/live/item.ts';
import type { ItemPage } from '../src/server/answers.ts';
import { bidOf, commentOf, ends, me, myMark, pageWith, polledOf, proxy } from './support/item_page.ts';
import { answerBy, json, type Sent, unchanged } from './support/web.ts';

let stop = () => {};
afterEach(() => stop());

function answer(answers: (path: string, sent: Sent) => Response): Sent[] {
  const web = answerBy((sent) => answers(sent.path, sent));
  stop = web.stop;
  return web.sent;
}

const path = '/api/auctions/a1/items/i1';
const source = () => itemSource('a1', 'i1', me);

test('what was polled is shown, and what was not stays', () => {
  const shown = pageWith([bidOf(5, 10)], 5, { discussions: [commentOf('c1')], canEdit: true });
  const page = renew(shown, polledOf(pageWith([bidOf(6, 12, me), bidOf(5, 10)], 6)), me);
  assert.equal(page.seq, 6);
  assert.deepEqual([page.item.currentBid, page.minBid, page.isHighestBidder, page.userHighestBid], [12, 13, true, 12]);
  assert.equal(page.discussions, shown.discussions);
  assert.equal(page.canEdit, true);
});

test('who leads under our mark is us', () => {
  const polled = polledOf(pageWith([bidOf(6, 12, myMark)], 6));
  assert.equal(renew(pageWith([], 5), polled, me).isHighestBidder, true);
});

test('without a bid nobody leads, and the starting bid is the least', () => {
  const page = renew(pageWith([], 5), polledOf(pageWith([], 6)), me);
  assert.deepEqual([page.isHighestBidder, page.userHighestBid, page.minBid], [false, null, 10]);
});

test('where bidding starts at nothing the least is the smallest amount there is', () => {
  const free = pageWith([], 6);
  const leastIn = (currencyCode: string) =>
    renew(free, polledOf({ ...free, item: { ...free.item, startingBid: 0, currencyCode } }), me).minBid;
  assert.deepEqual([leastIn('EUR'), leastIn('JPY')], [0.01, 1]);
});

test('the least of the next bid is exact', () => {
  const page = pageWith([{ ...bidOf(6, 0.1) }], 6);
  const polled = polledOf({ ...page, item: { ...page.item, minBidIncrement: 0.2 } });
  assert.equal(renew(page, polled, me).minBid, 0.3);
});

test('our maximum, which no poll tells, is not forgotten', () => {
  const shown = pageWith([bidOf(5, 10, me)], 5, { ...proxy, userHighestBid: 80 });
  assert.equal(renew(shown, polledOf(pageWith([bidOf(6, 31), bidOf(5, 31, me)], 6)), me).userHighestBid, 80);
});

test('one may bid on what is published, open and not his own', () => {
  const shown = pageWith([], 5);
  const may = (item: Partial<ItemPage['item']>, more: Partial<ItemPage> = {}) =>
    renew({ ...shown, ...more }, polledOf({ ...shown, item: { ...shown.item, ...item } }), me).canBid;
  assert.equal(may({}), true);
  assert.equal(may({ closedAt: ends }), false);
  assert.equal(may({ isPublished: false }), false);
  assert.equal(may({}, { isItemOwner: true }), false);
});

test('what changed or ended is asked about', () => {
  for (const event of ['item:updated', 'item:ended', 'item:deleted']) {
    const shown = pageWith([], 0);
    assert.deepEqual(hearItem(shown, { event, data: { seq: 1 } }, me), { page: shown, ask: true });
  }
});

test('what is not known changes nothing', () => {
  const shown = pageWith([], 0);
  assert.deepEqual(hearItem(shown, { event: 'item:polished', data: {} }, me), { page: shown });
});

test('comments are heard', () => {
  const data = { discussionId: 'c1', authorId: 'ilse', authorName: 'Ilse', content: '<p>?</p>', createdAt: ends, parentId: null };
  const asked = hearItem(pageWith([], 0), { event: 'discussion:new', data }, me).page;
  assert.deepEqual(asked.discussions[0]?.user, { id: 'ilse', name: 'Ilse' });
  const edited = hearItem(asked, { event: 'discussion:updated', data: { discussionId: 'c1', content: '<p>!</p>' } }, me).page;
  assert.deepEqual([edited.discussions[0]?.content, edited.discussions[0]?.isEdited], ['<p>!</p>', true]);
  const deleted = hearItem(edited, { event: 'discussion:deleted', data: { discussionId: 'c1' } }, me).page;
  assert.deepEqual(deleted.discussions, []);
});

test('the page is loaded whole', async () => {
  const page = pageWith([], 3);
  const sent = answer(() => json(page));
  assert.deepEqual(await source().load(), page);
  assert.deepEqual(sent.map((each) => each.path), [`${path}/page`]);
});

test('a poll without news asks no more', async () => {
  const shown = pageWith([], 3);
  const sent = answer(unchanged);
  assert.equal(await source().recheck(shown, false), undefined);
  assert.equal(sent.length, 1);
});

test('comments are asked for only when something has happened that was not heard', async () => {
  const shown = pageWith([], 3);
  const sent = answer((asked) => json(asked === path ? polledOf(shown) : assert.fail(asked)));
  await source().recheck(shown, true);
  assert.equal(sent.length, 1);
});

test('comments that nobody told us of are asked for, with a socket too', async () => {
  const shown = pageWith([], 3);
  answer((asked) => json(asked === path ? polledOf(pageWith([], 4)) : { discussions: [commentOf('c1')] }));
  for (const joined of [true, false]) assert.deepEqual((await source().recheck(shown, joined))?.discussions, [commentOf('c1')]);
});

test('news whose comments could not be had are not lost', async () => {
  const shown = pageWith([], 3);
  let fails = true;
  answer((asked, sent) => {
    if (asked === path) return sent.headers['If-None-Match'] ? unchanged() : json(polledOf(pageWith([bidOf(4, 10)], 4)), 200, { ETag: '"4"' });
    return fails ? json({}, 503) : json({ discussions: [] });
  });
  const its = source();
  await assert.rejects(its.recheck(shown, false));
  fails = false;
  assert.equal((await its.recheck(shown, false))?.item.currentBid, 10);
  assert.equal(await its.recheck(pageWith([], 4), false), undefined);
});

test('what was said while a poll was under way is kept', () => {
  const asked = pageWith([], 3);
  const newest = { ...asked, discussions: [commentOf('c1')], userHighestBid: 80 };
  const merged = source().merge!(renew(asked, polledOf(pageWith([bidOf(4, 10)], 4)), me), asked, newest);
  assert.deepEqual(merged.discussions, [commentOf('c1')]);
  assert.equal(merged.userHighestBid, 80);
  assert.equal(merged.item.currentBid, 10);
});

test('comments that were asked for are newer than those that were shown', () => {
  const asked = pageWith([], 3);
  const newest = { ...asked, discussions: [commentOf('c1')] };
  const read = renew(asked, polledOf(pageWith([], 4)), me, [commentOf('c2'), commentOf('c1')]);
  assert.deepEqual(source().merge!(read, asked, newest).discussions, read.discussions);
});
