// Who runs the house: how he becomes that, what he alone may do, and what goes on while he works on it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertRefused } from '../support/asserts.mjs';
import { bid, Client, newAuction, newItem, newPeople, signIn, signOut, startHouse } from '../support/house.mjs';
import { Listener, userChannel } from '../support/listener.mjs';
import { inStore } from '../support/mail_host.mjs';

const settings = '/api/system/settings';
const update = '/api/system/update';
const printed = /Setup token.*\n\s+(\S+)/g;
const tokensIn = ({ log }) => [...log.matchAll(printed)].map(([, token]) => token);
const isAdministrator = async (person) => (await person.get('/api/version')).body.isDeploymentAdmin;

let house, adam, ann, bob;

before(async () => {
  house = await startHouse();
  [adam, ann, bob] = await newPeople(house, 'Adam', 'Ann', 'Bob');
});
after(() => house.close());

test('W-33: whoever comes first does not run the house; who has the token of its first start does', async () => {
  assert.equal(tokensIn(house).length, 1);
  await house.restart();
  const [setupToken, ...again] = tokensIn(house);
  assert.deepEqual(again, [], 'a second start tells no token');

  const nobodys = { autoCheckUpdates: false, isDeploymentAdmin: false };
  const before = (await ann.get(settings)).body;
  assert.deepEqual(Object.keys(before).sort(), Object.keys(nobodys).sort());
  for (const claim of [{}, { deploymentAdminEmail: ann.email }, { setupToken: 'guessed' }, { setupToken: `${setupToken}x` }]) {
    const refused = await ann.patch(settings, claim);
    assertRefused(refused, 403, 'E_SETUP_TOKEN_WRONG', { error: refused.body.message });
  }
  assertRefused(await new Client(house).patch(settings, { setupToken }), 401, 'E_NOT_SIGNED_IN');
  assert.deepEqual((await ann.get(settings)).body, before);
  assert.equal(await isAdministrator(ann), false);

  const claimed = await adam.patch(settings, { setupToken });
  assert.equal(claimed.status, 200, claimed.text);
  assert.equal(claimed.body.deploymentAdminEmail, adam.email);
  assertRefused(await ann.patch(settings, { setupToken }), 403, 'E_NOT_ADMINISTRATOR');
  assert.equal(tokensIn(await house.restart()).length, 1);
  assert.equal(await isAdministrator(adam), true, 'he still is after a restart');
});

test('only the administrator reads who he is, and changes it', async () => {
  const [his, hers] = [(await adam.get(settings)).body, (await ann.get(settings)).body];
  assert.deepEqual([his.deploymentAdminEmail, his.isDeploymentAdmin], [adam.email, true]);
  assert.deepEqual([hers.deploymentAdminEmail, hers.isDeploymentAdmin], [undefined, false]);
  const change = { deploymentAdminEmail: ann.email };
  assertRefused(await ann.patch(settings, change), 403, 'E_NOT_ADMINISTRATOR');
  const unknown = await adam.patch(settings, { deploymentAdminEmail: 'nobody@example.org' });
  assertRefused(unknown, 400, 'E_USER_NOT_FOUND', { error: unknown.body.message });
  assert.deepEqual((await adam.get(settings)).body, his);

  const handed = await adam.patch(settings, change);
  assert.deepEqual([handed.status, handed.body.deploymentAdminEmail], [200, ann.email]);
  assert.deepEqual([await isAdministrator(adam), await isAdministrator(ann)], [false, true]);
  assertRefused(await adam.patch(settings, { autoCheckUpdates: true }), 403, 'E_NOT_ADMINISTRATOR');
  assert.equal((await ann.patch(settings, { deploymentAdminEmail: adam.email.toUpperCase() })).status, 200);
  assert.equal(await isAdministrator(adam), true);
});

test('W-33: a change has the members the form knows; no other reaches the store', async () => {
  const names = () => inStore(house, 'SELECT name FROM setting ORDER BY name').map(({ name }) => name);
  const known = names();
  const was = (await adam.get(settings)).body.autoCheckUpdates;
  const changed = await adam.patch(settings, { autoCheckUpdates: !was, id: 'second', updateCommand: 'reboot', isDeploymentAdmin: false });
  assert.deepEqual([changed.status, changed.body], [200, { deploymentAdminEmail: adam.email, autoCheckUpdates: !was }]);
  assert.deepEqual((await adam.get(settings)).body, {
    deploymentAdminEmail: adam.email, autoCheckUpdates: !was, isDeploymentAdmin: true,
  });
  assert.deepEqual(names().filter((name) => !known.includes(name)), ['auto_check_updates']);
});

test('an update is refused with success false, whoever asks and however', async () => {
  const refusals = [
    [new Client(house), 401, 'E_NOT_SIGNED_IN'], [ann, 403, 'E_NOT_ADMINISTRATOR'], [adam, 400, 'E_NO_UPDATE_SCRIPT'],
  ];
  for (const [who, status, key] of refusals)
    assertRefused(await who.post(update, {}), status, key, { success: false });
  const wrong = await adam.get(update);
  assert.deepEqual([wrong.status, wrong.headers.allow, wrong.body.success], [405, 'POST', false], wrong.text);
});

test('where somebody else hosts, there is neither token nor administrator', async () => {
  const hosted = await startHouse({ env: { HOSTED: 'true' } });
  const [first] = await newPeople(hosted, 'First');
  assert.deepEqual(tokensIn(hosted), []);
  for (const answer of [await first.get(settings), await first.patch(settings, { setupToken: 'guessed' })])
    assertRefused(answer, 403, 'E_HOSTED', { error: answer.body?.message });
  const refused = await first.post(update, {});
  assert.deepEqual([refused.status, refused.body.success], [403, false]);
  await hosted.close();
});

test('W-55: under maintenance everybody reads and listens, and only the administrator signs in and changes', async () => {
  const auction = await newAuction(ann, [bob]);
  const item = await newItem(ann, auction);
  house.env.MAINTENANCE_MODE = 'true';
  await house.restart();
  const stranger = new Client(house);
  const refused = [
    await ann.patch(auction.path, { name: 'Changed' }), await bid(bob, item, 10), await ann.delete(item.path),
    await stranger.post('/api/auth/register', { name: 'New', email: 'new@example.org', password: 'correct horse' }),
    await bob.delete('/api/user/account', { body: { password: 'correct horse' } }),
  ];
  for (const answer of refused) {
    assertRefused(answer, 503, 'E_MAINTENANCE');
    assert.ok(Number(answer.headers['retry-after']) > 0);
  }
  assertRefused(await ann.post(update, {}), 503, 'E_MAINTENANCE', { success: false });
  assert.equal((await stranger.get('/api/health')).status, 200);
  assert.deepEqual((await bob.get(item.path)).body.item.currentBid, null);
  const listener = await Listener.open(house);
  assert.equal((await listener.subscribe(bob, userChannel(bob))).event, 'pusher_internal:subscription_succeeded');
  listener.close();

  const [his, hers] = [new Client(house), new Client(house)];
  await signIn(hers, ann.email);
  assert.equal((await hers.get('/api/auctions')).status, 401, 'others do not come in');
  assert.equal((await signIn(his, adam.email)).status, 200);
  assert.equal((await his.post('/api/auctions', { name: 'Made meanwhile' })).status, 201);
  await signOut(his);
  assert.equal((await his.get('/api/auctions')).status, 401);

  house.env.MAINTENANCE_MODE = 'false';
  await house.restart();
  assert.equal((await bid(bob, item, 10)).status, 201);
});
