// Pictures of every screen, on a phone and on a desk, by day and by night: build/screenshots/NAME-SIZE-SCHEME.png is what
// one sees first, and …-whole.png all of a page that is longer. Arguments choose the screens whose names begin so;
// `readme` makes the four pictures of the README anew, small, into docs/pictures.
// Fails where a screen complains or shows nothing.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { desktop, newWindow, phone } from './support/browser.mjs';
import { openEvening } from './support/evening.mjs';
import { settle } from './support/settle.mjs';
import { screensOf } from './screens.mjs';

const folder = fileURLToPath(new URL('../../build/screenshots', import.meta.url));
const inReadme = fileURLToPath(new URL('../../docs/pictures', import.meta.url));
const wanted = process.argv.slice(2);
const sizes = { phone, desktop };
const schemes = ['light', 'dark'];

/** With a screen as long as the page, as bars that stick to its end would lie in the middle otherwise. */
async function portrayWhole(page, size, file) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (height <= size.height) return;
  await page.setViewportSize({ width: size.width, height: Math.min(height, 8000) });
  await settle(page);
  await page.screenshot({ path: file });
}

async function portray(house, { name, path, as, locale, act, allow = [] }, size, colorScheme) {
  const window = await newWindow({ house, as, locale, viewport: sizes[size], colorScheme });
  const { page } = window;
  const file = `${folder}/${name}-${size}-${colorScheme}`;
  window.allow(...allow);
  await window.goto(path);
  await settle(page);
  if (act) {
    await act(page);
    await settle(page);
  }
  await page.screenshot({ path: `${file}.png` });
  await portrayWhole(page, sizes[size], `${file}-whole.png`);
  await window.close();
}

/** All four at once, whatever one of them complains of. */
async function portrayAll(house, screen) {
  const wrong = [];
  const kinds = Object.keys(sizes).flatMap((size) => schemes.map((scheme) => [size, scheme]));
  const pictures = kinds.map(([size, scheme]) =>
    portray(house, screen, size, scheme).catch((error) => wrong.push(`${size}, ${scheme}: ${error.message}`)),
  );
  await Promise.all(pictures);
  if (wrong.length) assert.fail(wrong.join('\n'));
}

/** Of the README: file, screen, size, scheme. */
const chosen = [
  ['item-phone', 'item', 'phone', 'light'],
  ['auction', 'auction', 'desktop', 'light'],
  ['item', 'item', 'desktop', 'dark'],
  ['manage', 'manage', 'desktop', 'light'],
];

async function portrayForReadme({ house }, { path, as }, file, size, colorScheme) {
  const window = await newWindow({ house, as, viewport: sizes[size], colorScheme });
  await window.goto(path);
  await settle(window.page);
  await window.page.screenshot({ path: `${inReadme}/${file}.jpg`, type: 'jpeg', quality: 72 });
  await window.close();
}

mkdirSync(folder, { recursive: true });
const evening = await openEvening();
const all = screensOf(evening);
if (wanted[0] === 'readme')
  test('pictures of the README', async () => {
    for (const [file, name, ...kind] of chosen)
      await portrayForReadme(evening, all.find((each) => each.name === name), file, ...kind);
  });
else
  test('screens', async (context) => {
    const screens = all.filter(({ name }) => !wanted.length || wanted.some((word) => name.startsWith(word)));
    for (const screen of screens) await context.test(screen.name, () => portrayAll(evening.house, screen));
  });
test('the evening ends', () => evening.close());
