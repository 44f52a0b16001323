// The photos of an item, as its seller picks and sends them.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { newAuction, newPeople, startHouse } from '../support/house.mjs';
import { hasFocus } from './support/browser.mjs';
import { editForm, heading, newItemForm, tabTo, takePhoto } from './support/forms.mjs';

let house, owner, ann;

before(async () => {
  house = await startHouse();
  [owner, ann] = await newPeople(house, 'Olga Owner', 'Ann Archer');
});
after(() => house.close());

const itemsOf = async (auction) => (await owner.get(`/api/auctions/${auction.id}/details`)).body.items;
const imagesOf = async (auction, item) => (await owner.get(`/api/auctions/${auction.id}/items/${item.id}/images`)).body;

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
