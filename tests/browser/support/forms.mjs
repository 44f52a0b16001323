// The forms of organisers in a window, and what is entered in them.
import assert from 'node:assert/strict';

import { newWindow } from './browser.mjs';

export const heading = (page, name) => page.getByRole('heading', { level: 1, name });

/** Opens a form and waits until it stands. */
export async function openForm(as, path, title, options = {}) {
  const window = await newWindow({ as, ...options });
  await window.goto(path);
  const { page } = window;
  await heading(page, title).waitFor();
  return Object.assign(window, {
    field: (name) => page.getByLabel(name, { exact: true }),
    button: (name) => page.getByRole('button', { name, exact: true }),
  });
}

export const newItemForm = (as, auction, options) => openForm(as, `/auctions/${auction.id}/items/new`, 'New item', options);
export const editForm = (as, item, options) =>
  openForm(as, `/auctions/${item.auctionId}/items/${item.id}/edit`, `Edit ${item.name}`, options);

/** A photo as cameras make them: large, and turned by what its head says. */
export async function takePhoto(page, { width = 2400, height = 1800, orientation = 1, colour = 'teal' } = {}) {
  const encoded = await page.evaluate(
    async ({ width, height, colour }) => {
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      const context = canvas.getContext('2d');
      context.fillStyle = colour;
      context.fillRect(0, 0, width, height);
      context.fillStyle = 'gold';
      context.fillRect(0, 0, width / 4, height / 4);
      return canvas.toDataURL('image/jpeg', 0.9).split(',')[1];
    },
    { width, height, colour },
  );
  const jpeg = Buffer.from(encoded, 'base64');
  const tiff = Buffer.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);
  const exif = Buffer.concat([Buffer.from('Exif\0\0'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  const buffer = Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)]);
  return { name: `${colour}.jpg`, mimeType: 'image/jpeg', buffer };
}

/** Moves focus by Tab alone until it is on what is meant. */
export async function tabTo(page, locator) {
  for (let count = 0; count < 60; count += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`${locator} is not reached by Tab`);
}
