// The lists of bidders: auctions, the items of one, results, one's bids and items, notifications.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { bid, eventually, fromNow, newAuction, newItem, newPeople, startHouse } from '../support/house.mjs';
import { assertAccessible, newWindow, phone, shows, within } from './support/browser.mjs';

let house, owner, ann, ben, eve;

before(async () => {
  house = await startHouse();
  [owner, ann, ben, eve] = await newPeople(house, 'Olga Owner', 'Ann Archer', 'Ben Baker', 'Eve Ellis');
});
after(() => house.close());

const pathOf = ({ path }) => path.replace(/^\/api/, '');
const hold = (fields = {}) => newAuction(owner, [ann, ben], { endDate: fromNow(3600_000), ...fields });

async function open(as, path, { link = 'Live', noSocket = false, ...options } = {}) {
  const window = await newWindow({ as, ...options });
  if (noSocket) await window.cutSockets();
  await window.goto(path);
  const { page } = window;
  await page.getByRole('heading', { level: 1 }).waitFor();
  const chip = page.locator('.link-chip');
  if (link) await shows(chip, link);
  return Object.assign(window, {
    chip,
    /** What stands in a list about something, by its name. */
    entry: (name) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) }),
    button: (name) => page.getByRole('button', { name }),
    link: (name) => page.getByRole('link', { name }),
    badge: page.getByRole('navigation', { name: 'Main' }).locator('.badge'),
  });
}

const names = (page) => page.locator('.card-grid').getByRole('heading').allInnerTexts();

const contains = async (locator, text) => (await locator.innerText()).includes(text);

describe('the items of an auction', () => {
  test('a bid of somebody else is in its card within a second, where it stood', async () => {
    const auction = await hold();
    const item = await newItem(owner, auction, { name: 'Lantern' });
    await newItem(owner, auction, { name: 'Clock' });
    await bid(ann, item, 10);
    const window = await open(ann, pathOf(auction));
    const card = window.entry('Lantern');
    await shows(card, /€10[^]*1 bid[^]*Winning/);
    await bid(ben, item, 12);
    await within(1000, 'the card shows it', () => contains(card, '€12'));
    await shows(card, /€12[^]*2 bids[^]*Outbid/);
    assert.deepEqual(await names(window.page), ['Clock', 'Lantern']);
  });

  test('without a socket it is there after the next question', async () => {
    const auction = await hold();
    const item = await newItem(owner, auction, { name: 'Lantern' });
    const window = await open(ann, pathOf(auction), { noSocket: true, link: 'Updating every 5 s' });
    await bid(ben, item, 10);
    await within(7000, 'the card shows it', () => contains(window.entry('Lantern'), '1 bid'));
  });

  test('where bidders are hidden one still learns that one was outbid, and that one leads', async () => {
    const auction = await hold({ bidderVisibility: 'ANONYMOUS' });
    const item = await newItem(owner, auction, { name: 'Lantern' });
    await bid(ann, item, 10);
    const window = await open(ann, pathOf(auction));
    await shows(window.entry('Lantern'), /Winning/);
    await bid(ben, item, 12);
    await shows(window.entry('Lantern'), /€12[^]*Outbid/);
    await bid(ann, item, 15);
    await shows(window.entry('Lantern'), /€15[^]*Winning/);
  });

  test('what is new waits until one wants to see it', async () => {
    const auction = await hold();
    await newItem(owner, auction, { name: 'Lantern' });
    const window = await open(ann, pathOf(auction));
    await window.entry('Lantern').waitFor();
    await newItem(owner, auction, { name: 'Clock' });
    const waiting = window.button('1 new – show it');
    await waiting.waitFor();
    assert.deepEqual(await names(window.page), ['Lantern']);
    await waiting.click();
    await eventually('it is shown first', async () => (await names(window.page)).join() === 'Clock,Lantern');
    await owner.delete((await newItem(owner, auction, { name: 'Mistake' })).path);
    await window.entry('Clock').waitFor();
  });

  test('what one looked for, and where one was, is there when one comes back', async () => {
    const auction = await hold();
    const rows = Array.from({ length: 70 }, (_, at) => `Chair ${at + 10},${90 - at},yes`);
    await owner.post(`${auction.path}/items/import`, { csv: ['name,startingBid,published', ...rows].join('\n') });
    const mine = await newItem(owner, auction, { name: 'Lantern' });
    await bid(ann, mine, 10);
    const window = await open(ann, pathOf(auction), { viewport: phone });
    const { page } = window;
    await page.getByLabel('Search').fill('chair');
    await page.getByLabel('Order').selectOption('Lowest price first');
    await eventually('they are in order', async () => (await names(page))[0] === 'Chair 79');
    const far = window.link('Chair 15');
    await eventually('the last are drawn when one comes there', async () => {
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      return far.count();
    });
    await far.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    assert.ok(before > 5000);
    const isBack = () => page.evaluate((at) => Math.abs(scrollY - at) < 4, before);

    await far.click();
    await page.getByRole('heading', { level: 1, name: 'Chair 15' }).waitFor();
    await eventually('a page begins at its beginning', () => page.evaluate(() => scrollY === 0));
    await page.goBack();
    await eventually('the page is where it was', isBack);
    assert.equal(await page.getByLabel('Search').inputValue(), 'chair');

    await far.click();
    await page.getByRole('heading', { level: 1, name: 'Chair 15' }).waitFor();
    await window.link('Autumn').click();
    await eventually('by its own link too', isBack);
    assert.equal((await names(page))[0], 'Chair 79');

    await page.getByLabel('Search').fill('');
    await window.button(/^Winning/).click();
    await eventually('only what she leads', async () => (await names(page)).join() === 'Lantern');
    await window.link('Lantern').click();
    await page.getByRole('heading', { level: 1, name: 'Lantern' }).waitFor();
    await page.goBack();
    await eventually('still only that', async () => (await names(page)).join() === 'Lantern');
    await shows(page.getByRole('button', { pressed: true }), /Winning/);
  });

  test('everybody finds what he may do, and who leaves is out', async () => {
    const auction = await hold();
    const hers = await open(owner, pathOf(auction));
    for (const name of ['New item', 'Import', 'Manage', 'Members', 'Edit']) await hers.link(name).waitFor();
    assert.equal(await hers.button('Leave auction').count(), 0);
    const his = await open(ben, pathOf(auction));
    assert.equal(await his.link('New item').count(), 0);
    await his.button('Leave auction').click();
    await his.page.getByRole('dialog').getByRole('button', { name: 'Leave auction' }).click();
    await his.page.waitForURL(house.url + '/');
    his.allow(/^status: 403 GET .*\/details/, /^status: 403 POST \/api\/pusher\/auth/);
    await his.goto(pathOf(auction));
    await his.link('Look at it and join').waitFor();
    assert.match(await his.link('Look at it and join').getAttribute('href'), new RegExp(`/join/${auction.id}$`));
  });
});

describe('my bids', () => {
  test('being outbid is shown at once, and bidding again begins with the next amount', async () => {
    const auction = await hold();
    const item = await newItem(owner, auction, { name: 'Compass' });
    await bid(ann, item, 10);
    const window = await open(ann, '/bids');
    const { page } = window;
    const row = window.entry('Compass');
    await shows(row, /Winning/);
    await bid(ben, item, 12);
    await within(1500, 'it is told', () => contains(row, 'Outbid'));
    await shows(row, /€12/);
    await bid(ben, item, 14);
    await shows(row, /€14/);
    await row.getByRole('link', { name: /Bid again/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Place bid: €15' }).click();
    await page.getByText('You lead.').first().waitFor();
    await page.goBack();
    await shows(row, /Winning[^]*€15/);
  });

  test('by polling as well', async () => {
    const auction = await hold();
    const item = await newItem(owner, auction, { name: 'Kettle' });
    await bid(ann, item, 10);
    const window = await open(ann, '/bids', { noSocket: true, link: /^Updating/ });
    await shows(window.entry('Kettle'), /Winning/);
    await bid(ben, item, 12);
    await shows(window.entry('Kettle'), /Outbid/, 25_000);
  });

  test('after the end it says what is owed, and results say to whom', async () => {
    const auction = await hold();
    const item = await newItem(owner, auction, { name: 'Teapot' });
    await newItem(owner, auction, { name: 'Cup' });
    await bid(ann, item, 17.5);
    const leads = await open(ben, `${pathOf(auction)}/results`);
    await shows(leads.entry('Teapot'), /Ann Archer leads/);
    const window = await open(ann, '/bids');
    await shows(window.entry('Teapot'), /Winning/);
    await owner.post(`${auction.path}/close`);
    await shows(window.entry('Teapot'), /Won[^]*You owe €17\.50/);
    await shows(leads.entry('Teapot'), /Won by Ann Archer/);
    await leads.page.getByText('1 item was not sold.').waitFor();
    await window.goto(`${pathOf(auction)}/results`);
    await window.page.getByText('You owe €17.50.').waitFor();
    const mail = await window.link('Write to the seller').getAttribute('href');
    assert.equal(mail, `mailto:${owner.email}`);

    const sells = await open(owner, '/listings');
    await shows(sells.entry('Teapot'), /Sold/);
    assert.equal(await sells.entry('Teapot').getByRole('link', { name: 'Write to the winner' }).getAttribute('href'), `mailto:${ann.email}`);
  });

  test('the history goes on where it is asked to', async () => {
    const auction = await hold();
    const item = await newItem(owner, auction, { name: 'Stamp' });
    const [dora] = await newPeople(house, 'Dora Dahl');
    await dora.post(`${auction.path}/join`, {});
    for (let amount = 10; amount < 62; ++amount) await bid(dora, item, amount);
    const { page, button } = await open(dora, '/history');
    await eventually('fifty at first', async () => (await page.getByRole('listitem').count()) === 50);
    await button('Show older ones').click();
    await eventually('then all', async () => (await page.getByRole('listitem').count()) === 52);
    assert.equal(await button('Show older ones').count(), 0);
  });
});

describe('notifications', () => {
  test('the badge counts, and is gone once all are read', async () => {
    const auction = await hold();
    const [cora] = await newPeople(house, 'Cora Cole');
    await cora.post(`${auction.path}/join`, {});
    const item = await newItem(owner, auction, { name: 'Lantern' });
    const window = await open(cora, '/notifications');
    const { page } = window;
    await shows(window.badge, /^1\b/);
    await shows(window.entry('Lantern'), /New/);
    await bid(cora, item, 10);
    await bid(ben, item, 12);
    await shows(window.badge, /^2\b/);
    const outbid = window.entry("You've been outbid!");
    await shows(outbid, /€12\.00[^]*New/);
    await outbid.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: 'Lantern' }).waitFor();
    await shows(window.badge, /^1\b/);
    await page.goBack();
    await outbid.waitFor();
    await eventually('it is not new any more', async () => !(await contains(outbid, 'New')));
    await window.button('Mark all as read').click();
    await window.badge.waitFor({ state: 'detached' });
    assert.equal(await page.getByText('New', { exact: true }).count(), 0);
    await outbid.getByRole('button', { name: /^Delete/ }).click();
    await outbid.waitFor({ state: 'detached' });
    await eventually('the other one has focus', () => page.evaluate(() => document.activeElement?.textContent === 'Lantern'));
    const { body } = await cora.get('/api/notifications');
    assert.deepEqual(body.notifications.map(({ title, read }) => [title, read]), [['Lantern', true]]);
  });

  test('older ones come when one asks for them', async () => {
    const auction = await hold();
    const [dan] = await newPeople(house, 'Dan Drake');
    await dan.post(`${auction.path}/join`, {});
    for (let number = 1; number <= 23; ++number) await newItem(owner, auction, { name: `Chair ${number}` });
    const { page, button } = await open(dan, '/notifications');
    await eventually('the newest', async () => (await page.getByRole('listitem').count()) === 20);
    await newItem(owner, auction, { name: 'Table' });
    await page.getByRole('link', { name: 'Table' }).waitFor();
    await button('Show older ones').click();
    await eventually('all of them', async () => (await page.getByRole('listitem').count()) === 24);
  });
});

describe('the auctions', () => {
  test('whoever has none is told what to do, and a link that is pasted leads on', async () => {
    const auction = await hold();
    const window = await open(eve, '/');
    const { page } = window;
    await page.getByRole('heading', { name: 'No auctions yet' }).waitFor();
    await window.link('New auction').waitFor();
    await page.getByLabel('Link or invitation').fill('hello');
    await window.button('Open').click();
    await page.getByText('This is no link of ours.').waitFor();
    await page.getByLabel('Link or invitation').fill(`${house.url}/join/${auction.id}`);
    await window.button('Open').click();
    await page.waitForURL(`${house.url}/join/${auction.id}`);
  });

  test('an invitation waits there, found by its notice; where addresses are proved it is accepted in two taps', async () => {
    const asking = await startHouse({ env: { REQUIRE_EMAIL_VERIFICATION: 'false' } });
    try {
      const [host, fay] = await newPeople(asking, 'Hugo Host', 'Fay Flint');
      const auction = await newAuction(host, [], { name: 'Closed circle', joinMode: 'INVITE_ONLY' });
      const window = await open(fay, '/');
      const { page } = window;
      await host.post(`${auction.path}/invites`, { email: fay.email });
      // It comes live, and its notice leads here.
      await shows(window.entry('Closed circle'), /Hugo Host invites you\. Open the link that you were sent to accept\./);
      await window.goto('/notifications');
      await page.getByRole('listitem').getByRole('link').click();
      await window.entry('Closed circle').waitFor();

      asking.env.REQUIRE_EMAIL_VERIFICATION = 'true';
      window.allow('net::ERR_', '503', 'WebSocket connection');
      await asking.restart();
      await window.goto('/');
      await window.link('Look at it: Closed circle').click();
      await window.button('Accept the invitation').click();
      await page.getByRole('heading', { level: 1, name: 'Closed circle' }).waitFor();
      await window.close();
    } finally {
      await asking.close();
    }
  });

  test('a card says how one stands in the auction', async () => {
    const auction = await hold({ name: 'Winter' });
    const item = await newItem(owner, auction, { name: 'Sledge' });
    await bid(ann, item, 10);
    const window = await open(ann, '/');
    await shows(window.entry('Winter'), /Open[^]*You bid[^]*1 item[^]*1 winning/);
    await bid(ben, item, 12);
    await shows(window.entry('Winter'), /1 outbid/);
  });
});

test('all of them can be used by everybody', async () => {
  const auction = await hold({ description: `<p>${'For the roof of the boat house. '.repeat(12)}</p>` });
  for (const name of ['Bench', 'Boat', 'Book', 'Bowl', 'Box', 'Brush', 'Bucket']) await newItem(owner, auction, { name });
  const item = await newItem(owner, auction, { name: 'Balloon' });
  await bid(ann, item, 10);
  await bid(ben, item, 12);
  const pages = ['/', pathOf(auction), `${pathOf(auction)}/results`, '/bids', '/history', '/listings', '/notifications'];
  for (const [colorScheme, viewport] of [['light', undefined], ['dark', phone]]) {
    const window = await newWindow({ as: ann, colorScheme, viewport });
    for (const path of pages) {
      await window.goto(path);
      await window.page.getByRole('heading', { level: 1 }).waitFor();
      await eventually('it is drawn', async () => !(await window.page.locator('[aria-busy]').count()));
      await assertAccessible(window);
    }
    await window.close();
  }
});
