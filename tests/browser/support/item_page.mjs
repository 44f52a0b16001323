// An item's page in a window.
import { fromNow, newAuction, newPeople, startHouse } from '../../support/house.mjs';
import { newWindow, shows } from './browser.mjs';

/** A house with an auction of an owner's and two bidders. */
export async function openItemHouse() {
  const house = await startHouse();
  const [owner, ann, ben] = await newPeople(house, 'Olga Owner', 'Ann Archer', 'Ben Baker');
  const auction = await newAuction(owner, [ann, ben], { endDate: fromNow(3600_000) });
  return { house, owner, ann, ben, auction };
}

export const pathOf = (item) => `/auctions/${item.auctionId}/items/${item.id}`;

/** Opens an item and waits until its page stands and, unless told otherwise, listens. */
export async function openItem(as, item, { link = 'Live', query = '', ...options } = {}) {
  const window = await newWindow({ as, ...options });
  if (options.noSocket) await window.cutSockets();
  await window.goto(pathOf(item) + query);
  const { page } = window;
  await page.getByRole('heading', { level: 1, name: item.name }).waitFor();
  if (link) await shows(page.getByRole('status').filter({ hasText: link }), link);
  return Object.assign(window, {
    price: page.locator('.standing-price'),
    bids: page.getByRole('region', { name: 'Bids' }).getByRole('listitem'),
    button: (name) => page.getByRole('button', { name, exact: true }),
    chip: page.locator('.link-chip'),
    verdict: page.getByRole('group', { name: 'Bid' }),
  });
}

/** Two taps. */
export async function bidNext(window, amount) {
  await window.button(`Bid ${amount}`).click();
  await window.page.getByRole('dialog').getByRole('button', { name: `Place bid: ${amount}` }).click();
}

export const textOf = async (locator) => ((await locator.count()) ? (await locator.first().innerText()).trim() : '');
