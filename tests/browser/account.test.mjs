// Making an account, signing in, joining, what one has chosen, and leaving: as people do it in the browser.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { Client, eventually, newAuction, newItem, newPeople, newPerson, password, signIn, startHouse } from '../support/house.mjs';
import { MailHost } from '../support/mail_host.mjs';
import { assertAccessible, desktop, hasFocus, newWindow, phone, shows } from './support/browser.mjs';
import { pageOf } from './support/evening.mjs';

const wrongPassword = 'status: 401 POST /api/auth/callback/credentials';
/** A page that is about to be left may ask once more as who it was. */
const isGone = /^status: 401 (GET|POST) \/api\/(notifications|pusher)/;

let house;
before(async () => {
  house = await startHouse();
});
after(() => house.close());

let count = 0;
const newAddress = () => `newcomer${++count}@example.org`;

/** Where the page is: path and query. */
const placeOf = ({ page }) => page.url().slice(new URL(page.url()).origin.length);
const comesTo = (window, path) => eventually(`the page is ${path}`, () => placeOf(window) === path, 10000);
const speaks = (window, language) => window.page.waitForFunction((its) => document.documentElement.lang === its, language);
const heading = (window, level = 1) => window.page.getByRole('heading', { level });

async function fill({ page }, fields) {
  for (const [name, value] of Object.entries(fields)) await page.getByRole('textbox', { name, exact: true }).fill(value);
}

const press = ({ page }, name) => page.getByRole('button', { name, exact: true }).click();
const follow = ({ page }, name) => page.getByRole('main').getByRole('link', { name, exact: true }).click();

async function open(path, options) {
  const window = await newWindow({ house, ...options });
  await window.goto(path);
  return window;
}

describe('signing up and in', () => {
  test('from nothing to an account that speaks German, on every device', async () => {
    const email = newAddress();
    const window = await open('/register', { viewport: phone });
    await fill(window, { 'Your name': 'Nora New', 'E-mail address': email, Password: password });
    await press(window, 'Create an account');
    await comesTo(window, '/');
    await window.page.getByRole('navigation').getByRole('link', { name: 'Settings' }).click();
    await shows(heading(window), 'Settings');
    await window.page.getByLabel('Of this site, and of what we send you').selectOption('Deutsch');
    await speaks(window, 'de');
    await window.page.reload();
    await speaks(window, 'de');

    const again = new Client(house);
    await signIn(again, email);
    assert.equal((await again.get('/api/user/settings')).body.language, 'de');
    const elsewhere = await open('/settings', { as: again });
    await speaks(elsewhere, 'de');
    again.close();
  });

  test('an account speaks the language in which it was made', async () => {
    const email = newAddress();
    const window = await open('/register');
    await fill(window, { 'Your name': 'Nagy Éva', 'E-mail address': email });
    await press(window, 'Magyar');
    await speaks(window, 'hu');
    await hasFocus(window.page.getByRole('button', { name: 'Magyar', exact: true }));
    assert.equal(await window.page.locator('input[autocomplete="username"]').inputValue(), email, 'what was typed is kept');
    await window.page.locator('input[autocomplete="new-password"]').fill(password);
    await window.page.locator('form button[type="submit"]').click();
    await comesTo(window, '/');
    const person = new Client(house);
    await signIn(person, email);
    assert.equal((await person.get('/api/user/settings')).body.language, 'hu');
    person.close();
  });

  test('what is wrong is said at the field, and typed only once', async () => {
    const window = await open('/register');
    window.allow('status: 422 POST /api/auth/register');
    await fill(window, { 'Your name': 'Nora', 'E-mail address': 'nora at home', Password: 'short' });
    await press(window, 'Create an account');
    const email = window.page.getByLabel('E-mail address');
    await shows(window.page.getByRole('alert'), '2 things need your attention.');
    assert.equal(await email.getAttribute('aria-invalid'), 'true');
    await hasFocus(email);
    await window.page.getByText('At least 8 characters.').waitFor();
    await fill(window, { 'E-mail address': newAddress(), Password: password });
    await press(window, 'Create an account');
    await comesTo(window, '/');
  });

  test('an address that has an account with another password', async () => {
    const [ann] = await newPeople(house, 'Ann Known');
    const window = await open('/register');
    window.allow(wrongPassword);
    await fill(window, { 'Your name': 'Ann', 'E-mail address': ann.email, Password: 'not the one' });
    await press(window, 'Create an account');
    await window.page.getByText(/may have an account already/).waitFor();
    await follow(window, 'I have an account');
    assert.equal(await window.page.getByLabel('E-mail address').inputValue(), ann.email);
    await fill(window, { Password: password });
    await press(window, 'Sign in');
    await comesTo(window, '/');
    ann.close();
  });

  test('a wrong password is said and may be corrected; then one is where one wanted to go', async () => {
    const [bob] = await newPeople(house, 'Bob Barred');
    const window = await open('/settings?from=here');
    window.allow(wrongPassword);
    await comesTo(window, `/login?callbackUrl=${encodeURIComponent('/settings?from=here')}`);
    await fill(window, { 'E-mail address': bob.email, Password: 'wrong' });
    await press(window, 'Sign in');
    await window.page.getByText('The address or the password is wrong.').waitFor();
    const field = window.page.getByLabel('Password', { exact: true });
    await hasFocus(field);
    assert.equal(await field.getAttribute('type'), 'password');
    await press(window, 'Show: Password');
    assert.equal(await field.getAttribute('type'), 'text');
    assert.equal(await field.inputValue(), 'wrong');
    await field.fill(password);
    await field.press('Enter');
    await comesTo(window, '/settings?from=here');
    await window.page.goBack();
    await window.page.goForward();
    await shows(heading(window), 'Settings');
    bob.close();
  });

  test('a link to sign in leads to no other site', async () => {
    const [eve] = await newPeople(house, 'Eve Elsewhere');
    const window = await open('/settings', { as: eve });
    for (const target of ['//elsewhere.example/x', 'https://elsewhere.example/', '/\\elsewhere.example']) {
      await window.goto(`/login?callbackUrl=${encodeURIComponent(target)}`);
      await comesTo(window, '/');
    }
    await window.goto(`/login?callbackUrl=${encodeURIComponent(`${house.url}/bids`)}`);
    await comesTo(window, '/bids');
    eve.close();
  });

  test('NextAuth’s errors are said', async () => {
    const window = await open('/login?error=CredentialsSignin');
    await window.page.getByText('The address or the password is wrong.').waitFor();
    await window.goto('/login?error=Configuration');
    await window.page.getByText('Signing in did not work. Try again.').waitFor();
  });

  test('a house without mail says how else one gets a new password', async () => {
    const window = await open('/login');
    await follow(window, 'Forgot your password?');
    await window.page.getByText(/This server sends no mails/).waitFor();
  });
});

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

describe('a house that sends mails', () => {
  let host, mailing;
  before(async () => {
    host = await new MailHost().start();
    mailing = await startHouse({ env: { ...host.settings } });
    mailing.env.PUBLIC_URL = mailing.url;
    await mailing.restart();
  });
  after(async () => {
    await mailing.close();
    await host.stop();
  });

  /** Where the link in the newest mail to somebody leads. */
  async function linkTo(email, path) {
    const link = () => host.mails.filter(({ to }) => to[0] === email).map(({ text }) => new RegExp(`${path}\\?token=\\S+`).exec(text)?.[0]).filter(Boolean).at(-1);
    return eventually(`a mail to ${email} with a link to ${path}`, link, 15000);
  }

  test('an address is confirmed by its mail, and the way goes on where it began', async () => {
    const email = newAddress();
    const window = await newWindow({ house: mailing });
    window.allow(wrongPassword);
    await window.goto(`/register?callbackUrl=${encodeURIComponent('/settings')}`);
    await fill(window, { 'Your name': 'Vera Verified', 'E-mail address': email, Password: password });
    await press(window, 'Create an account');
    await window.page.getByText(`A link is on its way to ${email}.`, { exact: false }).waitFor();

    await window.goto('/login');
    await fill(window, { 'E-mail address': email, Password: password });
    await press(window, 'Sign in');
    await window.page.getByText('This address is not confirmed yet.', { exact: false }).waitFor();
    const first = await linkTo(email, '/verify-email');
    await press(window, 'Send the link again');
    await window.page.getByText('If this address waits for it, a link is on its way.').waitFor();
    const second = await eventually('another mail', async () => {
      const link = await linkTo(email, '/verify-email');
      return link !== first && link;
    }, 15000);

    window.allow(wrongPassword, 'status: 400 POST /api/auth/verify-email');
    await window.goto(first);
    await shows(heading(window), 'This link does not work any more');
    await window.goto(second);
    await shows(heading(window), 'Your address is confirmed');
    await follow(window, 'Sign in');
    await comesTo(window, `/login?callbackUrl=${encodeURIComponent('/settings')}`);
    await fill(window, { 'E-mail address': email, Password: password });
    await press(window, 'Sign in');
    await comesTo(window, '/settings');
  });

  test('a forgotten password is chosen anew by the link that was mailed, once', async () => {
    const email = newAddress();
    const registering = new Client(mailing);
    await registering.post('/api/auth/register', { name: 'Flora Forgot', email, password });
    const token = (await linkTo(email, '/verify-email')).split('token=')[1];
    await registering.post('/api/auth/verify-email', { token });

    const window = await newWindow({ house: mailing, viewport: phone });
    await window.goto('/login');
    await follow(window, 'Forgot your password?');
    window.allow('status: 400 POST /api/auth/forgot-password');
    await fill(window, { 'E-mail address': 'no address' });
    await press(window, 'Mail me a link');
    await window.page.getByText('This is not an e-mail address.').waitFor();
    await fill(window, { 'E-mail address': email });
    await press(window, 'Mail me a link');
    await window.page.getByText(`If ${email} has an account`, { exact: false }).waitFor();

    const link = await linkTo(email, '/reset-password');
    await window.goto(link);
    window.allow('status: 400 POST /api/auth/forgot-password', 'status: 422 POST /api/auth/reset-password');
    await fill(window, { 'New password': 'short' });
    await press(window, 'Save the password');
    await window.page.getByText('At least 8 characters.').waitFor();
    await fill(window, { 'New password': 'another horse' });
    await press(window, 'Save the password');
    await shows(heading(window), 'Your password is changed');
    await follow(window, 'Sign in');
    await fill(window, { 'E-mail address': email, Password: 'another horse' });
    await press(window, 'Sign in');
    await comesTo(window, '/');

    const late = await newWindow({ house: mailing });
    late.allow('status: 400 POST /api/auth/reset-password');
    await late.goto(link);
    await fill(late, { 'New password': 'a third horse' });
    await press(late, 'Save the password');
    await shows(heading(late), 'This link does not work any more');
    registering.close();
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
