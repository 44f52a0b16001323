// When a page has come to rest.
import assert from 'node:assert/strict';

import { slowness } from '../../support/house.mjs';

/** Until what is asked for has come: words, data, pictures, fonts. */
export async function settle(page) {
  const hasWords = () => Boolean(document.querySelector('main')?.innerText.trim());
  await page.waitForFunction(hasWords, null, { timeout: 5000 * slowness }).catch(() => assert.fail('it shows nothing'));
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => {
    // Pictures far below come when one comes there.
    const isThere = (image) => image.complete || image.getBoundingClientRect().top > innerHeight;
    return !document.querySelector('[aria-busy="true"]') && [...document.images].every(isThere);
  });
  await page.evaluate(() => document.fonts.ready.then(() => true));
}
