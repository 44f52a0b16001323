// The pages by which one enters a house, and where they lead.
import { eventually } from '../../support/house.mjs';
import { newWindow } from './browser.mjs';

export const wrongPassword = 'status: 401 POST /api/auth/callback/credentials';
/** A page that is about to be left may ask once more as who it was. */
export const isGone = /^status: 401 (GET|POST) \/api\/(notifications|pusher)/;

let count = 0;
export const newAddress = () => `newcomer${++count}@example.org`;

export async function openPage(house, path, options) {
  const window = await newWindow({ house, ...options });
  await window.goto(path);
  return window;
}

/** Where the page is: path and query. */
const placeOf = ({ page }) => page.url().slice(new URL(page.url()).origin.length);
export const comesTo = (window, path) => eventually(`the page is ${path}`, () => placeOf(window) === path, 10000);
export const speaks = (window, language) => window.page.waitForFunction((its) => document.documentElement.lang === its, language);
export const heading = (window, level = 1) => window.page.getByRole('heading', { level });

export async function fill({ page }, fields) {
  for (const [name, value] of Object.entries(fields)) await page.getByRole('textbox', { name, exact: true }).fill(value);
}

export const press = ({ page }, name) => page.getByRole('button', { name, exact: true }).click();
export const follow = ({ page }, name) => page.getByRole('main').getByRole('link', { name, exact: true }).click();
