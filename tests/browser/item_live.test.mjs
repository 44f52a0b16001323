// How an item's page is kept up to date: by the socket, without one, across a restart.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { bid, eventually, newAuction, newItem, newPeople, startHouse } from '../support/house.mjs';
import { newWindow, shows, within } from './support/browser.mjs';
import { bidNext, openItem, openItemHouse, pathOf, textOf } from './support/item_page.mjs';

let house, owner, ann, ben, auction;

before(async () => {
  ({ house, owner, ann, ben, auction } = await openItemHouse());
});
after(() => house.close());

describe('by the socket', () => {
  test('a bid in one window is in the other within a second', async () => {
    const item = await newItem(owner, auction, { name: 'Lantern' });
    const his = await openItem(ann, item);
    const hers = await openItem(ben, item);
    await bidNext(his, '€10');
    await shows(his.verdict, /Your bid of €10 is placed\. You lead\./);
    await within(1000, 'the other window shows it', async () => (await textOf(hers.price)) === '€10');
    await shows(hers.bids.first(), /Ann Archer[^]*€10/);
    await shows(hers.button('Bid €11'), 'Bid €11');
  });

  test('a socket that is cut and comes back has lost nothing and doubled nothing', async () => {
    const item = await newItem(owner, auction, { name: 'Clock' });
    const hers = await openItem(ben, item);
    await bid(ann, item, 10);
    await shows(hers.price, '€10');
    await hers.cutSockets();
    await shows(hers.chip, 'Updating every 2 s');
    for (const amount of [11, 12, 13]) await bid(ann, item, amount);
    await shows(hers.price, '€13');
    await hers.restoreSockets();
    await shows(hers.chip, 'Live', 30_000);
    for (const amount of [14, 15]) await bid(ann, item, amount);
    await shows(hers.price, '€15');
    const amounts = await hers.page.locator('.bid-list .bid-amount').allInnerTexts();
    assert.deepEqual(amounts, ['€15', '€14', '€13', '€12', '€11', '€10']);
  });

  test('the console tells of the connection where it is asked to', async () => {
    const item = await newItem(owner, auction, { name: 'Radio' });
    const window = await newWindow({ as: ann });
    const lines = [];
    window.page.on('console', (message) => lines.push(message.text()));
    await window.page.addInitScript(() => localStorage.setItem('REALTIME_DEBUG', 'true'));
    await window.goto(pathOf(item));
    await eventually('it listens', () => lines.some((line) => line.includes(`Subscribed to private-item-${item.id}`)));
    await bid(ben, item, 10);
    await eventually('the bid is told', () => lines.some((line) => line.includes('Received bid:new')));
    assert.ok(lines.some((line) => /\[Realtime:Client\].*Connection state: connecting → connected/.test(line)), lines.join('\n'));
  });
});

describe('without a socket', () => {
  test('a bid of somebody else arrives by polling, and the chip says so', async () => {
    const item = await newItem(owner, auction, { name: 'Kettle' });
    const hers = await openItem(ben, item, { noSocket: true, link: 'Updating every 2 s' });
    await bid(ann, item, 10);
    await within(4000, 'it is shown', async () => (await textOf(hers.price)) === '€10');
    await ann.post(`${item.path}/discussions`, { content: '<p>Does it whistle?</p>' });
    await hers.page.getByText('Does it whistle?').waitFor();
  });

  test('with realtime switched off nothing is missing', async () => {
    const quiet = await startHouse({ env: { REALTIME_DRIVER: 'disabled' } });
    try {
      const [olga, cora, dan] = await newPeople(quiet, 'Olga', 'Cora', 'Dan');
      const item = await newItem(olga, await newAuction(olga, [cora, dan]), { name: 'Vase' });
      const window = await openItem(cora, item, { link: 'Updating every 2 s' });
      await bid(dan, item, 10);
      await shows(window.price, '€10');
      await bidNext(window, '€11');
      await shows(window.verdict, /You lead/);
      await window.close();
    } finally {
      await quiet.close();
    }
  });

  test('a tab that nobody looks at does not ask', async () => {
    const item = await newItem(owner, auction, { name: 'Mirror' });
    const hers = await openItem(ben, item, { noSocket: true, link: 'Updating every 2 s' });
    const hide = (hidden) =>
      hers.page.evaluate((isHidden) => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
        document.dispatchEvent(new Event('visibilitychange'));
      }, hidden);
    await hide(true);
    // What was asked before may still be answered.
    await hers.page.waitForTimeout(2500);
    let asked = 0;
    hers.page.on('request', (request) => (asked += request.url().endsWith(item.id) ? 1 : 0));
    await bid(ann, item, 10);
    await hers.page.waitForTimeout(4500);
    assert.equal(asked, 0);
    await hide(false);
    await within(1500, 'it is shown when somebody looks', async () => (await textOf(hers.price)) === '€10');
  });
});

test('a restart of the server under an open page loses nothing and needs nobody', async () => {
  const item = await newItem(owner, auction, { name: 'Anchor' });
  const hers = await openItem(ben, item);
  hers.allow('net::ERR_', '503', 'WebSocket connection');
  await house.stop();
  await shows(hers.chip, 'Offline');
  await shows(hers.page.getByRole('button', { name: 'No connection' }), 'No connection');
  await house.start();
  await bid(ann, item, 10);
  await shows(hers.price, '€10', 30_000);
  await shows(hers.chip, 'Live', 60_000);
  await bid(ann, item, 11);
  await shows(hers.price, '€11');
  assert.equal(await hers.bids.count(), 2);
});
