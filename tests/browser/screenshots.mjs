// Pictures of every screen, on a phone and on a desk, by day and by night: build/screenshots/NAME-SIZE-SCHEME.png.
// Arguments choose the screens whose names begin so. Fails where a screen complains.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { desktop, newWindow, phone } from './support/browser.mjs';
import { openEvening } from './support/evening.mjs';
import { screensOf } from './screens.mjs';

const folder = fileURLToPath(new URL('../../build/screenshots', import.meta.url));
const wanted = process.argv.slice(2);
const sizes = { phone, desktop };
const schemes = ['light', 'dark'];

/** Until what is asked for has come: data, pictures, fonts. */
async function settle(page) {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(
    () => !document.querySelector('[aria-busy="true"]') && [...document.images].every((each) => each.complete),
  );
  await page.evaluate(() => document.fonts.ready.then(() => true));
}

async function portray(house, { name, path, as, locale, act, allow = [] }, size, colorScheme) {
  const window = await newWindow({ house, as, locale, viewport: sizes[size], colorScheme });
  window.allow(...allow);
  await window.goto(path);
  await settle(window.page);
  if (act) {
    await act(window.page);
    await settle(window.page);
  }
  await window.page.screenshot({ path: `${folder}/${name}-${size}-${colorScheme}.png`, fullPage: true });
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

mkdirSync(folder, { recursive: true });
const evening = await openEvening();
const screens = screensOf(evening).filter(({ name }) => !wanted.length || wanted.some((word) => name.startsWith(word)));
test('screens', async (all) => {
  for (const screen of screens) await all.test(screen.name, () => portrayAll(evening.house, screen));
});
test('the evening ends', () => evening.close());
