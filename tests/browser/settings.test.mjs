// What one has chosen, one’s sessions, leaving, and the page of who runs the house.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { Client, eventually, newAuction, newPeople, newPerson, password, signIn, startHouse } from '../support/house.mjs';
import { assertAccessible, desktop, hasFocus, newWindow, shows } from './support/browser.mjs';
import { comesTo, fill, follow, heading, isGone, openPage, press } from './support/entrance.mjs';
import { pageOf } from './support/evening.mjs';

let house;
before(async () => {
  house = await startHouse();
});
after(() => house.close());

const open = (path, options) => openPage(house, path, options);

describe('settings', () => {
  test('they hold: name, notifications, mails', async () => {
    const [nina] = await newPeople(house, 'Nina Notices');
    const window = await open('/settings#notifications', { as: nina });
    const box = (name) => window.page.getByRole('checkbox', { name, exact: true });
    const section = window.page.getByRole('region', { name: 'Notifications' });
    await hasFocus(section);
    await box('Somebody invites me').uncheck();
    await shows(section.getByRole('status'), 'Saved');
    await box('Somebody outbids me while I am not here').check();
    await shows(window.page.getByRole('region', { name: 'Mails' }).getByRole('status'), 'Saved');
    await fill(window, { 'Your name': 'Nina Novak' });
    await press(window, 'Save');
    await shows(window.page.getByRole('region', { name: 'You', exact: true }).getByRole('status'), 'Saved');
    await window.page.reload();
    await box('Somebody invites me').waitFor();
    assert.equal(await box('Somebody invites me').isChecked(), false);
    assert.equal(await box('Somebody joins an auction that I run').isChecked(), true);
    assert.equal(await box('Somebody outbids me while I am not here').isChecked(), true);
    assert.equal(await window.page.getByLabel('Your name').inputValue(), 'Nina Novak');
    const { body } = await nina.get('/api/user/settings');
    assert.deepEqual([body.mutedNotifications, body.emailOnOutbid], [['INVITE_RECEIVED'], true]);
    nina.close();
  });

  test('a refused choice goes back', async () => {
    const [rea] = await newPeople(house, 'Rea Refused');
    const window = await open('/settings', { as: rea });
    window.allow('status: 503 PATCH /api/user/settings');
    await window.page.route('**/api/user/settings', (route) =>
      route.request().method() === 'PATCH'
        ? route.fulfill({ status: 503, json: { message: 'busy', code: 'SERVICE_UNAVAILABLE', key: 'E_BUSY' } })
        : route.continue());
    const box = window.page.getByRole('checkbox', { name: 'There is a new item' }).first();
    await box.click();
    await window.page.getByText('The server is busy. Try again.').waitFor();
    await eventually('it is ticked again', () => box.isChecked());
    rea.close();
  });

  test('a new password, and the other sessions end', async () => {
    const [paul] = await newPeople(house, 'Paul Password');
    const window = await open('/settings', { as: paul });
    window.allow('status: 400 PATCH /api/user/password');
    await fill(window, { 'Current password': 'wrong', 'New password': 'another horse' });
    await press(window, 'Change the password');
    await window.page.getByText('The current password is wrong.').waitFor();
    await fill(window, { 'Current password': password });
    await press(window, 'Change the password');
    await window.page.getByText('Your password is changed.', { exact: false }).first().waitFor();
    assert.equal(await window.page.getByLabel('New password', { exact: true }).inputValue(), '');
    const again = new Client(house);
    assert.equal((await signIn(again, paul.email)).status, 401);
    assert.equal((await signIn(again, paul.email, 'another horse')).status, 200);
    again.close();
    paul.close();
  });

  test('a session that is ended elsewhere leads to the sign-in, and back to where one was', async () => {
    const owner = await newPerson(house, 'Odo Owner');
    const auction = await newAuction(owner, [], { name: 'Ended elsewhere' });
    const phoneOf = new Client(house);
    await signIn(phoneOf, owner.email);
    const here = await open(pageOf(auction), { as: phoneOf });
    await here.page.getByText('Ended elsewhere').first().waitFor();
    await here.page.getByText('Live', { exact: true }).waitFor();
    here.allow(/^status: 401/);

    const other = await open('/settings', { as: owner });
    await other.page.getByText('This one').waitFor();
    await press(other, 'Sign out everywhere else');
    await other.page.getByText('One other device is signed out.').waitFor();

    await comesTo(here, `/login?callbackUrl=${encodeURIComponent(pageOf(auction))}`);
    await fill(here, { 'E-mail address': owner.email, Password: password });
    await press(here, 'Sign in');
    await comesTo(here, pageOf(auction));
    await here.page.getByText('Ended elsewhere').first().waitFor();

    // One by one, too.
    await other.page.reload();
    await other.page.getByRole('button', { name: /^Sign out there/ }).click();
    await other.page.getByRole('button', { name: /^Sign out there/ }).waitFor({ state: 'detached' });
    here.allow(/^status: 401/);
    await comesTo(here, `/login?callbackUrl=${encodeURIComponent(pageOf(auction))}`);
    phoneOf.close();
    owner.close();
  });

  test('windows of one browser are one person: who signs in in one is in all', async () => {
    const [first, second] = await newPeople(house, 'Finn First', 'Sara Second');
    const window = await open('/settings', { as: first });
    window.allow(isGone);
    await window.page.getByText(`You sign in as ${first.email}.`).waitFor();
    const other = await window.context.newPage();
    await other.goto('/settings');
    await other.getByRole('button', { name: 'Sign out', exact: true }).click();
    await other.waitForURL('**/login');
    await other.getByLabel('E-mail address').fill(second.email);
    await other.getByLabel('Password', { exact: true }).fill(password);
    await other.getByRole('button', { name: 'Sign in', exact: true }).click();
    await other.waitForURL(house.url);
    // Playwright's windows are all visible at once.
    await window.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await window.page.getByText(`You sign in as ${second.email}.`).waitFor();
    await other.close();
    first.close();
    second.close();
  });

  test('signing out, and the data as a file', async () => {
    const [dana] = await newPeople(house, 'Dana Data');
    const window = await open('/settings', { as: dana, acceptDownloads: true });
    window.allow(isGone);
    const [download] = await Promise.all([
      window.page.waitForEvent('download'),
      follow(window, 'Download my data'),
    ]);
    assert.match(download.suggestedFilename(), /\.json$/);
    await press(window, 'Sign out');
    await comesTo(window, '/login');
    await shows(heading(window), 'Sign in');
    await window.goto('/settings');
    await comesTo(window, `/login?callbackUrl=${encodeURIComponent('/settings')}`);
    dana.close();
  });

  test('an account is deleted when all its auctions have somebody, and one is sure', async () => {
    const [lea, heir] = await newPeople(house, 'Lea Leaving', 'Henk Heir');
    const kept = await newAuction(lea, [heir], { name: 'Kept auction' });
    const gone = await newAuction(lea, [], { name: 'Gone auction' });
    const window = await open('/settings', { as: lea });
    window.allow('status: 400 DELETE /api/user/account', isGone);
    const { page } = window;
    await press(window, 'Delete my account…');
    await fill(window, { Password: 'wrong' });
    await press(window, 'Go on');
    await shows(page.getByRole('alert'), '2 things need your attention.');
    await page.getByLabel('Kept auction', { exact: true }).selectOption('Hand over to another address');
    await page.getByLabel('Address of the new owner of Kept auction').fill('nobody@example.org');
    await page.getByLabel('Gone auction', { exact: true }).selectOption('Delete it');
    await press(window, 'Go on');
    const dialog = page.getByRole('dialog', { name: 'Delete your account for good?' });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.equal((await lea.get('/api/user/profile')).status, 200);

    const sure = async () => {
      await press(window, 'Go on');
      await dialog.getByText('One auction is deleted with it.').waitFor();
      await assertAccessible(window);
      await dialog.getByRole('button', { name: 'Delete it for good' }).click();
    };
    await sure();
    await page.getByText('The password is wrong.').waitFor();
    await fill(window, { Password: password });
    await sure();
    await page.getByText('There is no account with this address.').waitFor();
    await page.getByLabel('Kept auction', { exact: true }).selectOption(`Hand over to Henk Heir (${heir.email})`);
    await sure();
    await comesTo(window, '/login');
    await page.getByText('Your account is deleted.').waitFor();

    assert.equal((await lea.get('/api/user/profile')).status, 401);
    assert.equal((await heir.get(kept.path)).body.creatorId, heir.id);
    assert.equal((await heir.get(`${gone.path}/details`)).status, 403);
    lea.close();
    heir.close();
  });
});

describe('who runs the house', () => {
  test('the setup token that was printed makes one its administrator, who may hand that over and give it up', async () => {
    const [adam, eve] = await newPeople(house, 'Adam Admin', 'Eva Next');
    const [, setupToken] = /Setup token.*\n\s+(\S+)/.exec(house.log);
    const window = await open('/settings', { as: adam, viewport: desktop });
    window.allow(/^status: 40[03] PATCH \/api\/system\/settings/);
    await follow(window, 'To the server’s page');
    await shows(heading(window), 'Server');
    await window.page.getByText('Off: no mail host is set').waitFor();
    await window.page.getByText('Built in').waitFor();
    await window.page.getByRole('main').getByText('Live', { exact: true }).waitFor();
    await window.page.getByText(/^Within \d+ ms of the server’s/).waitFor();
    await assertAccessible(window);
    await fill(window, { 'Setup token': 'guessed' });
    await press(window, 'Become the administrator');
    await window.page.getByText('This is not the setup token.').first().waitFor();
    await fill(window, { 'Setup token': ` ${setupToken} ` });
    await press(window, 'Become the administrator');
    await window.page.getByText('You administer this server.', { exact: true }).waitFor();

    const others = await open('/system', { as: eve });
    await others.page.getByText('Somebody else administers this server.').waitFor();

    await window.goto('/settings');
    await window.page.getByText('You administer this server. Hand that over first.', { exact: false }).waitFor();
    await window.goto('/system');
    window.allow(/^status: 40[03] PATCH \/api\/system\/settings/);
    await fill(window, { 'Address of the next administrator': 'nobody@example.org' });
    await press(window, 'Hand over');
    const dialog = window.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Hand over' }).click();
    await window.page.getByText('There is no account with this address.').first().waitFor();
    await fill(window, { 'Address of the next administrator': eve.email });
    await press(window, 'Hand over');
    await dialog.getByRole('button', { name: 'Hand over' }).click();
    await window.page.getByText('Somebody else administers this server.').waitFor();

    await others.page.reload();
    await press(others, 'Give up');
    await others.page.getByRole('dialog').getByRole('button', { name: 'Give up' }).click();
    await others.page.getByLabel('Setup token').waitFor();
    adam.close();
    eve.close();
  });

  test('where somebody else hosts there is nothing to claim', async () => {
    const hosted = await startHouse({ env: { HOSTED: 'true' } });
    const person = await newPerson(hosted, 'Gast');
    const window = await newWindow({ as: person });
    await window.goto('/settings');
    await window.page.getByRole('button', { name: 'Delete my account…' }).waitFor();
    assert.equal(await window.page.getByRole('link', { name: 'To the server’s page' }).count(), 0);
    await window.goto('/system');
    await window.page.getByText('Whoever hosts this server administers it.').waitFor();
    await window.close();
    person.close();
    await hosted.close();
  });
});
