// Running an auction: its items, its end, what is printed and exported.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { bid, eventually, newItem } from '../support/house.mjs';
import { assertAccessible, newWindow, phone, shows } from './support/browser.mjs';
import { button, dialog, download, modulesFor, modulesIn, openClubHouse, openDesk, openImport, openMembers, rowOf } from './support/desk.mjs';

let house, owner, seller, ann, ben, newClub, itemsOf;

before(async () => {
  ({ house, owner, seller, ann, ben, newClub, itemsOf } = await openClubHouse());
});
after(() => house.close());

describe('the desk', () => {
  test('publishes several items at once, and tells what was left alone', async () => {
    const auction = await newClub();
    const drafts = [];
    for (const name of ['Clock', 'Teapot']) drafts.push(await newItem(owner, auction, { name, isPublished: false }));
    await newItem(seller, auction, { name: 'Saw' });
    const window = await openDesk(owner, auction);
    await button(window, 'Drafts 2').click();
    await window.page.getByLabel('Select all 2 items').check();
    await shows(window.page.getByText(/selected$/), '2 selected');
    await button(window, 'Publish').click();
    await window.page.getByText('2 items changed.').waitFor();
    await button(window, 'Drafts 0').waitFor();
    await button(window, 'All 3').click();
    for (const { id } of drafts) assert.ok((await ann.get(`${auction.path}/items/${id}`)).body.item.isPublished);

    await bid(ann, { path: `${auction.path}/items/${drafts[0].id}` }, 10);
    for (const name of ['Clock', 'Teapot', 'Saw']) await window.page.getByLabel(`Select ${name}`).check();
    await button(window, 'Change…').click();
    await dialog(window).getByLabel('Starting bid').fill('7,50');
    await dialog(window).getByRole('button', { name: 'Save' }).click();
    const told = dialog(window);
    await told.getByRole('heading', { name: 'Not everything was changed' }).waitFor();
    await told.getByText('Clock: it has bids').waitFor();
    await told.getByText('Saw: its seller does not let organisers edit it').waitFor();
    await told.getByRole('button', { name: 'Close' }).last().click();
    await shows(rowOf(window, 'Teapot').getByRole('cell').nth(3), /€7\.50/);
  });

  test('publishes hundreds of items in one go, of which those are drawn that one comes near', async () => {
    const auction = await newClub();
    const csv = ['name', ...Array.from({ length: 300 }, (_, i) => `Lot ${i + 1}`)].join('\n');
    assert.equal((await owner.post(`${auction.path}/items/import`, { csv })).body.created, 300);
    const window = await openDesk(owner, auction);
    await window.page.getByLabel('Select Lot 1', { exact: true }).waitFor();
    assert.equal(await window.page.getByLabel('Select Lot 300').count(), 0);
    await window.page.getByLabel('Select all 300 items').check();
    await shows(window.page.getByText(/selected$/), '300 selected');
    await button(window, 'Publish').click();
    await button(window, 'Open 300').waitFor();
    assert.equal((await itemsOf(auction)).filter(([, isPublished]) => isPublished).length, 300);
    await window.page.getByRole('button', { name: 'Show more items' }).scrollIntoViewIfNeeded();
    await window.page.getByLabel('Select Lot 120').waitFor();
  });

  test('ends one item early, which its page shows at once', async () => {
    const auction = await newClub();
    const [item] = [await newItem(owner, auction, { name: 'Compass' }), await newItem(owner, auction, { name: 'Oar' })];
    await bid(ben, item, 12);
    const hers = await newWindow({ as: ann });
    await hers.goto(`/auctions/${auction.id}/items/${item.id}`);
    await hers.page.getByRole('button', { name: 'Bid €13', exact: true }).waitFor();
    await shows(hers.page.locator('.link-chip'), 'Live');
    const window = await openDesk(owner, auction);
    await button(window, 'End now: Compass').click();
    await dialog(window).getByText('The highest bid, €12, wins.').waitFor();
    await dialog(window).getByRole('button', { name: 'End now' }).click();
    await hers.page.getByText('Won by Ben Baker').waitFor();
    assert.equal(await hers.page.getByRole('button', { name: /^Bid / }).count(), 0);
    await rowOf(window, 'Compass').getByText('Closed', { exact: true }).waitFor();
    assert.equal(await button(window, 'End now: Compass').count(), 0);
    await button(window, 'Closed 1').waitFor();
    await button(window, 'Open 1').waitFor();
  });

  test('finds items, and says what they come to', async () => {
    const auction = await newClub();
    const [kettle] = [await newItem(seller, auction, { name: 'Kettle' }), await newItem(owner, auction, { name: 'Lamp', currencyCode: 'USD' })];
    assert.equal((await bid(ann, kettle, 12)).status, 201);
    const window = await openDesk(owner, auction, { viewport: phone });
    const fact = (name) => window.page.locator('.desk-facts div').filter({ hasText: name });
    await shows(fact('With bids'), /1$/);
    await shows(fact('Current bids, together'), /€12$/);
    await window.cutSockets();
    assert.equal((await bid(ben, kettle, 20.5)).status, 201);
    await shows(fact('Current bids, together'), /€20\.50$/, 15_000);
    await window.page.getByLabel('Search by name or seller').fill('lam');
    await rowOf(window, 'Kettle').waitFor({ state: 'detached' });
    await rowOf(window, 'Lamp').waitFor();
  });

  test('closes the auction for good, and leads to the results', async () => {
    const auction = await newClub();
    const items = [await newItem(owner, auction, { name: 'Boat' }), await newItem(owner, auction, { name: 'Net' })];
    await newItem(owner, auction, { name: 'Rope', isPublished: false });
    await bid(ann, items[0], 30);
    const window = await openDesk(owner, auction);
    await button(window, 'Close the auction').click();
    await dialog(window).getByText('2 items are still open and end now.').waitFor();
    await dialog(window).getByText('One of them has bids').waitFor();
    await dialog(window).getByText('One draft was never published').waitFor();
    await dialog(window).getByRole('button', { name: 'Cancel' }).click();
    assert.equal((await owner.get(auction.path)).body.closedAt, null);
    await button(window, 'Close the auction').click();
    await dialog(window).getByRole('button', { name: 'Close for good' }).click();
    await eventually('the results are shown', () => window.page.url().endsWith(`/auctions/${auction.id}/results`));
    await window.page.getByText('Ann Archer').first().waitFor();
    assert.notEqual((await owner.get(auction.path)).body.closedAt, null);
  });

  test('gives all of it as a file, and on paper', async () => {
    const auction = await newClub({ name: 'Paper Fair' });
    const item = await newItem(seller, auction, { name: 'Vase', startingBid: 19.99, minBidIncrement: 2 });
    await newItem(owner, auction, { name: 'Cup', isPublished: false });
    await bid(ann, item, 21.5);
    const window = await openDesk(owner, auction);
    await button(window, 'More').click();
    const csv = await download(window, window.page.getByRole('link', { name: 'Export as CSV' }));
    assert.equal(csv.name, 'Paper_Fair_export.csv');
    assert.deepEqual(csv.text.trim().split('\n').slice(1), [`"Vase",EUR,19.99,21.50,"Ann Archer","${ann.email}",1`, '"Cup",EUR,10.00,0.00,,,0']);
    const json = await download(window, window.page.getByRole('link', { name: 'Export as JSON' }));
    assert.equal(JSON.parse(json.text).summary.totalItems, 2);

    await window.page.getByLabel('Select Vase').check();
    await window.page.getByRole('link', { name: 'Print a list' }).click();
    const code = window.page.getByRole('img', { name: 'QR code that leads to Vase' });
    assert.deepEqual(await modulesIn(code), modulesFor(`${house.url}/auctions/${auction.id}/items/${item.id}`));
    await shows(window.page.getByRole('listitem'), /Vase[^]*€19\.99[^]*Step €2[^]*Offered by Selma Seller/);
    await window.page.emulateMedia({ media: 'print' });
    await button(window, 'Print').waitFor({ state: 'hidden' });
  });

  test('copies the auction, its items as drafts', async () => {
    const auction = await newClub();
    await newItem(owner, auction, { name: 'Anchor' });
    const window = await openDesk(owner, auction);
    await button(window, 'More').click();
    await button(window, 'Copy the auction').click();
    await dialog(window).getByLabel('Name of the copy').fill('Next year');
    await dialog(window).getByRole('button', { name: 'Copy the auction' }).click();
    await window.page.getByRole('link', { name: 'Next year' }).waitFor();
    await rowOf(window, 'Anchor').getByText('Draft', { exact: true }).waitFor();
  });

  test('is for those who run the auction', async () => {
    const auction = await newClub();
    const window = await newWindow({ as: seller });
    window.allow(/^status: 403/);
    await window.goto(`/auctions/${auction.id}/manage`);
    await window.page.getByText('You may not do that.').waitFor();
  });
});

for (const [name, options] of [['in the light', {}], ['in the dark, on a phone', { viewport: phone, colorScheme: 'dark' }]])
  test(`all of it is accessible ${name}`, async () => {
    const auction = await newClub();
    await newItem(owner, auction, { name: 'Globe' });
    await newItem(seller, auction, { name: 'Draft', isPublished: false, isEditableByAdmin: true });
    await owner.post(`${auction.path}/invites`, { email: 'ida@example.org' });
    const window = await openDesk(owner, auction, options);
    await assertAccessible(window);
    await window.page.getByLabel('Select Globe').check();
    // What is scrolled under the bar counts as covered.
    await assertAccessible(window, { disable: ['target-size'] });
    await button(window, 'Change…').click();
    await dialog(window).waitFor();
    await assertAccessible(window, { include: ['dialog'] });
    await window.page.keyboard.press('Escape');
    await button(window, 'More').click();
    await window.page.getByRole('link', { name: 'Print a list' }).click();
    await button(window, 'Print').waitFor();
    await assertAccessible(window);
    await assertAccessible(await openMembers(owner, auction, options));
    const list = await openImport(owner, auction, options);
    await list.page.getByLabel('Or paste the list here').fill('name,price\nVase,5');
    await button(list, 'Check the list').click();
    await button(list, 'Import one item').waitFor();
    await assertAccessible(list);
    for (const { page } of [window, list])
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than the screen');
  });

test('nothing in all this was a fault', () => assert.doesNotMatch(house.log, /level=error/));
