// An invitation is for one address, one role and one time.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertRefused } from '../support/asserts.mjs';
import { Client, memberPath, newAuction, newItem, newPeople, setRole, startHouse } from '../support/house.mjs';

let house, owner, ann, bob, carol;

before(async () => {
  house = await startHouse();
  [owner, ann, bob, carol] = await newPeople(house, 'Olga Owner', 'Ann', 'Bob', 'Carol');
});
after(() => house.close());

const join = (person, auction) => person.post(`${auction.path}/join`, {});
const invite = (person, auction, email, role) => person.post(`${auction.path}/invites`, { email, role });
const accept = (person, { token }) => person.post(`/api/invites/${token}`, {});
const membersOf = async (auction) => (await owner.get(`${auction.path}/members`)).body;
const tokensFor = async (person, auction) =>
  (await person.get(`${auction.path}/invites`)).body.map((each) => each.token);
const noticesOf = async (person, type) =>
  (await person.get('/api/notifications')).body.notifications.filter((each) => each.type === type);

test('an auction by invitation lets in only the invited', async () => {
  const auction = await newAuction(owner, [], { joinMode: 'INVITE_ONLY', name: 'Closed circle' });
  assertRefused(await join(ann, auction), 403, 'E_INVITE_ONLY');
  const offer = await invite(owner, auction, 'ANN@example.org', 'CREATOR');
  assert.equal(offer.status, 201);
  assert.deepEqual([offer.body.email, offer.body.role, offer.body.usedAt], [ann.email, 'CREATOR', null]);
  assert.equal((await noticesOf(ann, 'INVITE_RECEIVED')).length, 1);
  assertRefused(await invite(owner, auction, ann.email), 400, 'E_INVITE_PENDING');

  const card = await new Client(house).get(`/api/invites/${offer.body.token}`);
  assert.deepEqual(card.body, {
    auction: { id: auction.id, name: 'Closed circle', description: null },
    sender: { name: owner.name, email: owner.email },
    role: 'CREATOR',
    email: ann.email,
  });
  assert.equal((await accept(new Client(house), offer.body)).status, 401);
  assertRefused(await accept(bob, offer.body), 403, 'E_INVITE_EMAIL_MISMATCH');
  assertRefused(await accept(ann, { token: 'nosuchtoken' }), 404, 'E_INVITE_NOT_FOUND');
  const accepted = await accept(ann, offer.body);
  assert.deepEqual([accepted.status, accepted.body.auctionId], [200, auction.id]);
  assert.equal((await newItem(ann, auction)).creatorId, ann.id);
  assertRefused(await accept(ann, offer.body), 400, 'E_INVITE_USED');
  assertRefused(await ann.get(`/api/invites/${offer.body.token}`), 400, 'E_INVITE_USED');
  assertRefused(await invite(owner, auction, ann.email), 400, 'E_ALREADY_MEMBER');
});

test('who has an account finds what he is invited to; the key to it only where addresses are proved', async () => {
  const [dora] = await newPeople(house, 'Dora');
  const waiting = async () => (await dora.get('/api/user/invites')).body;
  assert.deepEqual(await waiting(), []);
  const fields = { joinMode: 'INVITE_ONLY' };
  const auctions = [];
  for (const name of ['First', 'Second', 'Third', 'Fourth']) auctions.push(await newAuction(owner, [], { ...fields, name }));
  const invites = [];
  for (const auction of auctions) invites.push((await invite(owner, auction, dora.email, 'CREATOR')).body);
  const all = await waiting();
  assert.deepEqual(all.map(({ auction }) => auction.name), ['Fourth', 'Third', 'Second', 'First']);
  const { sender, role, token, auction } = all[0];
  assert.deepEqual([sender.name, role, token, auction.id], [owner.name, 'CREATOR', null, auctions[3].id]);

  // Accepted, closed, revoked.
  await accept(dora, invites[0]);
  await owner.post(`${auctions[1].path}/close`);
  await owner.delete(`${auctions[2].path}/invites/${invites[2].id}`);
  assert.deepEqual((await waiting()).map(({ id }) => id), [invites[3].id]);
  assert.deepEqual((await ann.get('/api/user/invites')).body.filter(({ id }) => id === invites[3].id), []);

  house.env.REQUIRE_EMAIL_VERIFICATION = 'true';
  await house.restart();
  const [proved] = await waiting();
  assert.equal(proved.token, invites[3].token);
  assert.equal((await accept(dora, proved)).status, 200);
  assert.deepEqual(await waiting(), []);
  delete house.env.REQUIRE_EMAIL_VERIFICATION;
  await house.restart();
});

test('an invite is accepted once, however often at the same time', async () => {
  const auction = await newAuction(owner, [], { joinMode: 'INVITE_ONLY' });
  const { body } = await invite(owner, auction, bob.email);
  const answers = await Promise.all(Array.from({ length: 20 }, () => accept(bob, body)));
  assert.equal(answers.filter((answer) => answer.status === 200).length, 1);
  assert.equal((await membersOf(auction)).filter((each) => each.user.id === bob.id).length, 1);
});

test('W-8: members invite only where they may, and only bidders; nobody sees another’s tokens', async () => {
  const auction = await newAuction(owner, [ann, bob], { memberCanInvite: false });
  assertRefused(await invite(ann, auction, 'guest@example.org'), 403, 'E_NO_PERMISSION');
  assert.equal((await owner.patch(auction.path, { memberCanInvite: true })).status, 200);
  const offer = await invite(ann, auction, 'guest@example.org', 'ADMIN');
  assert.deepEqual([offer.status, offer.body.role], [201, 'BIDDER']);
  assertRefused(await invite(carol, auction, 'guest2@example.org'), 403, 'E_NOT_MEMBER');
  assert.deepEqual(await tokensFor(ann, auction), [offer.body.token]);
  assert.deepEqual(await tokensFor(owner, auction), [offer.body.token]);
  assert.deepEqual(await tokensFor(bob, auction), []);
  for (const [email, role] of [['nobody', 'BIDDER'], ['a@b.example', 'OWNER'], ['a@b.example', 'KING'], ['', undefined]])
    assertRefused(await invite(owner, auction, email, role), 422, 'E_VALIDATION');
});

test('W-40: an invite that was used may be sent anew, as a new one', async () => {
  const auction = await newAuction(owner, [bob], { joinMode: 'LINK', memberCanInvite: true });
  const first = (await invite(owner, auction, ann.email, 'ADMIN')).body;
  await accept(ann, first);
  assert.equal((await owner.delete(await memberPath(owner, auction, ann))).status, 200);
  assertRefused(await accept(ann, first), 400, 'E_INVITE_USED');

  const { status, body: second } = await invite(bob, auction, ann.email);
  assert.deepEqual([status, second.usedAt, second.role, second.senderId], [201, null, 'BIDDER', bob.id]);
  assert.notEqual(second.token, first.token);
  assert.ok(Date.parse(second.expiresAt) > Date.now() + 6.9 * 86400e3);
  assert.deepEqual([await tokensFor(owner, auction), await tokensFor(bob, auction)], [[second.token], [second.token]]);
  assertRefused(await accept(ann, first), 404, 'E_INVITE_NOT_FOUND');
  assertRefused(await invite(owner, auction, ann.email), 400, 'E_INVITE_PENDING');
  assert.equal((await accept(ann, second)).status, 200);
  const member = (await membersOf(auction)).find((each) => each.user.id === ann.id);
  assert.deepEqual([member.role, member.invitedBy.id], ['BIDDER', bob.id]);
});

test('admins invite as owners do; sellers do not', async () => {
  const auction = await newAuction(owner, [ann, bob], { memberCanInvite: true });
  await setRole(owner, auction, ann, 'ADMIN');
  await setRole(owner, auction, bob, 'CREATOR');
  const byAdmin = await invite(ann, auction, 'first@example.org', 'ADMIN');
  const bySeller = await invite(bob, auction, 'second@example.org', 'CREATOR');
  assert.deepEqual([byAdmin.body.role, bySeller.body.role], ['ADMIN', 'BIDDER']);
  assert.deepEqual(new Set(await tokensFor(ann, auction)), new Set([byAdmin.body.token, bySeller.body.token]));
  assert.deepEqual(await tokensFor(bob, auction), [bySeller.body.token]);
  await owner.patch(auction.path, { memberCanInvite: false });
  assert.equal((await invite(ann, auction, 'third@example.org')).status, 201);
  assertRefused(await invite(bob, auction, 'fourth@example.org'), 403, 'E_NO_PERMISSION');
});

test('who came by another way keeps his role, and an invite to what is gone leads nowhere', async () => {
  const auction = await newAuction(owner);
  const offer = (await invite(owner, auction, carol.email, 'ADMIN')).body;
  await join(carol, auction);
  const accepted = await accept(carol, offer);
  assert.deepEqual([accepted.status, accepted.body.auctionId], [200, auction.id]);
  const roles = (await membersOf(auction)).map((each) => [each.user.id, each.role]);
  assert.deepEqual(roles.filter(([id]) => id === carol.id), [[carol.id, 'BIDDER']]);
  const pending = (await invite(owner, auction, ann.email)).body;
  await owner.delete(auction.path);
  assertRefused(await new Client(house).get(`/api/invites/${pending.token}`), 404, 'E_INVITE_NOT_FOUND');
  assertRefused(await accept(ann, pending), 404, 'E_INVITE_NOT_FOUND');
});

test('nothing in all this was a fault', () => assert.doesNotMatch(house.log, /level=error/));
