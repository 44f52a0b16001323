// Ways into an auction and out of it: links, invitations, and leaving.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertRefused } from '../support/asserts.mjs';
import { bid, Client, newAuction, newItem, newPeople, setRole, startHouse } from '../support/house.mjs';
import { auctionChannel, itemChannel, Listener } from '../support/listener.mjs';

let house, owner, ann, bob, carol, stranger;

before(async () => {
  house = await startHouse({ env: { ALLOW_OPEN_AUCTIONS: 'true', PUBLIC_URL: 'http://club.example' } });
  [owner, ann, bob, carol] = await newPeople(house, 'Olga Owner', 'Ann', 'Bob', 'Carol');
  stranger = new Client(house);
});
after(() => house.close());

const join = (person, auction, body = {}) => person.post(`${auction.path}/join`, body);
const leave = (person, auction) => person.post(`${auction.path}/leave`);
const invitesOf = async (person, auction) => (await person.get(`${auction.path}/invites`)).body;
const membersOf = async (auction) => (await owner.get(`${auction.path}/members`)).body.map((each) => each.user.id);
const card = (auction, token) =>
  stranger.get(`/api/public/auctions/${auction.id}${token === undefined ? '' : `?token=${token}`}`);

test('W-34: where the link has a token, only who knows it walks in', async () => {
  const auction = await newAuction(owner, [ann]);
  await setRole(owner, auction, ann, 'ADMIN');
  const { status, body: first } = await ann.post(`${auction.path}/link`);
  assert.deepEqual([status, first.url], [200, `http://club.example/a/${auction.id}?token=${first.inviteToken}`]);
  assert.match(first.inviteToken, /^[0-9a-f]{64}$/);
  for (const body of [{}, { token: '' }, { token: 'wrong' }, { token: first.inviteToken.slice(1) }])
    assertRefused(await join(bob, auction, body), 403, 'E_LINK_TOKEN');
  assert.equal((await join(bob, auction, { token: first.inviteToken })).status, 201);
  assert.equal((await join(bob, auction)).status, 200, 'who is in stays in');

  const { body: second } = await owner.post(`${auction.path}/link`);
  assert.notEqual(second.inviteToken, first.inviteToken);
  assertRefused(await join(carol, auction, { token: first.inviteToken }), 403, 'E_LINK_TOKEN');
  assert.deepEqual((await owner.delete(`${auction.path}/link`)).body, {
    inviteToken: null,
    url: `http://club.example/a/${auction.id}`,
  });
  assert.equal((await join(carol, auction)).status, 201);
});

test('the token of a link is its organisers’ alone', async () => {
  const auction = await newAuction(owner, [ann, bob]);
  await setRole(owner, auction, ann, 'ADMIN');
  await setRole(owner, auction, bob, 'CREATOR');
  for (const method of ['POST', 'DELETE'])
    assertRefused(await bob.send(method, `${auction.path}/link`), 403, 'E_NO_PERMISSION');
  const { inviteToken } = (await owner.post(`${auction.path}/link`)).body;
  const tokenFor = async (person) => (await person.get(`${auction.path}/details`)).body.auction.inviteToken;
  assert.deepEqual([await tokenFor(owner), await tokenFor(ann), await tokenFor(bob)], [inviteToken, inviteToken, null]);
  assert.equal((await owner.get(auction.path)).body.inviteToken, inviteToken);
  const byInvitation = await newAuction(owner, [], { joinMode: 'INVITE_ONLY' });
  assertRefused(await owner.post(`${byInvitation.path}/link`), 400, 'E_NOT_BY_LINK');
});

test('the public card is of auctions one could join, and names no address', async () => {
  const auction = await newAuction(owner, [ann], { name: 'Open evening', description: 'All welcome' });
  await newItem(owner, auction);
  await newItem(owner, auction, { isPublished: false });
  const { status, body, text } = await card(auction);
  assert.equal(status, 200);
  assert.deepEqual(body, {
    id: auction.id, name: 'Open evening', description: 'All welcome', thumbnailUrl: null, endDate: null,
    closedAt: null, joinMode: 'LINK', creatorName: owner.name, _count: { items: 1, members: 2 },
  });
  assert.doesNotMatch(text, /@/);
  const { inviteToken } = (await owner.post(`${auction.path}/link`)).body;
  for (const token of [undefined, '', 'wrong']) assertRefused(await card(auction, token), 404, 'E_AUCTION_NOT_FOUND');
  assert.equal((await card(auction, inviteToken)).status, 200);

  assert.equal((await card(await newAuction(owner, [], { joinMode: 'FREE' }))).body.joinMode, 'FREE');
  const closed = await newAuction(owner, [], { joinMode: 'INVITE_ONLY' });
  for (const nothing of [closed, { id: 'nosuchauction' }])
    assertRefused(await card(nothing), 404, 'E_AUCTION_NOT_FOUND');
});

test('who leaves hears nothing more; items and bids stay', async () => {
  const auction = await newAuction(owner, [ann, bob]);
  await setRole(owner, auction, bob, 'CREATOR');
  const item = await newItem(bob, auction);
  assert.equal((await bid(ann, item, 10)).status, 201);
  const listener = await Listener.open(house);
  for (const channel of [auctionChannel(auction), itemChannel(item)]) await listener.subscribe(ann, channel);

  assert.equal((await leave(ann, auction)).status, 200);
  await listener.next('the end of a subscription', (frame) => frame.event === 'pusher:subscription_error');
  assertRefused(await ann.get(item.path), 403, 'E_NOT_MEMBER');
  assertRefused(await leave(ann, auction), 403, 'E_NOT_MEMBER');
  assert.equal((await leave(bob, auction)).status, 200);
  const { body } = await owner.get(item.path);
  assert.deepEqual([body.item.currentBid, body.item.highestBidderId, body.item.creatorId], [10, ann.id, bob.id]);
  assertRefused(await leave(owner, auction), 403, 'E_OWNER_CANNOT_LEAVE');
  assert.deepEqual(await membersOf(auction), [owner.id]);
  assert.equal((await join(ann, auction)).status, 201, 'he may come back');
  listener.close();
});

test('W-8: an invite is revoked by who sent it or who organises, and by nobody else', async () => {
  const auction = await newAuction(owner, [ann, bob], { memberCanInvite: true });
  const invite = async (person, email) => (await person.post(`${auction.path}/invites`, { email })).body;
  const [first, second] = [await invite(ann, 'one@example.org'), await invite(ann, carol.email)];
  const revoke = (person, { id }) => person.delete(`${auction.path}/invites/${id}`);
  assertRefused(await revoke(bob, first), 404, 'E_INVITE_NOT_FOUND');
  assertRefused(await revoke(carol, first), 403, 'E_NOT_MEMBER');
  assert.equal((await revoke(ann, first)).status, 200);
  assertRefused(await revoke(ann, first), 404, 'E_INVITE_NOT_FOUND');
  const other = await newAuction(owner, [ann]);
  assertRefused(await owner.delete(`${other.path}/invites/${second.id}`), 404, 'E_INVITE_NOT_FOUND');

  await owner.patch(auction.path, { memberCanInvite: false });
  assertRefused(await revoke(ann, second), 403, 'E_NO_PERMISSION');
  assert.equal((await revoke(owner, second)).status, 200);
  assertRefused(await carol.post(`/api/invites/${second.token}`), 404, 'E_INVITE_NOT_FOUND');
  assert.deepEqual(await invitesOf(owner, auction), []);
  assert.notEqual((await invite(owner, carol.email)).token, second.token);
});

test('several are invited at once, each with an outcome of his own', async () => {
  const auction = await newAuction(owner, [], { joinMode: 'INVITE_ONLY' });
  await owner.post(`${auction.path}/invites`, { email: 'waiting@example.org' });
  const emails = ['New@example.org', owner.email, 'waiting@example.org', 'nobody', 'new@example.org', bob.email];
  const { status, body } = await owner.post(`${auction.path}/invites/bulk`, { emails, role: 'CREATOR' });
  assert.equal(status, 200);
  assert.deepEqual(
    body.invites.map(({ email, role, sender, auction: { name } }) => [email, role, sender.id, name]),
    [['new@example.org', 'CREATOR', owner.id, 'Autumn'], [bob.email, 'CREATOR', owner.id, 'Autumn']],
  );
  assert.deepEqual(
    body.errors.map(({ email, key }) => [email, key]),
    [
      ['nobody', 'E_VALIDATION'], [owner.email, 'E_ALREADY_MEMBER'], ['waiting@example.org', 'E_INVITE_PENDING'],
      ['new@example.org', 'E_INVITE_PENDING'],
    ],
  );
  assert.equal((await invitesOf(owner, auction)).length, 3);
  for (const emails of [[], Array(51).fill('a@example.org'), [1], 'a@example.org'])
    assertRefused(await owner.post(`${auction.path}/invites/bulk`, { emails }), 422, 'E_VALIDATION');
});

test('nothing in all this was a fault', () => assert.doesNotMatch(house.log, /level=error/));
