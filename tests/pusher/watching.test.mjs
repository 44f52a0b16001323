// Who is online, who listens: what the server tells by itself, for apps that want it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { eventually } from '../support/house.mjs';
import { channelName, member, openHall } from './support.mjs';

let hall, app;
before(async () => {
  hall = await openHall({ plain: {}, counting: { enableSubscriptionCount: true } });
  app = hall.plain;
});
after(() => hall.close());

/** A page that is signed in and watches these, with what it hears of them. */
async function watcher(id, watchlist) {
  const page = app.open({ user: { id, watchlist } });
  page.news = [];
  for (const name of ['online', 'offline'])
    page.pusher.user.watchlist.bind(name, ({ user_ids }) => page.news.push([name, [...user_ids].sort()]));
  await page.signedIn();
  return page;
}

test('who signs in is told who of those he watches is online, and who is not', async () => {
  const ann = await watcher('ann', []);
  const bob = await watcher('bob', ['ann', 'carl', 'ann']);
  await eventually('he hears of both', () => bob.news.length === 2);
  assert.deepEqual(bob.news.sort(), [['offline', ['carl']], ['online', ['ann']]]);
  await ann.settle();
  assert.deepEqual(ann.news, [], 'who watches nobody hears nothing');
  [ann, bob].forEach((page) => page.close());
});

test('the first tab brings a user online, the last takes him off', async () => {
  const watching = await watcher('dora', ['emil']);
  await eventually('she hears of him', () => watching.news.length === 1);
  const tabs = [await watcher('emil', []), await watcher('emil', [])];
  await eventually('he is online', () => watching.news.length === 2);
  tabs[0].close();
  await eventually('his first tab is gone', async () => (await app.sockets()) === 2);
  await watching.settle();
  assert.deepEqual(watching.news, [['offline', ['emil']], ['online', ['emil']]]);
  tabs[1].close();
  await eventually('he is offline', () => watching.news.length === 3);
  assert.deepEqual(watching.news[2], ['offline', ['emil']]);
  watching.close();
});

test('of more than a hundred watched the first hundred count, and the error 4302 says so', async () => {
  const many = Array.from({ length: 101 }, (_, at) => `user-${String(at).padStart(3, '0')}`);
  const page = await watcher('frank', many);
  await eventually('he hears of them', () => page.news.length === 1);
  assert.deepEqual(page.news, [['offline', many.slice(0, 100)]]);
  assert.deepEqual(page.codes, [4302]);
  assert.equal(page.state, 'connected');
  const [last] = [await watcher(many[100], [])];
  await page.settle();
  assert.equal(page.news.length, 1);
  [page, last].forEach((each) => each.close());
});

test('nobody changes who he is: a second sign-in as somebody else ends the connection', async () => {
  const bare = await app.listen();
  const signIn = (user, text = JSON.stringify(user)) =>
    bare.send({ event: 'pusher:signin', data: { auth: app.sign(`${bare.id}::user::${text}`), user_data: text } });
  signIn({ id: 'gina' });
  const { data } = await bare.event('pusher:signin_success');
  assert.deepEqual(JSON.parse(data.user_data), { id: 'gina' });
  signIn({ id: 'gina' });
  await bare.settle();
  assert.equal(bare.closeCode, undefined);
  signIn({ id: 'hugo' });
  assert.equal(await bare.closed, 4009);
});

test('an app that wants it hears how many listen, at each change', async () => {
  const { counting } = hall;
  const name = channelName('private-');
  const first = counting.open();
  await first.subscribe(name);
  const second = counting.open();
  await second.subscribe(name);
  assert.deepEqual(await first.heard('pusher:subscription_count', 2), [{ subscription_count: 1 }, { subscription_count: 2 }]);
  assert.equal(first.pusher.channel(name).subscriptionCount, 2);
  second.pusher.unsubscribe(name);
  await eventually('one is left', () => first.pusher.channel(name).subscriptionCount === 1);
});

test('no counts are told on presence channels, nor to apps that did not ask', async () => {
  for (const [of, name] of [[hall.counting, channelName('presence-')], [app, channelName('hall-')]]) {
    const page = of.open({ who: member(1) });
    await page.subscribe(name);
    await of.open({ who: member(2) }).subscribe(name);
    await page.settle();
    assert.deepEqual(page.told('pusher:subscription_count'), []);
  }
});
