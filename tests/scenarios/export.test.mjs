// What an auction leaves behind as a file.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertRefused } from '../support/asserts.mjs';
import { bid, Client, newAuction, newItem, newPeople, password, signIn, startHouse } from '../support/house.mjs';

let house, owner, ann, bob, auction, items;

before(async () => {
  house = await startHouse();
  [owner, bob] = await newPeople(house, 'Olga', 'Bob');
  ann = new Client(house);
  Object.assign(ann, { name: 'Ann "Annie" Ng', email: 'ann@example.org' });
  assert.equal((await ann.post('/api/auth/register', { name: ann.name, email: ann.email, password })).status, 201);
  await signIn(ann, ann.email);
  auction = await newAuction(owner, [ann, bob], { name: 'Herbst & Küche 2026 🎉' });
  items = [
    await newItem(owner, auction, { name: 'Vase, "blue"', startingBid: 19.99 }),
    await newItem(owner, auction, { name: '=HYPERLINK("http://x")', currencyCode: 'JPY', startingBid: 300, minBidIncrement: 10 }),
    await newItem(owner, auction, { name: 'Cup', startingBid: 0.5, minBidIncrement: 0.01 }),
    await newItem(owner, auction, { name: '@draft', isPublished: false }),
  ];
  for (const [who, item, amount] of [[bob, items[0], 20], [ann, items[0], 21.5], [bob, items[1], 300], [bob, items[2], 0.5]])
    assert.equal((await bid(who, item, amount)).status, 201);
});
after(() => house.close());

test('CSV: Auktiva’s bytes, and W-37: no text is a formula', async () => {
  const { status, headers, text } = await owner.get(`${auction.path}/export?format=csv`);
  assert.equal(status, 200);
  assert.match(headers['content-type'], /^text\/csv/);
  assert.equal(headers['content-disposition'], 'attachment; filename="Herbst___K_che_2026____export.csv"');
  assert.equal(
    text,
    [
      'Item Name,Currency,Starting Bid,Winning Bid,Winner Name,Winner Email,Bid Count',
      `"Vase, ""blue""",EUR,19.99,21.50,"Ann ""Annie"" Ng","${ann.email}",2`,
      `"'=HYPERLINK(""http://x"")",JPY,300.00,300.00,"Bob","${bob.email}",1`,
      `"Cup",EUR,0.50,0.50,"Bob","${bob.email}",1`,
      `"'@draft",EUR,10.00,0.00,,,0`,
    ].join('\n'),
  );
});

test('JSON: Auktiva’s shape, and W-37: totals by currency', async () => {
  const { headers, body } = await owner.get(`${auction.path}/export`);
  assert.equal(headers['content-disposition'], 'attachment; filename="Herbst___K_che_2026____export.json"');
  assert.deepEqual(body.summary, {
    totalItems: 4, itemsWithBids: 3, totalBids: 4, totalValue: 322, memberCount: 3,
    totals: [{ currency: 'EUR', total: 22 }, { currency: 'JPY', total: 300 }],
  });
  assert.deepEqual(body.items[0].winner, { name: ann.name, email: ann.email, amount: 21.5 });
  assert.deepEqual(body.items.map(({ winner }) => winner?.name ?? null), [ann.name, 'Bob', 'Bob', null]);
  assert.deepEqual(body.members.map(({ email, role }) => [email, role]).sort(), [
    [ann.email, 'BIDDER'], [bob.email, 'BIDDER'], [owner.email, 'OWNER'],
  ].sort());
  assert.equal((await owner.get(`${auction.path}/export?format=xml`)).body.auction.id, auction.id);
});

test('who does not organise gets nothing', async () => {
  for (const format of ['json', 'csv'])
    assertRefused(await ann.get(`${auction.path}/export?format=${format}`), 403, 'E_NO_PERMISSION');
});

test('nothing in all this was a fault', () => assert.doesNotMatch(house.log, /level=error/));
