// Photographs of the things an auction sells, made by the browser the first time and kept in build/.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { theBrowser } from './chromium.mjs';

const studio = fileURLToPath(new URL('painting', import.meta.url));
const sources = Object.fromEntries(
  readdirSync(studio)
    .sort()
    .map((name) => [name, readFileSync(path.join(studio, name))]),
);
const edition = createHash('sha256')
  .update(Buffer.concat(Object.values(sources)))
  .digest('hex')
  .slice(0, 12);
const folder = fileURLToPath(new URL(`../../../build/browser/pictures/${edition}`, import.meta.url));

const kept = (name) => {
  try {
    return readFileSync(path.join(folder, `${name}.jpg`));
  } catch {
    return undefined;
  }
};

/** A page that can import what is in painting/, from a host that is nowhere else. */
async function openStudio() {
  const page = await (await theBrowser()).newPage();
  await page.route('http://studio/**', (route) => {
    const body = sources[new URL(route.request().url()).pathname.slice(1)];
    return route.fulfill({ contentType: body ? 'text/javascript' : 'text/html', body: body ?? '' });
  });
  await page.goto('http://studio/');
  return page;
}

async function paint(names) {
  const page = await openStudio();
  mkdirSync(folder, { recursive: true });
  for (const name of names) {
    const text = await page.evaluate((each) => import('/still_life.mjs').then((studio) => studio.paint(each)), name);
    // Other tests may be painting the same: a file is there whole or not at all.
    const unfinished = path.join(folder, `.${name}.${process.pid}`);
    writeFileSync(unfinished, Buffer.from(text, 'base64'));
    renameSync(unfinished, path.join(folder, `${name}.jpg`));
  }
  await page.close();
}

/** JPEGs of 1200 by 900 by name: lantern, honey, hut, camera, quilt, covers, bicycle, wine, mill, bread, apples. */
export async function picturesOf(...names) {
  const missing = names.filter((name) => !kept(name));
  if (missing.length) await paint(missing);
  return Object.fromEntries(names.map((name) => [name, kept(name)]));
}
