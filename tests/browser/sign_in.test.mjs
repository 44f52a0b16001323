// Making an account and signing in, with mails and without.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { Client, eventually, newPeople, password, signIn, startHouse } from '../support/house.mjs';
import { MailHost } from '../support/mail_host.mjs';
import { hasFocus, newWindow, phone, shows } from './support/browser.mjs';
import { comesTo, fill, follow, heading, newAddress, openPage, press, speaks, wrongPassword } from './support/entrance.mjs';

let house;
before(async () => {
  house = await startHouse();
});
after(() => house.close());

const open = (path, options) => openPage(house, path, options);

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
