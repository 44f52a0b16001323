// Making items and changing them.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { bid, eventually, fromNow, newAuction, newItem, newPeople, setRole, startHouse } from '../support/house.mjs';
import { assertAccessible, hasFocus, newWindow, phone } from './support/browser.mjs';
import { editForm, heading, newItemForm, openForm, tabTo, takePhoto } from './support/forms.mjs';

let house, owner, ann, seller;

before(async () => {
  house = await startHouse();
  [owner, ann, seller] = await newPeople(house, 'Olga Owner', 'Ann Archer', 'Sam Seller');
});
after(() => house.close());

const hour = 3600_000;
const itemsOf = async (auction) => (await owner.get(`/api/auctions/${auction.id}/details`)).body.items;

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
