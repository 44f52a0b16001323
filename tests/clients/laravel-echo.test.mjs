// Laravel Echo with both its broadcasters, its own endpoints and headers.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import Echo from 'laravel-echo';

import { openHall } from '../pusher/support.mjs';
import { eventually } from '../support/house.mjs';
import { mustBid, openClub } from './club.mjs';
import { cookieOf, versions } from './pusher-js.mjs';

const connectTo = (house) => ({
  Pusher: versions['pusher-js 8.6'],
  cluster: 'default',
  wsHost: '127.0.0.1',
  wsPort: house.port,
  forceTLS: false,
  enabledTransports: ['ws', 'wss'],
});

for (const broadcaster of ['pusher', 'reverb'])
  describe(`Laravel Echo, broadcaster ${broadcaster}`, () => {
    let club, echo;

    before(async () => {
      club = await openClub();
      const { house, bob } = club;
      echo = new Echo({
        ...connectTo(house),
        broadcaster,
        key: house.secrets().SOKETI_APP_KEY,
        authEndpoint: `${house.url}/broadcasting/auth`,
        userAuthentication: { endpoint: `${house.url}/broadcasting/user-auth`, headers: { Cookie: cookieOf(bob) } },
        csrfToken: 'of a framework that is not here',
        bearerToken: 'of nobody',
        auth: { headers: { Cookie: cookieOf(bob) } },
      });
    });
    after(async () => {
      echo.disconnect();
      await club.close();
    });

    test('a private channel is joined with its headers, and its events are heard by their names', async () => {
      const heard = [];
      let subscribed = false;
      // A leading dot leaves the name as it is; otherwise Echo puts a namespace before it.
      echo
        .private(`item-${club.item.id}`)
        .subscribed(() => (subscribed = true))
        .listen('.bid:new', (data) => heard.push(data.amount));
      await eventually('it is subscribed', () => subscribed);
      const { headers } = echo.options.auth;
      assert.deepEqual([headers['X-CSRF-TOKEN'], headers.Authorization], ['of a framework that is not here', 'Bearer of nobody']);
      await mustBid(club.ann, club.item, 12.5);
      await eventually('the bid is heard', () => heard.length > 0);
      assert.deepEqual(heard, [12.5]);
    });

    test('a channel of another is refused to it', async () => {
      let error;
      echo.private(`user-${club.ann.id}`).error((status) => (error = status));
      await eventually('it is refused', () => error);
      assert.equal(error.status ?? error, 403);
    });
  });

test('Laravel Echo joins a presence channel of a further app, and is told who is here, comes and goes', async () => {
  const hall = await openHall({ office: {} });
  const echos = [];
  const { key, publisher } = hall.office;
  const open = (user_id) => {
    const customHandler = ({ socketId, channelName }, answer) =>
      answer(null, publisher.authorizeChannel(socketId, channelName, { user_id, user_info: { name: user_id } }));
    const echo = new Echo({ ...connectTo(hall.house), broadcaster: 'reverb', key, channelAuthorization: { customHandler } });
    echos.push(echo);
    return echo;
  };
  try {
    const told = [];
    open('ann').join('hall').here((all) => told.push(['here', ...all.map(({ name }) => name)]))
      .joining(({ name }) => told.push(['joining', name])).leaving(({ name }) => told.push(['leaving', name]));
    await eventually('ann is here', () => told.length === 1);
    const bob = open('bob');
    let present;
    bob.join('hall').here((all) => (present = all.map(({ name }) => name).sort()));
    await eventually('bob is here', () => told.length === 2 && present);
    bob.leave('hall');
    await eventually('bob is gone', () => told.length === 3, 15000);
    assert.deepEqual(told, [['here', 'ann'], ['joining', 'bob'], ['leaving', 'bob']]);
    assert.deepEqual(present, ['ann', 'bob']);
  } finally {
    for (const echo of echos) echo.disconnect();
    await hall.close();
  }
});
