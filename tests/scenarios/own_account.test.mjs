// One's own account: its name, its password, its settings, and all of it as a file.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertRefused } from '../support/asserts.mjs';
import {
  bid, Client, fromNow, isSignedIn, memberPath, newAuction, newItem, newPeople, password, signIn, startHouse,
} from '../support/house.mjs';
import { Listener, userChannel } from '../support/listener.mjs';
import { inStore } from '../support/mail_host.mjs';

const fresh = 'a fresh password';

let house, petra, quentin;

before(async () => {
  house = await startHouse();
  [petra, quentin] = await newPeople(house, 'Petra', 'Quentin');
});
after(() => house.close());

test('a name is changed, and everybody reads the new one at once', async () => {
  const auction = await newAuction(petra, [quentin]);
  const named = async () => {
    const members = (await petra.get(`${auction.path}/members`)).body;
    return members.find((each) => each.user.id === quentin.id).user.name;
  };
  assert.equal(await named(), 'Quentin');
  const { status, body } = await quentin.patch('/api/user/profile', { name: 'Quentin Q' });
  assert.deepEqual([status, body], [200, { id: quentin.id, name: 'Quentin Q', email: quentin.email }]);
  assert.deepEqual((await quentin.get('/api/user/profile')).body, body);
  assert.equal((await quentin.get('/api/auth/session')).body.user.name, 'Quentin Q');
  assert.equal(await named(), 'Quentin Q');
  await quentin.patch('/api/user/profile', { name: 'Mallory', email: 'other@example.org', id: petra.id });
  assert.equal((await quentin.get('/api/user/profile')).body.email, quentin.email);
});

test('a password is changed by who knows it; all other sessions end, one’s own stays', async () => {
  const phone = new Client(house);
  await signIn(phone, petra.email);
  const [own, others] = [await Listener.open(house), await Listener.open(house)];
  await own.subscribe(petra, userChannel(petra));
  await others.subscribe(phone, userChannel(petra));
  const change = (currentPassword, newPassword) =>
    petra.patch('/api/user/password', { currentPassword, newPassword });
  assertRefused(await change('wrong words', fresh), 400, 'E_CURRENT_PASSWORD_WRONG');
  assertRefused(await change(password, 'short'), 422, 'E_VALIDATION');
  assert.ok(await isSignedIn(phone));
  assert.equal((await change(password, fresh)).status, 200);
  assert.equal(await others.closed, 4009);
  assertRefused(await phone.get('/api/auctions'), 401, 'E_NOT_SIGNED_IN');
  await own.settle();
  assert.ok(await isSignedIn(petra));
  assert.equal((await signIn(phone, petra.email)).status, 401);
  assert.equal((await signIn(phone, petra.email, fresh)).status, 200);
  own.close();
});

test('of two changes that know the same password one is made', async () => {
  const [person] = await newPeople(house, 'Hasty');
  const phone = new Client(house);
  await signIn(phone, person.email);
  const changes = await Promise.all([person, phone].map((device, at) =>
    device.patch('/api/user/password', { currentPassword: password, newPassword: `password number ${at}` })));
  const statuses = changes.map((each) => each.status);
  assert.equal(statuses.filter((each) => each === 200).length, 1, String(statuses));
  for (const [at, status] of statuses.entries())
    assert.equal((await signIn(new Client(house), person.email, `password number ${at}`)).status, status === 200 ? 200 : 401);
});

test('each setting is saved by itself, and refused by itself', async () => {
  const all = {
    emailOnNewItem: true, emailOnOutbid: true, emailOnItemWon: true, itemSidebarCollapsed: true,
    mutedNotifications: ['OUTBID', 'NEW_ITEM'], language: 'hu',
  };
  let expected = (await petra.get('/api/user/settings')).body;
  assert.deepEqual(Object.keys(expected).sort(), Object.keys(all).sort());
  for (const [name, value] of Object.entries(all)) {
    expected = { ...expected, [name]: value };
    const { status, body } = await petra.patch('/api/user/settings', { [name]: value });
    const { id, userId, createdAt, updatedAt, ...saved } = body;
    assert.deepEqual([status, userId, saved], [200, petra.id, expected], name);
    assert.deepEqual((await petra.get('/api/user/settings')).body, expected, name);
    assert.ok(id && createdAt <= updatedAt);
  }
  const wrong = { mutedNotifications: ['NO_SUCH_TYPE'], language: 'tlh' };
  for (const [name, value] of Object.entries(wrong)) {
    const refused = await petra.patch('/api/user/settings', { emailOnOutbid: false, [name]: value });
    assertRefused(refused, 422, 'E_VALIDATION');
    assert.deepEqual(Object.keys(refused.body.errors), [name]);
  }
  assert.deepEqual((await petra.get('/api/user/settings')).body, expected);
  const page = (await petra.get('/api/user/settings-data')).body;
  assert.deepEqual([page.settings, page.hasPassword],
    [{ emailOnNewItem: true, emailOnOutbid: true, emailOnItemWon: true }, true]);
  assert.equal((await quentin.get('/api/user/settings')).body.language, 'en', 'of others nothing changes');
});

test('what is muted is neither stored nor pushed; a language is that of what was told before, too', async () => {
  const [seller, rita, sam] = await newPeople(house, 'Seller', 'Rita', 'Sam');
  const auction = await newAuction(seller, [rita, sam]);
  await rita.patch('/api/user/settings', { mutedNotifications: ['OUTBID'], language: 'de' });
  const listener = await Listener.open(house);
  await listener.subscribe(rita, userChannel(rita));
  const item = await newItem(seller, auction);
  await bid(rita, item, 10);
  await bid(sam, item, 11);
  await listener.event('bid:outbid');
  await seller.patch(item.path, { endDate: fromNow(-1000) });
  const pushed = await listener.event('notification:new', (data) => data.type === 'ITEM_LOST');
  await listener.settle();
  const heard = listener.heardOn(userChannel(rita)).filter(({ event }) => event === 'notification:new');
  assert.deepEqual(heard.map(({ data }) => data.type), ['NEW_ITEM', 'ITEM_LOST']);
  const notices = async (person) => (await person.get('/api/notifications')).body.notifications;
  const told = await notices(rita);
  assert.deepEqual(told.map((each) => each.type), ['ITEM_LOST', 'NEW_ITEM']);
  assert.deepEqual([pushed.data.title, pushed.data.message], [told[0].title, told[0].message]);
  const inEnglish = '“Lantern” went to another bidder for €11.00';
  assert.notEqual(told[0].message, inEnglish);
  await rita.patch('/api/user/settings', { language: 'en', mutedNotifications: [] });
  assert.equal((await notices(rita))[0].message, inEnglish);
  const next = await newItem(seller, auction);
  await bid(rita, next, 10);
  await bid(sam, next, 11);
  assert.equal((await notices(rita))[0].type, 'OUTBID', 'what is wanted again is told again');
  listener.close();
});

test('the export has all that one did, and nobody else’s address', async () => {
  const [owner, tom, una] = await newPeople(house, 'Owner', 'Tom', 'Una');
  const home = await newAuction(owner, [tom, una], { memberCanInvite: true });
  await owner.patch(await memberPath(owner, home, tom), { role: 'CREATOR' });
  const own = await newAuction(tom, [una], { name: 'Tom’s own' });
  const foreign = await newAuction(una, [owner], { name: 'Not Tom’s' });
  const [sold, wanted] = [await newItem(tom, home, { name: 'Jug' }), await newItem(owner, home)];
  const unseen = await newItem(una, foreign, { name: 'Unseen' });
  assert.equal((await bid(una, sold, 10)).status, 201);
  const placed = (await bid(tom, wanted, 12.5)).body;
  const comment = (await tom.post(`${wanted.path}/discussions`, { content: 'Is it old?' })).body;
  assert.equal((await una.post(`${wanted.path}/discussions`, { content: 'Una asks' })).status, 201);
  const invite = (await tom.post(`${home.path}/invites`, { email: 'guest@example.net' })).body;
  assert.equal((await una.post(`${own.path}/invites`, { email: 'x@example.net' })).status, 403);
  const received = (await una.post(`${foreign.path}/invites`, { email: tom.email })).body;
  await signIn(new Client(house), tom.email);

  const answer = await tom.get('/api/user/export');
  assert.equal(answer.status, 200);
  assert.match(answer.headers['content-disposition'], /^attachment/);
  const { profile, settings, ...lists } = answer.body;
  assert.deepEqual([profile.id, profile.email, profile.name, profile.hasPassword], [tom.id, tom.email, 'Tom', true]);
  assert.equal(settings.language, 'en');
  const ids = (list) => list.map((each) => each.id);
  assert.deepEqual(lists.memberships.map((each) => [each.auctionId, each.role]).sort(),
    [[home.id, 'CREATOR'], [own.id, 'OWNER']].sort());
  assert.deepEqual([ids(lists.auctions), ids(lists.items)], [[own.id], [sold.id]]);
  assert.deepEqual(lists.bids.map(({ id, amount, auctionItemId }) => [id, amount, auctionItemId]),
    [[placed.id, 12.5, wanted.id]]);
  assert.deepEqual([ids(lists.discussions), ids(lists.invites).sort()], [[comment.id], [invite.id, received.id].sort()]);
  assert.equal(lists.sessions.length, 2);
  assert.ok(lists.notifications.some((each) => each.type === 'NEW_ITEM' && each.itemId === wanted.id));
  for (const other of [owner.email, una.email, 'x@example.net', unseen.id, 'Una asks'])
    assert.ok(!answer.text.includes(other), other);
  const [{ password_hash: hash }] = inStore(house, 'SELECT password_hash FROM user WHERE id = ?', tom.id);
  for (const secret of [tom.cookies.get('next-auth.session-token'), invite.token, received.token, hash])
    assert.ok(secret && !answer.text.includes(secret), secret);
  assertRefused(await new Client(house).get('/api/user/export'), 401, 'E_NOT_SIGNED_IN');
});
