// The evening that the other tests take place on, and that its people are themselves in a window.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { newWindow } from './support/browser.mjs';
import { openEvening } from './support/evening.mjs';

/** The API's own answers, which these look at as pages, allow no scripts to ask for more. */
const anyScript = { bypassCSP: true };

let evening;

before(async () => {
  evening = await openEvening();
});
after(() => evening.close());

test('most is going on, some is over, one is not out yet', async () => {
  const { people, autumn, spring } = evening;
  const { items } = (await people.ann.get(`${autumn.path}/details`)).body;
  assert.equal(items.length, 10);
  assert.deepEqual(
    items.filter(({ closedAt }) => closedAt).map(({ id }) => id),
    [autumn.items.ended.id],
  );
  assert.equal((await people.ann.get(autumn.items.draft.path)).status, 404);
  assert.equal((await people.ann.get(`${spring.path}/results`)).body.userWins.length, 1);
  const { notifications } = (await people.jonas.get('/api/notifications')).body;
  assert.ok(
    notifications.some(({ title }) => /überboten/.test(title)),
    'Jonas reads German',
  );
});

test('people of the house are themselves in a window, and bid from it', async () => {
  const { people, anonymous } = evening;
  const window = await newWindow({ as: people.lucia, ...anyScript });
  await window.goto('/api/user/profile');
  assert.match(await window.page.locator('body').innerText(), /Lucia Ortega/);
  const place = (path) =>
    fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ amount: 500 }),
    }).then(({ status }) => status);
  assert.equal(await window.page.evaluate(place, `${anonymous.items.wine.path}/bids`), 201);
});

test('the pictures are pictures', async () => {
  const { people, autumn } = evening;
  const [{ publicUrl }] = (await people.ann.get(`${autumn.items.lantern.path}/images`)).body;
  const window = await newWindow({ as: people.ann, ...anyScript });
  await window.goto('/api/health');
  const size = await window.page.evaluate(async (address) => {
    const bitmap = await createImageBitmap(await (await fetch(address)).blob());
    return [bitmap.width, bitmap.height];
  }, publicUrl);
  assert.deepEqual(size, [1200, 900]);
});
