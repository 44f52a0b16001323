// The pages of those who run an auction, and what is on them.
import { readFile } from 'node:fs/promises';

import qrcode from '../../../ui/node_modules/qrcode-generator/dist/qrcode.mjs';
import { fromNow, newAuction, newPeople, setRole, startHouse } from '../../support/house.mjs';
import { newWindow } from './browser.mjs';

/** A house with an owner, a seller and two bidders; `newClub` is an auction of theirs, `itemsOf` what is in one. */
export async function openClubHouse() {
  const house = await startHouse();
  const [owner, seller, ann, ben] = await newPeople(house, 'Olga Owner', 'Selma Seller', 'Ann Archer', 'Ben Baker');
  const newClub = async (fields) => {
    const auction = await newAuction(owner, [seller, ann, ben], { name: 'Harbour Club', endDate: fromNow(3600e3), ...fields });
    await setRole(owner, auction, seller, 'CREATOR');
    return auction;
  };
  const itemsOf = async ({ path }) => (await seller.get(`${path}/items`)).body.map(({ name, isPublished }) => [name, isPublished]);
  return { house, owner, seller, ann, ben, newClub, itemsOf };
}

/** A page of an auction, once its heading is there. */
async function open(as, { id }, page, heading, options = {}) {
  const window = await newWindow({ as, ...options });
  await window.goto(`/auctions/${id}/${page}`);
  await window.page.getByRole('heading', { level: 1, name: heading }).waitFor();
  return window;
}

export const openDesk = (as, auction, options) => open(as, auction, 'manage', 'Run the auction', options);
export const openMembers = (as, auction, { heading = 'Members', ...options } = {}) => open(as, auction, 'members', heading, options);
export const openImport = (as, auction, options) => open(as, auction, 'import', 'Import items', options);

export const button = ({ page }, name) => page.getByRole('button', { name, exact: true });
export const dialog = ({ page }) => page.getByRole('dialog');
export const rowOf = ({ page }, item) => page.getByRole('row').filter({ hasText: item });

export async function download({ page }, link) {
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

/** The dark modules of a code, as they are drawn. */
export async function modulesIn(svg) {
  const [box, bars] = await Promise.all([svg.getAttribute('viewBox'), svg.locator('path').getAttribute('d')]);
  const [x, , width] = box.split(' ').map(Number);
  const size = width + 2 * x;
  const modules = Array.from({ length: size }, () => Array(size).fill(false));
  for (const [, left, top, length] of bars.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) modules[top].fill(true, +left, +left + +length);
  return modules;
}

export function modulesFor(text) {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const all = [...Array(code.getModuleCount()).keys()];
  return all.map((row) => all.map((column) => code.isDark(row, column)));
}
