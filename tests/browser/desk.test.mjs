// Running an auction from the browser: its items, its people, and the lists that come and go.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';

import qrcode from '../../ui/node_modules/qrcode-generator/dist/qrcode.mjs';
import { bid, eventually, fromNow, newAuction, newItem, newPeople, newPerson, setRole, startHouse } from '../support/house.mjs';
import { assertAccessible, hasFocus, newWindow, phone, shows } from './support/browser.mjs';

let house, owner, seller, ann, ben;

before(async () => {
  house = await startHouse();
  [owner, seller, ann, ben] = await newPeople(house, 'Olga Owner', 'Selma Seller', 'Ann Archer', 'Ben Baker');
});
after(() => house.close());

async function newClub(fields) {
  const auction = await newAuction(owner, [seller, ann, ben], { name: 'Harbour Club', endDate: fromNow(3600e3), ...fields });
  await setRole(owner, auction, seller, 'CREATOR');
  return auction;
}

/** A page of an auction, once its heading is there. */
async function open(as, { id }, page, heading, options = {}) {
  const window = await newWindow({ as, ...options });
  await window.goto(`/auctions/${id}/${page}`);
  await window.page.getByRole('heading', { level: 1, name: heading }).waitFor();
  return window;
}

const openDesk = (as, auction, options) => open(as, auction, 'manage', 'Run the auction', options);
const openMembers = (as, auction, options) => open(as, auction, 'members', 'Members', options);
const openImport = (as, auction, options) => open(as, auction, 'import', 'Import items', options);

const button = ({ page }, name) => page.getByRole('button', { name, exact: true });
const dialog = ({ page }) => page.getByRole('dialog');
const rowOf = ({ page }, item) => page.getByRole('row').filter({ hasText: item });
const itemsOf = async (auction) => (await seller.get(`${auction.path}/items`)).body.map(({ name, isPublished }) => [name, isPublished]);

async function download({ page }, link) {
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

/** The dark modules of a code, as they are drawn. */
async function modulesIn(svg) {
  const [box, bars] = await Promise.all([svg.getAttribute('viewBox'), svg.locator('path').getAttribute('d')]);
  const [x, , width] = box.split(' ').map(Number);
  const size = width + 2 * x;
  const modules = Array.from({ length: size }, () => Array(size).fill(false));
  for (const [, left, top, length] of bars.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) modules[top].fill(true, +left, +left + +length);
  return modules;
}

function modulesFor(text) {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const all = [...Array(code.getModuleCount()).keys()];
  return all.map((row) => all.map((column) => code.isDark(row, column)));
}

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
    const window = await open(ann, auction, 'members', 'Invite people');
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
