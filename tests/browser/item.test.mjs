// The page of an item, as bidders use it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { bid, eventually, fromNow, newAuction, newItem, newPeople, signOut } from '../support/house.mjs';
import { hasFocus, newWindow, phone, shows } from './support/browser.mjs';
import { bidNext, openItem, openItemHouse, pathOf } from './support/item_page.mjs';

let house, owner, ann, ben, auction;

before(async () => {
  ({ house, owner, ann, ben, auction } = await openItemHouse());
});
after(() => house.close());

describe('a bid', () => {
  test('that was outbid is raised in two taps from the toast', async () => {
    const item = await newItem(owner, auction, { name: 'Bicycle' });
    await bid(ben, item, 10);
    const hers = await newWindow({ as: ben });
    await hers.goto('/bids');
    await shows(hers.page.locator('.link-chip'), 'Live');
    await bid(ann, item, 12);
    const toast = hers.page.locator('.toast').filter({ hasText: 'Bicycle' });
    await toast.getByRole('link', { name: 'Bid again' }).click();
    await hers.page.getByRole('dialog').getByRole('button', { name: 'Place bid: €13' }).click();
    await shows(hers.page.getByRole('group', { name: 'Bid' }), /You lead/);
    const { body } = await ann.get(item.path);
    assert.equal(body.item.currentBid, 13);
  });

  test('whose answer is lost is sent again with the same key and counts once', async () => {
    const item = await newItem(owner, auction, { name: 'Teapot' });
    const his = await openItem(ann, item);
    his.allow('net::ERR_');
    const keys = [];
    await his.page.route('**/bids', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      keys.push(await route.request().headerValue('Idempotency-Key'));
      if (keys.length > 2) return route.continue();
      await route.fetch(); // It arrives; what it says does not.
      return route.abort('connectionreset');
    });
    await bidNext(his, '€10');
    await shows(his.verdict, /No answer yet\. Still trying; it counts only once\./);
    await shows(his.verdict, /Your bid of €10 is placed/);
    assert.equal(keys.length, 3);
    assert.equal(new Set(keys).size, 1);
    const { body } = await ben.get(item.path);
    assert.deepEqual(body.bids.map((each) => each.amount), [10]);
    assert.equal(await his.bids.count(), 1);
  });

  test('whose verdict was not known when the page was left is settled when it is back', async () => {
    const item = await newItem(owner, auction, { name: 'Stool' });
    const his = await openItem(ann, item);
    his.allow('net::ERR_');
    await his.page.route('**/bids', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
    await bidNext(his, '€10');
    await shows(his.verdict, /No answer yet/);
    await his.page.reload();
    await shows(his.verdict, /No answer yet/);
    await his.page.unroute('**/bids');
    await shows(his.verdict, /Your bid of €10 is placed\. You lead\./);
  });

  test('that comes too late is refused with the new least amount at hand', async () => {
    const item = await newItem(owner, auction, { name: 'Globe' });
    const his = await openItem(ann, item, { noSocket: true, link: null });
    his.allow('status: 422', 'status: 400', 'status: 409');
    await his.button('Bid €10').click();
    await his.page.getByRole('dialog').waitFor();
    // So that the page cannot know.
    await his.page.route(`**${item.path}`, (route) => route.fulfill({ status: 304 }));
    await bid(ben, item, 20);
    await his.page.getByRole('dialog').getByRole('button', { name: 'Place bid: €10' }).click();
    await shows(his.verdict, /Not placed: the price has moved\. The next bid is €21\./);
    await his.page.unroute(`**${item.path}`);
    await shows(his.price, '€20');
    await his.button('Bid again').click();
    await his.page.getByRole('dialog').getByRole('button', { name: 'Place bid: €21' }).click();
    await shows(his.verdict, /Your bid of €21 is placed/);
  });

  test('of another amount is read with comma or point, and an unusual one is asked about', async () => {
    const item = await newItem(owner, auction, { name: 'Easel', minBidIncrement: '0.50' });
    const his = await openItem(ann, item);
    await his.button('Another amount').click();
    const dialog = his.page.getByRole('dialog');
    const field = dialog.getByLabel('Your bid');
    await field.fill('9,99');
    await field.blur();
    await shows(dialog.locator('.fault'), 'At least €10.');
    await field.fill('1000');
    await dialog.getByLabel(/Yes, I mean 1,000 euros/).waitFor();
    assert.ok(await dialog.getByRole('button', { name: 'Place bid: €1,000' }).isDisabled());
    await field.fill('12,50');
    await dialog.getByRole('button', { name: 'Place bid: €12.50' }).click();
    await shows(his.price, '€12.50');
  });

  test('is not placed by the second tap of a double tap, which nobody has read', async () => {
    const item = await newItem(owner, auction, { name: 'Scales' });
    const his = await openItem(ann, item, { viewport: phone });
    const quick = await his.button('Bid €12').boundingBox();
    const [x, y] = [quick.x + quick.width / 2, quick.y + quick.height / 2];
    const posts = [];
    his.page.on('request', (request) => /\/bids$/.test(request.url()) && request.method() === 'POST' && posts.push(request.url()));
    await his.page.touchscreen.tap(x, y);
    const confirm = his.page.getByRole('dialog').getByRole('button', { name: 'Place bid: €12' });
    const place = await confirm.boundingBox();
    // Fingers that miss by a little are taken to mean the button.
    await his.page.touchscreen.tap(x, Math.max(y, place.y + 2));
    await his.page.waitForTimeout(600);
    assert.deepEqual(posts, []);
    await confirm.tap();
    await shows(his.verdict, /Your bid of €12 is placed/);
  });

  test('is placed by keyboard alone', async () => {
    const item = await newItem(owner, auction, { name: 'Piano' });
    const his = await openItem(ann, item);
    await his.button('Bid €10').focus();
    await his.page.keyboard.press('Enter');
    await hasFocus(his.button('Place bid: €10'));
    await his.page.keyboard.press('Enter');
    await shows(his.verdict, /You lead/);
    await his.button('Bid €11').focus();
    await his.page.keyboard.press('Enter');
    await hasFocus(his.button('Place bid: €11'));
    await his.page.keyboard.press('Escape');
    await hasFocus(his.button('Bid €11'));
  });

  test('as a maximum shows its owner alone how high it goes', async () => {
    const proxy = await newAuction(owner, [ann, ben], { bidMode: 'PROXY' });
    const item = await newItem(owner, proxy, { name: 'Stamps' });
    const his = await openItem(ann, item);
    const hers = await openItem(ben, item);
    await his.button('Highest you would pay').click();
    await his.page.getByLabel('Highest you would pay').fill('25');
    await his.page.getByRole('dialog').getByRole('button', { name: 'Set maximum: €25' }).click();
    await his.page.getByText('You lead. Your maximum is €25; only you see it.').waitFor();
    await shows(hers.price, '€10');
    await hers.button('Up to €11').click();
    await hers.page.getByRole('dialog').getByRole('button', { name: 'Set maximum: €11' }).click();
    await shows(hers.verdict, /a higher maximum was there before\. The next bid is €13/);
    await shows(his.price, '€12');
    assert.equal(await hers.page.getByText('€25').count(), 0);
  });
});

describe('the end', () => {
  test('moves live when a late bid extends it, is closing until the verdict, and then closed', async () => {
    const soon = await newAuction(owner, [ann, ben], { itemEndMode: 'CUSTOM', endDate: fromNow(3600_000), softCloseMode: 'RESET_FROM_BID' });
    const item = await newItem(owner, soon, {
      name: 'Barometer',
      endDate: fromNow(8000),
      antiSnipeEnabled: true,
      antiSnipeThresholdSeconds: 60,
      antiSnipeExtensionSeconds: 12,
    });
    const hers = await openItem(ben, item);
    const end = hers.page.locator('.standing-time time');
    const before = await end.getAttribute('datetime');
    await bid(ann, item, 10);
    await eventually('the end has moved', async () => (await end.getAttribute('datetime')) > before);
    await hers.page.getByText(/^0:0\d$/).waitFor();
    // The verdict is held back.
    await hers.cutSockets();
    await hers.page.route(`**${item.path}`, (route) => route.fulfill({ status: 304 }));
    await hers.page.getByText('Closing…').waitFor();
    await hers.page.unroute(`**${item.path}`);
    await hers.page.getByText('Won by Ann Archer').waitFor();
    assert.equal(await hers.page.getByRole('button', { name: /^Bid / }).count(), 0);
  });
});

test('where bidders are anonymous no name and no id of another is in the page or on the wire', async () => {
  const masked = await newAuction(owner, [ann, ben], { bidderVisibility: 'ANONYMOUS' });
  const item = await newItem(owner, masked, { name: 'Mask' });
  await bid(ann, item, 10);
  const hers = await newWindow({ as: ben });
  const traffic = hers.record();
  await hers.goto(pathOf(item));
  await shows(hers.page.locator('.link-chip'), 'Live');
  await bid(ann, item, 11);
  await shows(hers.page.locator('.standing-price'), '€11');
  await bidNext(Object.assign(hers, { button: (name) => hers.page.getByRole('button', { name, exact: true }) }), '€12');
  await hers.page.getByText('Your bid of €12 is placed. You lead.').waitFor();
  await bid(ann, item, 13);
  await shows(hers.page.locator('.standing-price'), '€13');
  await hers.page.getByText('You were outbid. The next bid is €14.').waitFor();
  const found = await traffic.mentions('Ann Archer', ann.email, ann.id);
  assert.deepEqual(found, []);
  await shows(hers.page.locator('.bid-list li').first(), /Bidder [A-Z0-9]{4}/);
});

test('questions and answers are live, and can be changed and deleted by their authors', async () => {
  const item = await newItem(owner, auction, { name: 'Atlas' });
  const his = await openItem(ann, item);
  const hers = await openItem(owner, item);
  await his.page.getByLabel('Ask or say something').fill('Is <page 7> there?\nIt is the best.');
  await his.button('Send').click();
  const question = hers.page.locator('.comment').filter({ hasText: 'Is <page 7> there?' });
  await question.getByRole('button', { name: 'Reply' }).click();
  await hers.page.getByLabel('Reply to Ann Archer').fill('It is.');
  await question.getByRole('button', { name: 'Send' }).click();
  await his.page.locator('.thread .thread').getByText('It is.').waitFor();
  await his.page.locator('.comment').filter({ hasText: 'best' }).getByRole('button', { name: 'Edit' }).click();
  const editor = his.page.locator('.comment').getByLabel('Edit');
  assert.equal(await editor.inputValue(), 'Is <page 7> there?\nIt is the best.');
  await editor.fill('Is page seven there?');
  await his.page.locator('.comment').first().getByRole('button', { name: 'Send' }).click();
  await hers.page.getByText('Is page seven there?').waitFor();
  await eventually('focus is where the text was', () =>
    his.page.evaluate(() => document.activeElement?.closest('.comment')?.textContent.includes('Is page seven there?')),
  );
  assert.equal(await hers.page.locator('.thread .thread').getByText('It is.').count(), 1);
  await his.page.locator('.comment').first().getByRole('button', { name: 'Delete' }).click();
  await his.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await eventually('it is gone for the other', async () => (await hers.page.locator('.comment').count()) === 0);
});

test('what changes is said to who does not see it: prices together, being outbid at once', async () => {
  const item = await newItem(owner, auction, { name: 'Compass' });
  const hers = await openItem(ben, item);
  const said = [];
  await hers.page.exposeFunction('hear', (text) => said.push(text));
  await hers.page.evaluate(() => {
    for (const region of document.querySelectorAll('article > [aria-live], article > [role=alert]'))
      new MutationObserver(() => window.hear(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
  });
  for (const amount of [10, 11, 12, 13]) await bid(ann, item, amount);
  await eventually('the price is said', () => said.includes('New bid: €13'));
  assert.deepEqual(said.filter((each) => each.startsWith('New bid')), ['New bid: €13']);
  await bidNext(hers, '€14');
  await shows(hers.verdict, /You lead/);
  await bid(ann, item, 15);
  await eventually('being outbid is said', () => said.includes('You were outbid. The bid is now €15.'));
});

test('on a phone all is in reach and nothing is wider than the screen', async () => {
  const item = await newItem(owner, auction, { name: 'Cupboard' });
  const his = await openItem(ann, item, { viewport: phone });
  const box = await his.button('Bid €10').boundingBox();
  assert.ok(box.y > phone.height / 2 && box.y + box.height <= phone.height, JSON.stringify(box));
  assert.ok(box.height >= 44, JSON.stringify(box));
  const width = await his.page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= phone.width, String(width));
  await bidNext(his, '€10');
  await shows(his.verdict, /You lead/);
});

test('the first view of an item takes at most 60 kB besides its pictures and what the API says', async () => {
  const item = await newItem(owner, auction, { name: 'Feather' });
  const window = await newWindow({ as: ann });
  const meter = await window.measure();
  await window.goto(pathOf(item));
  await shows(window.page.locator('.link-chip'), 'Live');
  const total = await meter.total({ without: ['Image', 'Fetch', 'XHR', 'WebSocket'] });
  assert.ok(total <= 60_000, JSON.stringify(await meter.resources(), null, 1));
});

test('who signs out elsewhere is asked to sign in, and comes back to the item', async () => {
  const [cora] = await newPeople(house, 'Cora Clark');
  await cora.post(`/api/auctions/${auction.id}/join`, {});
  const item = await newItem(owner, auction, { name: 'Drum' });
  const hers = await openItem(cora, item);
  hers.allow('401');
  await signOut(cora);
  await hers.page.waitForURL(/\/login\?callbackUrl=/);
  await hers.page.getByLabel('E-mail address').fill(cora.email);
  await hers.page.getByLabel('Password', { exact: true }).fill('correct horse');
  await hers.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await hers.page.getByRole('heading', { level: 1, name: 'Drum' }).waitFor();
});
