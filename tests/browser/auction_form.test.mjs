// Making auctions and changing them, from an account on.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { bid, eventually, fromNow, newAuction, newItem, newPeople, password, setRole, startHouse } from '../support/house.mjs';
import { hasFocus, newWindow, phone, shows } from './support/browser.mjs';
import { heading, openForm, takePhoto } from './support/forms.mjs';

let house, owner, ann;

before(async () => {
  house = await startHouse();
  [owner, ann] = await newPeople(house, 'Olga Owner', 'Ann Archer');
});
after(() => house.close());

const hour = 3600_000;

test('from nothing to a bid: an account, an auction, an item with a photo, somebody who joins by the link', async () => {
  const window = await newWindow({ house, viewport: phone });
  const { page } = window;
  await window.goto('/register');
  await page.getByLabel('Your name').fill('Carla Clark');
  await page.getByLabel('E-mail address').fill('carla@example.org');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Create an account' }).click();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'My bids' }).waitFor();

  await window.goto('/auctions/new');
  await heading(page, 'New auction').waitFor();
  const fields = page.locator('form .field').filter({ visible: true });
  assert.ok((await fields.count()) <= 5, `${await fields.count()} fields`);
  await page.getByLabel('Name', { exact: true }).fill('Harvest evening');
  await page.getByLabel('Currency of the items').selectOption('GBP');
  await page.getByRole('button', { name: 'Create auction' }).click();
  await heading(page, 'Harvest evening').waitFor();
  const auction = page.url().split('/').at(-1);

  // Photo, name, start, save.
  await window.goto(`/auctions/${auction}/items/new`);
  await heading(page, 'New item').waitFor();
  await page.getByLabel('Take a photo').setInputFiles(await takePhoto(page, { orientation: 6 }));
  await page.getByLabel('Name', { exact: true }).fill('Brass lantern');
  await page.getByLabel('Starting bid').fill('12.50');
  await page.getByRole('button', { name: 'Publish' }).click();
  await heading(page, 'Brass lantern is published').waitFor();
  const [image] = await page.evaluate(async (path) => {
    const { items } = await (await fetch(`${path}/details`)).json();
    return (await fetch(`${path}/items/${items[0].id}/images`)).json();
  }, `/api/auctions/${auction}`);
  assert.deepEqual([image.width, image.height], [1200, 1600], 'it is smaller, and stands upright');

  const guest = await newWindow({ house });
  await guest.goto(`/join/${auction}`);
  await guest.page.getByLabel('Your name').fill('Dora Dean');
  await guest.page.getByLabel('E-mail address').fill('dora@example.org');
  await guest.page.getByLabel('Password', { exact: true }).fill(password);
  await guest.page.getByRole('button', { name: 'Create an account and join' }).click();
  await guest.page
    .getByRole('link', { name: /Brass lantern/ })
    .first()
    .click();
  await guest.page.getByRole('button', { name: 'Bid £12.50' }).click();
  await guest.page.getByRole('dialog').getByRole('button', { name: 'Place bid: £12.50' }).click();
  await shows(guest.page.getByRole('group', { name: 'Bid' }), /Your bid of £12\.50 is placed\. You lead\./);
});

describe('auctions', () => {
  test('the rules stand in sentences before anybody reads them', async () => {
    const window = await openForm(owner, '/auctions/new', 'New auction');
    const preview = window.page.getByRole('region', { name: 'What bidders will read' });
    await shows(preview, /After a bid in the last 5 minutes there are 5 minutes left again\./);
    await window.page.getByText('More rules').click();
    await window.field('What a bid is').selectOption('Bidders enter their maximum');
    await window.field('Do members see who bids?').selectOption('No, bidders are anonymous');
    await window.field('More time given').selectOption('2 minutes');
    await shows(
      preview,
      /Enter the most you would pay\.[^]*5 minutes there are 2 minutes left[^]*Bidders are anonymous here\./,
    );
    await window.field('Name').fill('Quiet evening');
    await window.button('Create auction').click();
    await heading(window.page, 'Quiet evening').waitFor();
    const { body } = await owner.get(`/api/auctions/${window.page.url().split('/').at(-1)}`);
    const { bidMode, bidderVisibility, softCloseMode, defaultAntiSnipe, defaultAntiSnipeExtension, joinMode } = body;
    assert.deepEqual(
      [bidMode, bidderVisibility, softCloseMode, defaultAntiSnipe, defaultAntiSnipeExtension, joinMode],
      ['PROXY', 'ANONYMOUS', 'RESET_FROM_BID', true, 120, 'LINK'],
    );
  });

  test('times that have passed, or do not exist, are not sent', async () => {
    const window = await openForm(owner, '/auctions/new', 'New auction');
    const end = window.field('Bidding ends');
    await window.field('Name').fill('Clocks');
    await end.fill('2020-06-01T20:00');
    await window.button('Create auction').click();
    await window.page.getByText('This time has passed.').waitFor();
    await hasFocus(end);
    await end.fill('2032-03-28T02:30');
    await window.button('Create auction').click();
    await window.page.getByText('This time does not exist').waitFor();
    await window.page
      .getByText(/Your time zone: .*Europe\/Berlin/)
      .first()
      .waitFor();
    await end.fill('2032-03-28T20:30');
    await window.button('Create auction').click();
    await heading(window.page, 'Clocks').waitFor();
    const { body } = await owner.get(`/api/auctions/${window.page.url().split('/').at(-1)}`);
    assert.equal(body.endDate, '2032-03-28T18:30:00.000Z');
  });

  test('where the house has no open auctions the field says so', async () => {
    const window = await openForm(owner, '/auctions/new', 'New auction');
    window.allow('status: 400 POST /api/auctions');
    await window.field('Name').fill('For all');
    await window.field('Who can take part').selectOption('Everybody here');
    await window.button('Create auction').click();
    await window.page.getByText('This server does not allow auctions that everybody can join.').waitFor();
    assert.equal(await window.field('Who can take part').getAttribute('aria-invalid'), 'true');
  });

  test('what was entered is not left behind by a slip: a link or Back asks first', async () => {
    const window = await newWindow({ as: owner });
    const { page } = window;
    await window.goto('/bids');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Auctions' }).click();
    await page.getByRole('link', { name: 'New auction' }).first().click();
    await heading(page, 'New auction').waitFor();
    await page.getByLabel('Name', { exact: true }).fill('Half done');
    let answer;
    const asked = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.message());
      return answer ? dialog.accept() : dialog.dismiss();
    });
    const bids = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'My bids' });
    for (const leave of [() => bids.click(), () => page.evaluate(() => history.back())]) {
      asked.length = 0;
      await leave();
      await eventually('it is asked', () => asked.length === 1);
      await eventually('the address is the form’s', () => new URL(page.url()).pathname === '/auctions/new');
      assert.equal(await page.getByLabel('Name', { exact: true }).inputValue(), 'Half done');
    }
    answer = true;
    await page.evaluate(() => history.back());
    await eventually('it is left', () => new URL(page.url()).pathname === '/');
    await heading(page, 'Auctions').waitFor();
  });

  test('one whose answer gets lost on its way is made once', async () => {
    const window = await openForm(owner, '/auctions/new', 'New auction');
    const { page } = window;
    window.allow('failed: POST', 'net::ERR_FAILED');
    await page.route('**/api/auctions', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      await route.fetch();
      return route.abort();
    });
    await window.field('Name').fill('Once');
    await window.button('Create auction').click();
    await page.getByText('The server did not answer.').waitFor();
    await window.field('Who can take part').selectOption('Only people I invite');
    await window.button('Create auction').click();
    await heading(page, 'Once').waitFor();
    const made = (await owner.get('/api/auctions')).body.filter(({ name }) => name === 'Once');
    assert.equal(made.length, 1);
    assert.equal((await owner.get(`/api/auctions/${made[0].id}`)).body.joinMode, 'INVITE_ONLY');
  });

  test('once somebody has bid, what bidders were promised is shut, and the rest is open', async () => {
    const auction = await newAuction(owner, [ann], { bidderVisibility: 'PER_BID', endDate: fromNow(hour) });
    await bid(ann, await newItem(owner, auction), 10);
    const window = await openForm(owner, `/auctions/${auction.id}/edit`, 'Settings of Autumn');
    await window.page.getByText('More rules').click();
    assert.ok(await window.field('What a bid is').isDisabled());
    const visibilities = window.field('Do members see who bids?').getByRole('option');
    assert.deepEqual(await visibilities.allInnerTexts(), ['Each bidder chooses', 'No, bidders are anonymous']);
    await window.field('Name').fill('Autumn again');
    await window.button('Save').click();
    await heading(window.page, 'Autumn again').waitFor();
    const { body } = await owner.get(auction.path);
    assert.deepEqual([body.name, body.endDate], ['Autumn again', auction.endDate], 'what was not touched is as it was');
  });

  test('the picture, and the end of it all', async () => {
    const auction = await newAuction(owner);
    const window = await openForm(owner, `/auctions/${auction.id}/edit`, 'Settings of Autumn');
    const { page } = window;
    await page.getByLabel('Choose a picture').setInputFiles(await takePhoto(page));
    await page.getByRole('img', { name: 'Picture of the auction' }).waitFor();
    assert.ok((await owner.get(auction.path)).body.thumbnailUrl);
    await window.button('Remove the picture').click();
    await page.getByLabel('Choose a picture').waitFor();
    assert.equal((await owner.get(auction.path)).body.thumbnailUrl, null);

    await window.button('Delete this auction').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Type the name of the auction to delete it').fill('Spring');
    await dialog.getByRole('button', { name: 'Delete for good' }).click();
    await dialog.getByText('This is not its name: Autumn').waitFor();
    await dialog.getByLabel('Type the name of the auction to delete it').fill('Autumn');
    await dialog.getByRole('button', { name: 'Delete for good' }).click();
    await page.waitForURL(`${house.url}/`);
    assert.equal((await owner.get(auction.path)).status, 403);
  });

  test('an administrator is told that the settings are the owner’s', async () => {
    const auction = await newAuction(owner, [ann]);
    await setRole(owner, auction, ann, 'ADMIN');
    const window = await newWindow({ as: ann });
    window.allow('status: 403');
    await window.goto(`/auctions/${auction.id}/edit`);
    await window.page.getByRole('heading', { name: 'Only the owner changes the settings' }).waitFor();
    assert.ok(await window.page.getByRole('link', { name: 'Run the auction' }).isVisible());
  });
});
