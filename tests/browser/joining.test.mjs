// Joining an auction: by its link, its QR code, an invitation.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { newAuction, newItem, newPeople, newPerson, password, startHouse } from '../support/house.mjs';
import { assertAccessible, phone, shows } from './support/browser.mjs';
import { comesTo, fill, follow, heading, isGone, newAddress, openPage, press, wrongPassword } from './support/entrance.mjs';
import { pageOf } from './support/evening.mjs';

let house;
before(async () => {
  house = await startHouse();
});
after(() => house.close());

const open = (path, options) => openPage(house, path, options);

describe('joining', () => {
  let owner, auction, item, token;
  before(async () => {
    owner = await newPerson(house, 'Olga Owner');
    auction = await newAuction(owner, [], { name: 'Harbour Club' });
    item = await newItem(owner, auction);
    token = (await owner.post(`${auction.path}/link`)).body.inviteToken;
  });
  after(() => owner.close());

  const members = async () => (await owner.get(`${auction.path}/members`)).body.map(({ user }) => user.email);

  test('by link, without an account, in one go', async () => {
    const email = newAddress();
    const window = await open(`/join/${auction.id}?token=${token}`, { viewport: phone });
    await shows(heading(window), 'Join Harbour Club');
    await window.page.getByText('Hosted by Olga Owner').waitFor();
    await assertAccessible(window);
    await fill(window, { 'Your name': 'Nils New', 'E-mail address': email, Password: password });
    await press(window, 'Create an account and join');
    await comesTo(window, pageOf(auction));
    assert.ok((await members()).includes(email));
  });

  test('by the QR code of an item one comes to that item, with an account that one has', async () => {
    const [ada] = await newPeople(house, 'Ada Account');
    const window = await open(`/join/${auction.id}?token=${token}&next=${encodeURIComponent(pageOf(item))}`);
    window.allow(wrongPassword);
    await press(window, 'I have an account');
    await fill(window, { 'E-mail address': ada.email, Password: 'wrong' });
    await press(window, 'Sign in and join');
    await window.page.getByText('The address or the password is wrong.').waitFor();
    await fill(window, { Password: password });
    await press(window, 'Sign in and join');
    await comesTo(window, pageOf(item));
    assert.ok((await members()).includes(ada.email));
    // The same code again leads there at once.
    await window.goto(`/a/${auction.id}?token=${token}&next=${encodeURIComponent(pageOf(item))}`);
    await comesTo(window, pageOf(item));
    ada.close();
  });

  test('signed in already it is one tap', async () => {
    const [sam] = await newPeople(house, 'Sam Signed');
    const window = await open(`/join/${auction.id}?token=${token}`, { as: sam });
    await press(window, 'Join');
    await comesTo(window, pageOf(auction));
    sam.close();
  });

  test('a link that is old leads nowhere, and members by way of signing in', async () => {
    const window = await open(`/join/${auction.id}?token=old`);
    window.allow(/^status: 404 GET \/api\/public/, 'failed');
    await shows(heading(window), 'This link does not lead into an auction');
    await follow(window, 'Sign in');
    await shows(heading(window), 'Sign in');
    await fill(window, { 'E-mail address': owner.email, Password: password });
    await press(window, 'Sign in');
    await comesTo(window, pageOf(auction));
  });

  test('by invitation, with a new account for just that address', async () => {
    const email = newAddress();
    const invite = (await owner.post(`${auction.path}/invites`, { email, role: 'CREATOR' })).body;
    const window = await open(`/invite/${invite.token}`);
    await shows(heading(window), 'You are invited to Harbour Club');
    await window.page.getByText('Olga Owner invites you. You can bid, and offer items.').waitFor();
    const field = window.page.getByLabel('E-mail address');
    assert.deepEqual([await field.inputValue(), await field.getAttribute('readonly')], [email, '']);
    await assertAccessible(window);
    await fill(window, { 'Your name': 'Inge Invited', Password: password });
    await press(window, 'Create an account and join');
    await comesTo(window, pageOf(auction));
    assert.ok((await members()).includes(email));
    window.allow(/^status: 40[04] GET \/api\/invites/);
    await window.goto(`/invite/${invite.token}`);
    await shows(heading(window), 'This invitation does not work any more');
  });

  test('who is signed in as somebody else is told so, and may sign out', async () => {
    const [right, other] = await newPeople(house, 'Rita Right', 'Otto Other');
    const { token: its } = (await owner.post(`${auction.path}/invites`, { email: right.email })).body;
    const window = await open(`/invite/${its}`, { as: other });
    window.allow(isGone);
    await window.page.getByText(`You are signed in as ${other.email}.`, { exact: false }).waitFor();
    await press(window, 'Sign out and go on');
    await press(window, 'I have an account');
    await fill(window, { Password: password });
    await press(window, 'Sign in and join');
    await comesTo(window, pageOf(auction));
    right.close();
    other.close();
  });
});
