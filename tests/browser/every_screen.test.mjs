// What holds for every screen: axe finds nothing, by day and by night, on a phone and on a desk; on a phone nothing is
// wider than it and all is large enough for fingers; and in each of the five languages there are words for everything.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { assertAccessible, assertTappable, desktop, newWindow, phone } from './support/browser.mjs';
import { openEvening } from './support/evening.mjs';
import { settle } from './support/settle.mjs';
import { screensOf } from './screens.mjs';

const folder = new URL('../../ui/src/words/en/', import.meta.url);
const keys = readdirSync(folder).flatMap((file) =>
  [...readFileSync(new URL(file, folder), 'utf8').matchAll(/^ {2}'([\w.]+)':/gm)].map(([, key]) => key));

let evening;
before(async () => {
  evening = await openEvening();
});
after(() => evening.close());

async function assertFits(page, where) {
  const { wide, shown } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, shown: innerWidth }));
  assert.ok(wide <= shown, `${where} is ${wide} wide on a screen of ${shown}`);
}

async function open({ path, as, locale, allow = [] }) {
  const window = await newWindow({ house: evening.house, as, locale, viewport: phone });
  window.allow(...allow);
  await window.goto(path);
  await settle(window.page);
  return window;
}

test('every screen is accessible and fits a phone', async (all) => {
  for (const screen of screensOf(evening))
    await all.test(screen.name, async () => {
      const window = await open(screen);
      const { page } = window;
      await assertFits(page, screen.path);
      await assertTappable(window);
      await assertAccessible(window);
      await page.emulateMedia({ colorScheme: 'dark' });
      await assertAccessible(window);
      await page.setViewportSize(desktop);
      await settle(page);
      await assertAccessible(window);
      assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1, 'one heading of the first level');
      await window.close();
    });
});

async function assertSpeaks(page, language, path) {
  const text = `${await page.title()}\n${await page.locator('body').innerText()}`;
  const bare = keys.filter((key) => key.includes('.') && text.includes(key));
  assert.deepEqual(bare, [], path);
  assert.doesNotMatch(text, /\{\w+\}/, path);
  await assertFits(page, `${path} in ${language}`);
}

/** Goes on as by a link, so that only the first page is loaded. */
const goOn = (page, path) =>
  page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);

/** One person's screens, one after the other. */
async function walk(language, [first, ...others]) {
  const window = await open({ ...first, locale: language });
  const { page } = window;
  await page.waitForFunction((its) => document.documentElement.lang === its, language);
  await settle(page);
  await assertSpeaks(page, language, first.path);
  for (const { path, allow = [] } of others) {
    window.allow(...allow);
    await goOn(page, path);
    await settle(page);
    await assertSpeaks(page, language, path);
  }
  await window.close();
}

test('every screen speaks five languages', async (all) => {
  const { people } = evening;
  const walks = new Map();
  for (const screen of screensOf(evening).filter(({ name }) => !/^item-in|not-found/.test(name)))
    walks.set(screen.as, [...(walks.get(screen.as) ?? []), screen]);
  for (const language of ['en', 'de', 'es', 'hu', 'pl'])
    await all.test(language, async () => {
      for (const person of Object.values(people)) await person.patch('/api/user/settings', { language });
      await Promise.all([...walks.values()].map((screens) => walk(language, screens)));
    });
});
