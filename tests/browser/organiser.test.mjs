// Making auctions and items, from an account on.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import {
  bid,
  eventually,
  fromNow,
  newAuction,
  newItem,
  newPeople,
  password,
  setRole,
  startHouse,
} from '../support/house.mjs';
import { assertAccessible, hasFocus, newWindow, phone, shows } from './support/browser.mjs';

let house, owner, ann, seller;

before(async () => {
  house = await startHouse();
  [owner, ann, seller] = await newPeople(house, 'Olga Owner', 'Ann Archer', 'Sam Seller');
});
after(() => house.close());

const hour = 3600_000;
const heading = (page, name) => page.getByRole('heading', { level: 1, name });

/** Opens a form and waits until it stands. */
async function openForm(as, path, title, options = {}) {
  const window = await newWindow({ as, ...options });
  await window.goto(path);
  const { page } = window;
  await heading(page, title).waitFor();
  return Object.assign(window, {
    field: (name) => page.getByLabel(name, { exact: true }),
    button: (name) => page.getByRole('button', { name, exact: true }),
  });
}

const newItemForm = (as, auction, options) => openForm(as, `/auctions/${auction.id}/items/new`, 'New item', options);
const editForm = (as, item, options) =>
  openForm(as, `/auctions/${item.auctionId}/items/${item.id}/edit`, `Edit ${item.name}`, options);

/** A photo as cameras make them: large, and turned by what its head says. */
async function takePhoto(page, { width = 2400, height = 1800, orientation = 1, colour = 'teal' } = {}) {
  const encoded = await page.evaluate(
    async ({ width, height, colour }) => {
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      const context = canvas.getContext('2d');
      context.fillStyle = colour;
      context.fillRect(0, 0, width, height);
      context.fillStyle = 'gold';
      context.fillRect(0, 0, width / 4, height / 4);
      return canvas.toDataURL('image/jpeg', 0.9).split(',')[1];
    },
    { width, height, colour },
  );
  const jpeg = Buffer.from(encoded, 'base64');
  const tiff = Buffer.from([
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ]);
  const exif = Buffer.concat([Buffer.from('Exif\0\0'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  const buffer = Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)]);
  return { name: `${colour}.jpg`, mimeType: 'image/jpeg', buffer };
}

const itemsOf = async (auction) => (await owner.get(`/api/auctions/${auction.id}/details`)).body.items;
const imagesOf = async (auction, item) => (await owner.get(`/api/auctions/${auction.id}/items/${item.id}/images`)).body;

/** Moves focus by Tab alone until it is on what is meant. */
async function tabTo(page, locator) {
  for (let count = 0; count < 60; count += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`${locator} is not reached by Tab`);
}

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

describe('items', () => {
  test('a draft is nobody else’s to see; published it appears where others look already', async () => {
    const auction = await newAuction(owner, [ann], { endDate: fromNow(hour) });
    const window = await newItemForm(owner, auction);
    await window.field('Name').fill('Clock');
    await window.field('Starting bid').fill('20');
    await window.button('Save as draft').click();
    await heading(window.page, 'Clock is saved as a draft').waitFor();
    const [item] = await itemsOf(auction);
    assert.equal((await ann.get(`${auction.path}/items/${item.id}`)).status, 404);
    const other = await newWindow({ as: ann });
    await other.goto(`/auctions/${auction.id}`);
    await heading(other.page, 'Autumn').waitFor();
    assert.equal(await other.page.getByText('Clock').count(), 0);

    await window.goto(`/auctions/${auction.id}/items/${item.id}/edit`);
    await heading(window.page, 'Edit Clock').waitFor();
    await window.button('Publish').click();
    await window.page.waitForURL(/\/items\/[a-z0-9]+$/);
    await other.page.getByText('Clock').first().waitFor();
  });

  test('another one keeps currency and step', async () => {
    const auction = await newAuction(owner);
    const window = await newItemForm(owner, auction);
    await window.field('Name').fill('First');
    await window.field('Currency').selectOption('HUF');
    await window.field('Starting bid').fill('12000');
    await window.field('Least step between bids').fill('500');
    await window.button('Publish').click();
    await window.button('Add another').click();
    await heading(window.page, 'New item').waitFor();
    assert.equal(await window.field('Currency').inputValue(), 'HUF');
    assert.equal(await window.field('Least step between bids').inputValue(), '500');
    assert.equal(await window.field('Name').inputValue(), '');
  });

  for (const [locale, typed, amount] of [
    ['de-DE', '1.234,50', 1234.5],
    ['de-DE', '12,5', 12.5],
    ['en-GB', '1,234.50', 1234.5],
    ['en-GB', '12.50', 12.5],
  ])
    test(`${typed} is ${amount} in ${locale}`, async () => {
      const auction = await newAuction(owner);
      const window = await newWindow({ as: owner, locale });
      await window.goto(`/auctions/${auction.id}/items/new`);
      const form = window.page.locator('form');
      // By their order: the words are another language's.
      await form.getByRole('textbox').first().fill('Mill');
      await form.locator('[inputmode=decimal]').first().fill(typed);
      await form.locator('[type=submit]').first().click();
      const made = () => itemsOf(auction).then(([item]) => item?.isPublished && item);
      assert.equal((await eventually('it is there', made)).startingBid, amount);
    });

  test('by the keyboard alone, with formatted text', async () => {
    const auction = await newAuction(owner);
    const window = await newItemForm(owner, auction);
    const { page } = window;
    const { keyboard } = page;
    await tabTo(page, window.field('Name'));
    await keyboard.type('Quilt');
    await tabTo(page, window.field('Starting bid'));
    await keyboard.type('40');
    await tabTo(page, page.getByRole('toolbar').getByRole('button', { name: 'Bold' }));
    await keyboard.press('Enter');
    const text = page.getByRole('textbox', { name: 'Description (optional)' });
    await hasFocus(text);
    await keyboard.type('Warm');
    await keyboard.press('Control+b');
    await keyboard.type(' and large');
    await tabTo(page, window.button('Publish'));
    await keyboard.press('Enter');
    await heading(page, 'Quilt is published').waitFor();
    await tabTo(page, window.button('Add another'));
    const [item] = await itemsOf(auction);
    assert.equal(item.description, '<p><strong>Warm</strong> and large</p>');
  });

  test('links and lists are written as the house keeps them', async () => {
    const auction = await newAuction(owner);
    const window = await newItemForm(owner, auction);
    const { page } = window;
    await window.field('Name').fill('Covers');
    await window.field('Starting bid').fill('1');
    await page.getByRole('textbox', { name: 'Description (optional)' }).click();
    await window.button('List').click();
    await page.keyboard.type('red');
    await page.keyboard.press('Enter');
    await page.keyboard.type('blue');
    await page.keyboard.press('Shift+Home');
    await window.button('Link').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Where the link leads').fill('javascript:alert(1)');
    await page.keyboard.press('Enter');
    await dialog.getByText('This is not an address a link can lead to.').waitFor();
    await dialog.getByLabel('Where the link leads').fill('example.org/blue');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await window.button('Publish').click();
    await heading(page, 'Covers is published').waitFor();
    const [item] = await itemsOf(auction);
    assert.match(
      item.description,
      /^<ul><li>red<\/li><li><a href="https:\/\/example\.org\/blue"[^>]*>blue<\/a><\/li><\/ul>$/,
    );
  });

  test('what is missing is said at its field', async () => {
    const auction = await newAuction(owner, [], { endDate: fromNow(hour) });
    const window = await newItemForm(owner, auction);
    await window.field('Least step between bids').fill('0');
    await window.page.getByText('More', { exact: true }).click();
    await window.field('Own end (optional)').fill('2099-01-01T00:00');
    await window.page.getByText('More', { exact: true }).click();
    await window.button('Publish').click();
    await window.page.getByText('4 things need your attention.').waitFor();
    for (const text of [
      'Enter a name.',
      'Enter an amount.',
      'The step must be more than nothing.',
      /cannot end after its auction/,
    ])
      await window.page.getByText(text).waitFor();
    assert.deepEqual(await itemsOf(auction), []);
  });

  test('a bidder is told that he adds nothing', async () => {
    const auction = await newAuction(owner, [ann]);
    const window = await newWindow({ as: ann });
    await window.goto(`/auctions/${auction.id}/items/new`);
    await window.page.getByRole('heading', { name: 'You cannot add items here' }).waitFor();
  });
});

describe('photos', () => {
  test('are put in order, taken away and added; the first is the main picture', async () => {
    const auction = await newAuction(owner);
    const window = await newItemForm(owner, auction);
    const { page } = window;
    const files = [];
    for (const colour of ['red', 'green', 'blue'])
      files.push(await takePhoto(page, { colour, width: 300, height: 200 }));
    await page.getByLabel('Choose photos').setInputFiles(files);
    await page.getByRole('img', { name: 'Photo 3' }).waitFor();
    await tabTo(page, window.button('Move photo 3 forward'));
    await page.keyboard.press('Enter');
    await hasFocus(window.button('Move photo 2 forward'));
    await page.keyboard.press('Enter');
    await window.button('Remove photo 3').click();
    await window.field('Name').fill('Paint');
    await window.field('Starting bid').fill('3');
    await window.button('Publish').click();
    await heading(page, 'Paint is published').waitFor();
    const [item] = await itemsOf(auction);
    const before = await imagesOf(auction, item);
    assert.deepEqual(
      before.map(({ width, height }) => [width, height]),
      [
        [300, 200],
        [300, 200],
      ],
    );

    const again = await editForm(owner, { ...item, auctionId: auction.id });
    await again.page.getByRole('img', { name: 'Photo 2' }).waitFor();
    await again.page
      .getByLabel('Choose photos')
      .setInputFiles(await takePhoto(again.page, { width: 1700, height: 100 }));
    await again.page.getByRole('img', { name: 'Photo 3' }).waitFor();
    await again.button('Remove photo 1').click();
    await again.button('Move photo 2 forward').click();
    await again.button('Save').click();
    await again.page.waitForURL(/\/items\/[a-z0-9]+$/);
    const images = await imagesOf(auction, item);
    assert.deepEqual(
      images.map(({ width }) => width),
      [1600, 300],
    );
    assert.equal(images[1].id, before[1].id);
    assert.equal((await itemsOf(auction))[0].thumbnailUrl, images[0].publicUrl);
  });

  test('of which one does not arrive: nobody sees the item until it has', async () => {
    const auction = await newAuction(owner, [ann]);
    const window = await newItemForm(owner, auction);
    const { page } = window;
    window.allow('failed: POST', 'net::ERR_FAILED');
    let sent = 0;
    await page.route('**/images', (route) => {
      if (route.request().method() === 'POST' && ++sent === 2) return route.abort();
      return route.continue();
    });
    const files = [];
    for (const width of [400, 500, 600]) files.push(await takePhoto(page, { width, height: 100 }));
    await page.getByLabel('Choose photos').setInputFiles(files);
    await window.field('Name').fill('Bicycle');
    await window.field('Starting bid').fill('80');
    await window.button('Publish').click();
    await page.getByText('The item is saved as a draft, but 2 photos were not sent.').waitFor();
    const [item] = await itemsOf(auction);
    assert.equal(item.isPublished, false);
    assert.equal((await ann.get(`${auction.path}/items/${item.id}`)).status, 404);
    await window.button('Publish').click();
    await heading(page, 'Bicycle is published').waitFor();
    assert.equal((await itemsOf(auction)).length, 1);
    assert.deepEqual(
      (await imagesOf(auction, item)).map(({ width }) => width),
      [400, 500, 600],
    );
  });

  test('and items whose answers get lost on the way are stored once', async () => {
    const auction = await newAuction(owner);
    const window = await newItemForm(owner, auction);
    const { page } = window;
    window.allow('failed: POST', 'net::ERR_FAILED');
    const lost = new Set();
    // The house does what it is asked, and nobody hears of it.
    await page.route(/\/(items|images)$/, async (route) => {
      const [, what] = /\/(items|images)$/.exec(route.request().url());
      if (route.request().method() !== 'POST' || lost.has(what)) return route.continue();
      lost.add(what);
      await route.fetch();
      return route.abort();
    });
    await page.getByLabel('Choose photos').setInputFiles(await takePhoto(page, { width: 400, height: 100 }));
    await page.getByRole('img', { name: 'Photo 1' }).waitFor();
    await window.field('Name').fill('Camera');
    await window.field('Starting bid').fill('80');
    await window.button('Publish').click();
    await page.getByText('The server did not answer.').waitFor();
    await window.button('Publish').click();
    await page.getByText('The item is saved as a draft, but one photo was not sent.').waitFor();
    await window.button('Publish').click();
    await heading(page, 'Camera is published').waitFor();
    const items = await itemsOf(auction);
    assert.equal(items.length, 1);
    assert.equal((await imagesOf(auction, items[0])).length, 1);
  });
});

describe('an item that is there', () => {
  test('keeps currency and start once somebody has bid, and is ended by hand', async () => {
    const auction = await newAuction(owner, [ann], { endDate: fromNow(hour) });
    const item = await newItem(owner, auction);
    await bid(ann, item, 10);
    const window = await editForm(owner, item);
    const { page } = window;
    assert.ok(await window.field('Starting bid').isDisabled());
    assert.ok(await window.field('Currency').isDisabled());
    await page.getByText('It cannot be unpublished or deleted: somebody has bid.').waitFor();
    assert.equal(await window.button('Delete').count(), 0);
    await window.field('Least step between bids').fill('2.50');
    await window.button('Save').click();
    await page.waitForURL(/\/items\/[a-z0-9]+$/);
    assert.equal((await owner.get(item.path)).body.item.minBidIncrement, 2.5);

    await window.goto(`/auctions/${auction.id}/items/${item.id}/edit`);
    await window.button('End now').click();
    await page.getByRole('dialog').getByText('Whoever leads now has won.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'End now' }).click();
    await page.getByText('This item has ended.').waitFor();
    assert.ok((await owner.get(item.path)).body.item.closedAt);
  });

  test('has an end of its own where the auction lets it, and goes again', async () => {
    const auction = await newAuction(owner, [ann], { itemEndMode: 'CUSTOM' });
    const item = await newItem(owner, auction);
    const window = await editForm(owner, item);
    await window.page.getByText('More', { exact: true }).click();
    await window.field('Own end (optional)').fill('2032-12-24T18:00');
    await window.button('Save').click();
    await window.page.waitForURL(/\/items\/[a-z0-9]+$/);
    assert.equal((await owner.get(item.path)).body.item.endDate, '2032-12-24T17:00:00.000Z');

    await window.goto(`/auctions/${auction.id}/items/${item.id}/edit`);
    await window.field('Name').fill('Lamp');
    await window.button('Unpublish').click();
    await window.page.getByText('This is a draft.').waitFor();
    assert.equal((await ann.get(item.path)).status, 404);
    assert.equal(await window.field('Name').inputValue(), 'Lamp', 'what was typed is still there');
    await window.button('Publish').click();
    await window.page.waitForURL(/\/items\/[a-z0-9]+$/);
    assert.equal((await ann.get(item.path)).body.item.name, 'Lamp');

    await window.goto(`/auctions/${auction.id}/items/${item.id}/edit`);
    await window.button('Delete').click();
    await window.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await window.page.waitForURL(/\/auctions\/[a-z0-9]+$/);
    assert.deepEqual(await itemsOf(auction), []);
  });

  test('is somebody else’s', async () => {
    const auction = await newAuction(owner, [seller]);
    await setRole(owner, auction, seller, 'CREATOR');
    const item = await newItem(seller, auction);
    const window = await newWindow({ as: owner });
    window.allow('status: 403');
    await window.goto(`/auctions/${auction.id}/items/${item.id}/edit`);
    await window.page.getByRole('heading', { name: 'You cannot edit this item' }).waitFor();
  });
});

for (const colorScheme of ['light', 'dark'])
  test(`the forms are accessible in ${colorScheme}`, async () => {
    const auction = await newAuction(owner, [], { endDate: fromNow(hour) });
    const window = await openForm(owner, '/auctions/new', 'New auction', { colorScheme, viewport: phone });
    const { page } = window;
    await page.getByText('More rules').click();
    await window.button('Create auction').click();
    await page.getByText('Enter a name.').waitFor();
    await assertAccessible(window);

    await window.goto(`/auctions/${auction.id}/edit`);
    await heading(page, 'Settings of Autumn').waitFor();
    await assertAccessible(window);
    await window.button('Delete this auction').click();
    await assertAccessible(window);

    await window.goto(`/auctions/${auction.id}/items/new`);
    await heading(page, 'New item').waitFor();
    await page.getByLabel('Choose photos').setInputFiles([await takePhoto(page), await takePhoto(page)]);
    await page.getByRole('img', { name: 'Photo 2' }).waitFor();
    await page.getByText('More', { exact: true }).click();
    await assertAccessible(window);
    await window.button('Link').click();
    await page.getByRole('dialog').waitFor();
    await assertAccessible(window);
    await window.button('Cancel').click();
    await window.field('Name').fill('Wine');
    await window.field('Starting bid').fill('1');
    await window.button('Publish').click();
    await heading(page, 'Wine is published').waitFor();
    await assertAccessible(window);
    const [{ id }] = await itemsOf(auction);
    await window.goto(`/auctions/${auction.id}/items/${id}/edit`);
    await heading(page, 'Edit Wine').waitFor();
    await assertAccessible(window);
  });
