// Channels whose members know of each other.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { eventually, slowness } from '../support/house.mjs';
import { leavesInGoodOrder, leavesWithoutAWord, remembersTheLastEvent } from './leavings.mjs';
import { channelName, member, openHall } from './support.mjs';

let hall;
before(async () => {
  hall = await openHall(
    { plain: {}, orderly: {}, abrupt: {}, strict: { enableUserAuthentication: true } },
    { SOKETI_USER_AUTHENTICATION_TIMEOUT: String(1000 * slowness) },
  );
});
after(() => hall.close());

/** Opens a page of each member on one channel, one after the other. */
async function gather(channel, ...members) {
  const pages = [];
  for (const who of members) {
    const page = hall.plain.open({ who });
    page.channel = await page.subscribe(channel);
    pages.push(page);
  }
  return pages;
}

const idsOf = (page) => Object.keys(page.channel.members.members).sort();

/** Proof that nothing of that name came before now: events of a channel come in order. */
async function neverTold(page, channel, name, count = 0) {
  const mark = channelName('mark-');
  await hall.plain.trigger(channel, mark, {});
  await page.heard(mark);
  assert.equal(page.told(name).length, count, name);
}

test('R1 who joins finds himself, numbers stay numbers, and hears events', async () => {
  const channel = channelName('presence-');
  const [page] = await gather(channel, member(1, 'Ann'));
  const { members } = page.channel;
  assert.equal(members.count, 1);
  assert.deepEqual(members.me, { id: 1, info: { name: 'Ann' } });
  assert.deepEqual(members.members, { 1: { name: 'Ann' } });
  await hall.plain.trigger(channel, 'news', { n: 1 });
  assert.deepEqual(await page.heard('news'), [{ n: 1 }]);
});

test('R2 members hear who comes, and who goes', async () => {
  const channel = channelName('presence-');
  const [ann, bob] = await gather(channel, member(1, 'Ann'), member(2, 'Bob'));
  assert.deepEqual(idsOf(bob), ['1', '2']);
  assert.equal(bob.channel.members.count, 2);
  const [added] = await ann.heard('pusher:member_added');
  assert.equal(String(added.id), '2');
  assert.deepEqual(added.info, { name: 'Bob' });
  assert.equal(ann.channel.members.count, 2);
  assert.deepEqual(bob.told('pusher:member_added'), [], 'nobody is told of himself');

  bob.close();
  const [removed] = await ann.heard('pusher:member_removed');
  assert.equal(String(removed.id), '2');
  assert.deepEqual(removed.info, { name: 'Bob' });
  assert.equal(ann.channel.members.count, 1);
  assert.deepEqual(idsOf(ann), ['1']);
});

test('R3 a wrong token is a subscription error 401', async () => {
  const page = hall.plain.open({ wrong: true, who: member(1) });
  page.follow('presence-room');
  const [error] = await page.heard('pusher:subscription_error');
  assert.deepEqual([error.type, error.status], ['AuthError', 401]);
  await page.settle();
  assert.equal(page.state, 'connected');
});

test('R4 who unsubscribes and leaves leaves neither channel, member nor socket', () =>
  leavesInGoodOrder(hall.orderly, 'presence-'));

test('R5 who leaves without a word leaves neither channel, member nor socket', async () => {
  await leavesWithoutAWord(hall.abrupt, 'presence-');
  const channel = channelName('presence-');
  assert.deepEqual(await hall.abrupt.ask(`/channels/${channel}/users`), { users: [] });
});

test('R6 a user with several tabs comes once and goes with the last of them', async () => {
  const channel = channelName('presence-');
  const [ann, first, second] = await gather(channel, member(1), member(2), member(2));
  for (const page of [ann, first, second]) {
    assert.equal(page.channel.members.count, 2);
    assert.deepEqual(idsOf(page), ['1', '2']);
  }
  await neverTold(ann, channel, 'pusher:member_added', 1);
  await neverTold(first, channel, 'pusher:member_added');

  first.close();
  await eventually('the tab is gone', async () => (await hall.plain.subscriptions(channel)) === 2);
  await neverTold(ann, channel, 'pusher:member_removed');
  second.close();
  await ann.heard('pusher:member_removed');
  assert.equal(ann.channel.members.count, 1);
  await neverTold(ann, channel, 'pusher:member_removed', 1);
});

test('R7 a presence cache channel misses once, then gives its last event', () =>
  remembersTheLastEvent(hall.plain, 'presence-'));

test('R8 where users must sign in, joining a presence channel in time is enough', async () => {
  const page = hall.strict.open({ who: member(1) });
  await page.subscribe('presence-room');
  const idle = await hall.strict.listen();
  assert.equal(await idle.closed, 4009);
  await page.settle();
  assert.deepEqual(page.codes, []);
});

test('a number and its text are the same user', async () => {
  const channel = channelName('presence-');
  const [ann, number, text] = await gather(channel, member(1), member(10), member('10'));
  assert.deepEqual(text.channel.members.me.id, '10');
  for (const page of [number, text]) assert.deepEqual(idsOf(page), ['1', '10']);
  assert.deepEqual((await hall.plain.ask(`/channels/${channel}/users`)).users.map(({ id }) => String(id)).sort(), ['1', '10']);
  await neverTold(ann, channel, 'pusher:member_added', 1);
});

test('a member stays known as his first tab said, until all are gone', async () => {
  const channel = channelName('presence-');
  const [ann, first, second] = await gather(channel, member(1), member(2, 'Bob'), member(2, 'Robert'));
  assert.deepEqual(second.channel.members.get(2).info, { name: 'Bob' });
  first.close();
  await eventually('the tab is gone', async () => (await hall.plain.subscriptions(channel)) === 2);
  const [late] = await gather(channel, member(3));
  assert.deepEqual(late.channel.members.get(2).info, { name: 'Bob' });
  second.close();
  await ann.heard('pusher:member_removed');
  const [again] = await gather(channel, member(2, 'Robert'));
  assert.deepEqual(again.channel.members.me.info, { name: 'Robert' });
});

test('ids, hash and count of the members agree', async () => {
  const channel = channelName('presence-');
  await gather(channel, member(1, 'Ann'), member(2, 'Bob'));
  const bare = await hall.plain.listen();
  const answer = await hall.plain.join(bare, channel, { data: JSON.stringify({ user_id: 'x"y', user_info: [1] }) });
  const { ids, hash, count } = answer.data.presence;
  assert.deepEqual(ids.map(String).sort(), ['1', '2', 'x"y']);
  assert.deepEqual(hash, { 1: { name: 'Ann' }, 2: { name: 'Bob' }, 'x"y': [1] });
  assert.equal(count, 3);
});

test('channel_data that names nobody is refused, and nothing else happens', async () => {
  const channel = channelName('presence-');
  const bare = await hall.plain.listen();
  const ids = ['null', '""', '{}', 'true'].map((id) => `{"user_id":${id}}`);
  for (const data of ['', '{', '[]', '"x"', 'null', '{}', ...ids]) {
    const answer = await hall.plain.join(bare, channel, { data });
    assert.equal(answer.event, 'pusher:subscription_error', data);
  }
  assert.equal((await hall.plain.join(bare, channel)).event, 'pusher:subscription_error', 'without channel_data');
  await bare.settle();
  assert.deepEqual(await hall.plain.channels({ filter_by_prefix: channel }), {});
});
