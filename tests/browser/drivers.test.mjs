// A page that is sent to a realtime server outside: another of us, in the role of a Soketi.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { bid, newAuction, newItem, newPeople, startHouse } from '../support/house.mjs';
import { newWindow, shows } from './support/browser.mjs';

const app = { id: 'hall', key: 'hall-key', secret: 'hall-secret' };

test('a page listens where the house sends it, polls while nobody is there, and goes back', async () => {
  const hall = await startHouse({ env: { SOKETI_APPS: JSON.stringify([app]) } });
  const house = await startHouse({
    env: {
      REALTIME_DRIVER: 'soketi',
      SOKETI_PORT: String(hall.port),
      SOKETI_APP_ID: app.id,
      SOKETI_APP_KEY: app.key,
      SOKETI_APP_SECRET: app.secret,
      AUKTIVA_TEST_PUBLISHING_HASTE: '10',
    },
  });
  try {
    const [owner, ann, ben] = await newPeople(house, 'Olga Owner', 'Ann Archer', 'Ben Baker');
    const item = await newItem(owner, await newAuction(owner, [ann, ben]), { name: 'Harp' });
    const window = await newWindow({ as: ben });
    window.allow(`foreign: ws://127.0.0.1:${hall.port}`, 'net::ERR_CONNECTION_REFUSED', 'WebSocket connection', 'socket:');
    const [price, chip] = ['.standing-price', '.link-chip'].map((each) => window.page.locator(each));
    await window.goto(`/auctions/${item.auctionId}/items/${item.id}`);
    await shows(chip, 'Live', 20_000);
    await bid(ann, item, 10);
    await shows(price, '€10');

    await hall.stop();
    await shows(chip, 'Updating every 2 s', 20_000);
    await bid(ann, item, 11);
    await shows(price, '€11');

    await hall.start();
    await shows(chip, 'Live', 60_000);
    await bid(ann, item, 12);
    await shows(price, '€12');
    assert.deepEqual(await window.page.locator('.bid-list .bid-amount').allInnerTexts(), ['€12', '€11', '€10']);
    await window.close();
  } finally {
    await house.close();
    await hall.close();
  }
});
