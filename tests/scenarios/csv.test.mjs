// Lists of items that come as files.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertRefused } from '../support/asserts.mjs';
import { fromNow, newAuction, newItem, newPeople, setRole, startHouse } from '../support/house.mjs';
import { auctionChannel, Listener } from '../support/listener.mjs';

let house, owner, seller, ann;

before(async () => {
  house = await startHouse();
  [owner, seller, ann] = await newPeople(house, 'Olga', 'Selma', 'Ann');
});
after(() => house.close());

async function newClub(fields) {
  const auction = await newAuction(owner, [seller, ann], fields);
  await setRole(owner, auction, seller, 'CREATOR');
  return auction;
}

const send = (person, auction, csv, wish = '') =>
  person.send('POST', `${auction.path}/items/import${wish}`, { raw: csv, headers: { 'content-type': 'text/csv' } });
const namesIn = async (auction, viewer = seller) =>
  (await viewer.get(`${auction.path}/items`)).body.map(({ name }) => name).reverse();

test('a preview tells what would come of it and changes nothing', async () => {
  const auction = await newClub();
  const csv = 'Title;Beschreibung;Price;Increment;Published\r\n"Vase\r\nblue";old;1.234,50;0,5;ja\r\n\r\nBowl;;12;;\r\n';
  const { status, body } = await send(seller, auction, csv.replace('"Vase\r\nblue"', '"Vase, ""blue"""'), '?preview=true');
  assert.equal(status, 200);
  assert.deepEqual([body.total, body.errors, body.ignoredColumns], [2, [], ['Beschreibung']]);
  const [vase, bowl] = body.rows;
  assert.deepEqual(
    [vase.row, vase.name, vase.currencyCode, vase.startingBid, vase.minBidIncrement, vase.isPublished],
    [2, 'Vase, "blue"', 'EUR', 1234.5, 0.5, true],
  );
  assert.deepEqual([bowl.row, bowl.startingBid, bowl.minBidIncrement, bowl.isPublished], [4, 12, 1, false]);
  assert.deepEqual(await namesIn(auction), []);
});

test('all rows or none: one that cannot be is told by row and field', async () => {
  const auction = await newClub({ endDate: fromNow(3600e3) });
  const csv = [
    'name,price,currency,increment,published,endDate,anti snipe threshold',
    'Good,10,EUR,1,yes,,', ',10,EUR,1,,,', 'Bad amount,much,EUR,1,,,', 'Bad money,10,XXX,1,,,',
    'Bad yen,1.50,JPY,1,,,', 'Bad flag,10,EUR,1,maybe,,', `Late,10,EUR,1,,${fromNow(7200e3)},`, 'Short,1,EUR,0,,,7',
  ].join('\n');
  const wrong = [
    [3, 'name'], [4, 'startingBid'], [5, 'currencyCode'], [6, 'startingBid'], [7, 'isPublished'], [8, 'endDate'],
    [9, 'antiSnipeThresholdSeconds'],
  ];
  const refused = await send(seller, auction, csv);
  assertRefused(refused, 422, 'E_VALIDATION');
  assert.deepEqual(refused.body.rows.map(({ row, field }) => [row, field]), wrong);
  assert.deepEqual(Object.keys(refused.body.errors), wrong.map(([row, field]) => `rows.${row}.${field}`));
  const preview = (await send(seller, auction, csv, '?preview=true')).body;
  assert.deepEqual(preview.errors, refused.body.rows);
  assert.equal(preview.total, 8);
  assert.deepEqual(preview.rows.map(({ row, name }) => [row, name]), [[2, 'Good']]);
  assert.deepEqual(await namesIn(auction), []);
});

test('an import is one commit: items in the file’s order, an event for each, one notice for all', async () => {
  const auction = await newClub();
  const listener = await Listener.open(house);
  await listener.subscribe(ann, auctionChannel(auction));
  const names = Array.from({ length: 60 }, (_, i) => `Lot ${i + 1}`);
  const rows = names.map((name, i) => `${name},${i}.25,${i % 2 ? 'published' : 'draft'}`);
  const { status, body } = await send(seller, auction, ['name,price,status', ...rows].join('\n'));
  assert.deepEqual([status, body.created, body.items.length], [201, 60, 60]);
  assert.deepEqual(body.items.map(({ name }) => name), names);
  assert.deepEqual(await namesIn(auction), names);
  await listener.settle();
  assert.equal(listener.heardOn(auctionChannel(auction)).filter(({ event }) => event === 'item:created').length, 30);
  const { notifications } = (await ann.get('/api/notifications')).body;
  const told = notifications.filter((each) => each.type === 'NEW_ITEM' && each.auctionId === auction.id);
  assert.deepEqual(told.map(({ itemId }) => itemId), [null]);
  assert.equal((await namesIn(auction, ann)).length, 30);
  listener.close();
});

test('the currency nobody names is the auction’s usual one', async () => {
  const auction = await newClub();
  const currencies = async (csv) => (await send(seller, auction, csv, '?preview=true')).body.rows.map((row) => row.currencyCode);
  assert.deepEqual(await currencies('name,currency\na,\nb,usd'), ['EUR', 'USD']);
  await newItem(seller, auction, { currencyCode: 'GBP' });
  await newItem(seller, auction, { currencyCode: 'USD' });
  assert.deepEqual(await currencies('name\na'), ['GBP']);
  await newItem(seller, auction, { currencyCode: 'USD' });
  assert.deepEqual(await currencies('name,price\na,$5'), ['USD']);
});

test('it may also come within JSON, and what is no file of items is refused', async () => {
  const auction = await newClub();
  const within = await seller.post(`${auction.path}/items/import`, { csv: 'name\nVase' });
  assert.deepEqual([within.status, within.body.created], [201, 1]);
  for (const [csv, key] of [
    ['', 'E_CSV_EMPTY'], ['name\n', 'E_CSV_EMPTY'], ['what,else\n1,2', 'E_CSV_HEADER'], ['name\n"open', 'E_CSV_QUOTE'],
    [Buffer.from([0x6e, 0xff, 0x0a]), 'E_CSV_ENCODING'], [`name\n${'x\n'.repeat(5001)}`, 'E_CSV_TOO_LARGE'],
  ])
    assertRefused(await send(seller, auction, csv), 400, key);
  assert.equal((await send(seller, auction, `name\n${'x'.repeat(5 * 1024 * 1024)}`)).status, 413);
  assertRefused(await seller.post(`${auction.path}/items/import`, {}), 422, 'E_VALIDATION');
  assert.deepEqual(await namesIn(auction), ['Vase']);
});

test('who may not add items may not import them', async () => {
  const auction = await newClub();
  assertRefused(await send(ann, auction, 'name\nVase'), 403, 'E_CANNOT_ADD_ITEMS');
  assertRefused(await send(ann, auction, 'name\nVase', '?preview=true'), 403, 'E_CANNOT_ADD_ITEMS');
  await owner.post(`${auction.path}/close`);
  assertRefused(await send(seller, auction, 'name\nVase'), 400, 'E_AUCTION_CLOSED');
});

test('the template can be imported as it is', async () => {
  const auction = await newClub();
  const { headers, text } = await ann.get('/api/items/template.csv');
  assert.match(headers['content-type'], /^text\/csv/);
  assert.match(text, /^name,description,currency,startingBid,minIncrement,published/);
  assert.equal((await send(seller, auction, text)).body.created, 1);
});

test('nothing in all this was a fault', () => assert.doesNotMatch(house.log, /level=error/));
