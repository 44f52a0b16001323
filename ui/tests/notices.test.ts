import assert from 'node:assert/strict';
import { test } from 'node:test';

import { bidAgainLink, hearNotice } from '../src/live/notices.ts';
import type { Notice, Notices } from '../src/server/answers.ts';

const noticeOf = (number: number, more: Partial<Notice> = {}) =>
  ({ id: `n${number}`, type: 'OUTBID', title: 'Outbid', message: 'Lantern', read: false, auctionId: 'a1', itemId: 'i1', ...more }) as Notice;

const shown = (count: number, unreadCount = count): Notices => ({
  notifications: Array.from({ length: count }, (_, at) => noticeOf(count - at)),
  unreadCount,
  seq: count,
  epoch: 'A',
});

const told = ({ read: _, ...data }: Notice) => ({ event: 'notification:new', data });

test('a new notice is the first, and unread', () => {
  const { page } = hearNotice(shown(2), told(noticeOf(3)));
  assert.deepEqual(page.notifications.map((each) => each.id), ['n3', 'n2', 'n1']);
  assert.equal(page.notifications[0]?.read, false);
  assert.equal(page.unreadCount, 3);
});

test('a notice that is there is not counted again', () => {
  const before = shown(2);
  assert.equal(hearNotice(before, told(noticeOf(2))).page, before);
});

test('only the newest are kept', () => {
  const { page } = hearNotice(shown(20), told(noticeOf(21)));
  assert.equal(page.notifications.length, 20);
  assert.equal(page.notifications.at(-1)?.id, 'n2');
  assert.equal(page.unreadCount, 21);
});

test('the server knows best how many are unread', () => {
  assert.equal(hearNotice(shown(5), { event: 'notification:count', data: { unreadCount: 1 } }).page.unreadCount, 1);
});

test('what else is told to a user changes no notices', () => {
  const before = shown(2);
  for (const event of ['bid:outbid', 'member:joined']) assert.equal(hearNotice(before, { event, data: {} }).page, before);
});

test('who was outbid is led to the item with the next bid open', () => {
  assert.equal(bidAgainLink(noticeOf(1)), '/auctions/a1/items/i1?bid=next');
});
