// The people of an auction: invitations, the link to join, members.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { eventually, newItem, newPeople, newPerson } from '../support/house.mjs';
import { assertAccessible, hasFocus, newWindow, phone, shows } from './support/browser.mjs';
import { button, dialog, modulesFor, modulesIn, openClubHouse, openDesk, openMembers } from './support/desk.mjs';

let house, owner, ann, ben, newClub;

before(async () => {
  ({ house, owner, ann, ben, newClub } = await openClubHouse());
});
after(() => house.close());

describe('invitations', () => {
  test('go to several addresses, and each link lets in whom it is for', async () => {
    const auction = await newClub({ joinMode: 'LINK' });
    const cora = await newPerson(house, 'Cora Carter');
    const window = await openMembers(owner, auction, { permissions: ['clipboard-read', 'clipboard-write'] });
    await window.page.getByLabel('E-mail addresses').fill(`Cora <${cora.email}>; dora@example.org`);
    await window.page.getByLabel('Role', { exact: true }).selectOption('Seller');
    await button(window, 'Invite 2 people').click();
    await window.page.getByText(`${cora.email}: invited. No mail was sent`).waitFor();
    await window.page.getByRole('heading', { name: '2 open invitations' }).waitFor();

    await window.page.getByLabel('E-mail addresses').fill(`nonsense ${cora.email} ${ann.email}`);
    await button(window, 'Invite 3 people').click();
    await window.page.getByText('nonsense: this is not an e-mail address.').waitFor();
    await window.page.getByText(`${cora.email}: This person has been invited already.`).waitFor();
    await window.page.getByText(`${ann.email}: This person is a member already.`).waitFor();

    await button(window, `Copy the link for ${cora.email}`).click();
    await window.page.getByText('Copied').first().waitFor();
    const link = await window.page.evaluate(() => navigator.clipboard.readText());
    assert.ok(link.startsWith(`${house.url}/invite/`), link);
    const hers = await newWindow({ as: cora });
    await hers.goto(link);
    await hers.page.getByRole('button', { name: 'Accept the invitation' }).click();
    await hers.page.getByRole('heading', { level: 1, name: 'Harbour Club' }).waitFor();
    // Her joining is told live.
    await window.page.getByLabel('Role of Cora Carter').waitFor();
    await window.page.getByRole('heading', { name: 'One open invitation' }).waitFor();
    assert.equal(await window.page.getByLabel('Role of Cora Carter').inputValue(), 'CREATOR');
  });

  test('are sent anew with another link, and revoked', async () => {
    const auction = await newClub();
    const [first] = (await owner.post(`${auction.path}/invites/bulk`, { emails: ['eva@example.org'], role: 'ADMIN' })).body.invites;
    const window = await openMembers(owner, auction);
    await button(window, 'Send anew to eva@example.org').click();
    await window.page.getByText('eva@example.org is invited anew').waitFor();
    const [second] = (await owner.get(`${auction.path}/invites`)).body;
    assert.notEqual(second.token, first.token);
    assert.equal(second.role, 'ADMIN');
    await button(window, 'Revoke the invitation of eva@example.org').click();
    await window.page.getByText('No invitation is waiting to be accepted.').waitFor();
    assert.deepEqual((await owner.get(`${auction.path}/invites`)).body, []);
  });

  test('are for members too where they may, who see their own alone', async () => {
    const auction = await newClub({ memberCanInvite: true });
    await owner.post(`${auction.path}/invites`, { email: 'his@example.org' });
    const window = await openMembers(ann, auction, { heading: 'Invite people' });
    await window.page.getByLabel('E-mail addresses').fill('hers@example.org');
    assert.equal(await window.page.getByLabel('Role', { exact: true }).count(), 0);
    await button(window, 'Invite').click();
    await window.page.getByRole('heading', { name: 'One open invitation' }).waitFor();
    assert.equal(await window.page.getByText('his@example.org').count(), 0);
    assert.equal(await window.page.getByText(ben.email).count(), 0);
    await owner.patch(auction.path, { memberCanInvite: false });
    await window.page.reload();
    await window.page.getByRole('heading', { name: 'Only the organisers invite here' }).waitFor();
  });
});

describe('the link to join', () => {
  test('is in the code, and whoever scans it ends in the auction; once it is renewed it leads nowhere', async () => {
    const auction = await newClub();
    const window = await openMembers(owner, auction);
    const address = window.page.getByLabel('Address', { exact: true });
    const code = window.page.getByRole('img', { name: 'QR code to join Harbour Club' });
    assert.equal(await address.inputValue(), `${house.url}/join/${auction.id}`);
    await window.page.getByText('Phones cannot open 127.0.0.1').waitFor();

    await button(window, 'Make the link secret').click();
    await dialog(window).getByRole('button', { name: 'Make a new link' }).click();
    await button(window, 'Renew the link').waitFor();
    const link = await address.inputValue();
    assert.match(link, new RegExp(`^${house.url}/join/${auction.id}\\?token=.+`));
    assert.deepEqual(await modulesIn(code), modulesFor(link));

    await window.page.getByRole('link', { name: 'Show it large' }).click();
    await window.page.getByRole('heading', { name: 'Scan to join' }).waitFor();
    await window.page.getByText(link).waitFor();
    assert.deepEqual(await modulesIn(code), modulesFor(link));
    await assertAccessible(window);

    const fresh = await newWindow({ house, viewport: phone });
    await fresh.goto(link);
    await fresh.page.getByLabel('Your name').fill('Fred Fresh');
    await fresh.page.getByLabel('E-mail', { exact: false }).fill('fred@example.org');
    await fresh.page.getByRole('textbox', { name: /password/i }).fill('correct horse');
    await fresh.page.getByRole('button', { name: 'Create an account and join' }).click();
    await fresh.page.getByRole('heading', { level: 1, name: 'Harbour Club' }).waitFor();
    await eventually('she is in', () => fresh.page.url() === `${house.url}/auctions/${auction.id}`);

    await window.page.getByRole('link', { name: 'Members' }).click();
    await button(window, 'Renew the link').click();
    await dialog(window).getByRole('button', { name: 'Make a new link' }).click();
    await eventually('there is another link', async () => (await address.inputValue()) !== link);
    const late = await newWindow({ house });
    late.allow('status: 404 GET /api/public/auctions/');
    await late.goto(link);
    await late.page.getByText('This link does not lead into an auction').waitFor();

    await button(window, 'Remove the secret').click();
    await dialog(window).getByRole('button', { name: 'Remove the secret' }).click();
    await eventually('it is the plain link again', async () => (await address.inputValue()) === `${house.url}/join/${auction.id}`);
  });

  test('is copied where there is no clipboard to write to, as over plain HTTP', async () => {
    const auction = await newClub();
    const window = await newWindow({ as: owner });
    await window.page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await window.goto(`/auctions/${auction.id}/members`);
    await button(window, 'Copy the link to join').click();
    await window.page.getByText('Copied').first().waitFor();
    const field = window.page.getByLabel('E-mail addresses');
    await field.focus();
    await window.page.keyboard.press('Control+V');
    assert.equal(await field.inputValue(), `${house.url}/join/${auction.id}`);
  });
});

describe('members', () => {
  test('are found, and given another role', async () => {
    const auction = await newClub();
    await newPeople(house, 'Gus Green', 'Hal Hill').then((more) => Promise.all(more.map((each) => each.post(`${auction.path}/join`, {}))));
    const window = await openMembers(owner, auction);
    await window.page.getByLabel('Search by name or address').fill('archer');
    await window.page.getByLabel('Role of Ben Baker').waitFor({ state: 'detached' });
    await window.page.getByLabel('Role of Ann Archer').selectOption('Administrator');
    await window.page.getByText('Ann Archer is now: Administrator.').waitFor();
    const roles = (await owner.get(`${auction.path}/members`)).body.map((each) => [each.user.id, each.role]);
    assert.deepEqual(roles.find(([id]) => id === ann.id), [ann.id, 'ADMIN']);
    // Whoever runs it now finds the desk.
    const hers = await openDesk(ann, auction);
    assert.equal(await button(hers, 'Close the auction').count(), 0);
  });

  test('who are removed see nothing any more of what they have open', async () => {
    const auction = await newClub();
    const item = await newItem(owner, auction, { name: 'Sextant' });
    const his = await newWindow({ as: ben });
    his.allow(/^status: 403/);
    await his.goto(`/auctions/${auction.id}/items/${item.id}`);
    await his.page.getByRole('heading', { level: 1, name: 'Sextant' }).waitFor();
    await shows(his.page.locator('.link-chip'), 'Live');
    const window = await openMembers(owner, auction);
    await button(window, 'Remove Ben Baker').click();
    await dialog(window).getByRole('button', { name: 'Remove' }).click();
    await window.page.getByLabel('Role of Ben Baker').waitFor({ state: 'detached' });
    await his.page.getByRole('heading', { name: 'This cannot be shown just now' }).waitFor();
    assert.equal(await his.page.getByText('Sextant').count(), 0);
  });
});

describe('a dialog', () => {
  test('goes away when one presses beside it, not at its edge', async () => {
    const window = await openMembers(owner, await newClub());
    await button(window, 'Remove Ben Baker').click();
    await dialog(window).click({ position: { x: 5, y: 5 } });
    assert.equal(await dialog(window).count(), 1);
    await window.page.mouse.click(5, 5);
    await dialog(window).waitFor({ state: 'detached' });
    await hasFocus(button(window, 'Remove Ben Baker'));
    await button(window, 'Remove Ben Baker').click();
    await dialog(window).getByRole('button', { name: 'Remove' }).click();
    await hasFocus(window.page.getByLabel('Role of Ann Archer'));
  });
});

test('nothing in all this was a fault', () => assert.doesNotMatch(house.log, /level=error/));
