// Lists of items from spreadsheets.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { assertAccessible } from './support/browser.mjs';
import { button, download, openClubHouse, openImport, rowOf } from './support/desk.mjs';

let house, owner, seller, ann, newClub, itemsOf;

before(async () => {
  ({ house, owner, seller, ann, newClub, itemsOf } = await openClubHouse());
});
after(() => house.close());

describe('a list of items', () => {
  test('is looked at, corrected, and imported as a whole', async () => {
    const auction = await newClub();
    const window = await openImport(seller, auction);
    const text = window.page.getByLabel('Or paste the list here');
    await text.fill('Title;Price;Increment;Published;Colour\nVase;1.234,50;0,5;ja;blue\nBowl;much;;;red');
    await button(window, 'Check the list').click();
    await window.page.getByText('Row 3, Starting bid: must be an amount').waitFor();
    await window.page.getByText('This column is not used: Colour.').waitFor();
    assert.equal(await window.page.getByRole('button', { name: /^Import/ }).count(), 0);
    await assertAccessible(window);

    await text.fill('Title;Price;Increment;Published\nVase;1.234,50;0,5;ja\nBowl;12;;');
    await window.page.getByText('You have changed the list. Check it again.').waitFor({ state: 'detached' });
    await button(window, 'Check the list').click();
    await window.page.getByText('Everything can be imported.').waitFor();
    const cells = async (name) =>
      (await rowOf(window, name).getByRole('cell').allInnerTexts()).map((cell) => cell.split('\n')[0]);
    assert.deepEqual(await cells('Vase'), ['2', 'Vase', 'EUR', '€1,234.50', '€0.50', 'Published', 'With the auction', 'Yes', 'No', 'No']);
    assert.deepEqual(await cells('Bowl'), ['3', 'Bowl', 'EUR', '€12', '€1', 'Draft', 'With the auction', 'Yes', 'No', 'No']);
    assert.deepEqual(await itemsOf(auction), []);

    await text.press('End');
    await text.press('Enter');
    await window.page.getByText('You have changed the list. Check it again.').waitFor();
    assert.equal(await window.page.getByRole('button', { name: /^Import/ }).count(), 0);
    await button(window, 'Check the list').click();
    await button(window, 'Import 2 items').click();
    await window.page.getByRole('heading', { name: '2 items imported' }).waitFor();
    await window.page.getByText('One is published; members can bid on it now. One is a draft').waitFor();
    assert.deepEqual(await itemsOf(auction), [['Bowl', false], ['Vase', true]]);
  });

  test('may be a file as older spreadsheets write it', async () => {
    const auction = await newClub();
    const window = await openImport(owner, auction);
    const template = await download(window, window.page.getByRole('link', { name: 'Template' }));
    assert.match(template.text, /^name,description,currency/);
    const buffer = Buffer.from('name;price\nK\u00fcchenuhr;5', 'latin1');
    await window.page.getByLabel('Choose a file').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer });
    await rowOf(window, 'Küchenuhr').waitFor();
    await button(window, 'Import one item').click();
    await window.page.getByRole('link', { name: 'To the items' }).click();
    await rowOf(window, 'Küchenuhr').waitFor();
  });

  test('is not for bidders, nor for an auction that is closed', async () => {
    const auction = await newClub();
    const window = await openImport(ann, auction);
    await window.page.getByRole('heading', { name: 'Only sellers can import items here' }).waitFor();
    await owner.post(`${auction.path}/close`);
    const late = await openImport(seller, auction);
    await late.page.getByRole('heading', { name: 'The auction is closed' }).waitFor();
  });

  test('that is none is refused with a reason', async () => {
    const window = await openImport(owner, await newClub());
    window.allow('status: 400 POST');
    await window.page.getByLabel('Or paste the list here').fill('what,else\n1,2');
    await button(window, 'Check the list').click();
    await window.page.getByRole('alert').filter({ hasText: 'The first row must name the columns' }).waitFor();
  });
});

test('nothing in all this was a fault', () => assert.doesNotMatch(house.log, /level=error/));
