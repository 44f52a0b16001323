// Whatever is written into rich text, nobody is given it back as it came.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertRefused } from '../support/asserts.mjs';
import { assertSilent, heard, readAll } from '../support/crawl.mjs';
import { bid, newAuction, newItem, newPeople, setRole, startHouse } from '../support/house.mjs';
import { auctionChannel, itemChannel, Listener, userChannel } from '../support/listener.mjs';

let house, owner, seller, ann;

before(async () => {
  house = await startHouse();
  [owner, seller, ann] = await newPeople(house, 'Olga', 'Selma', 'Ann');
});
after(() => house.close());

const hostile =
  '<p onclick=alert(1)>Old <b>brass</b></p><script>alert(2)</script><a href=" javascript:alert(3)">here</a>' +
  '<a href="data:text/html,x">there</a><p style="position:fixed">a < b</p><a href="/x">ours</a>';
const clean =
  '<p>Old brass</p>herethere<p>a &lt; b</p><a href="/x" rel="noopener noreferrer nofollow">ours</a>';
const traces = ['onclick', 'alert(', 'javascript:', 'data:text', 'position:', '<b>', '<script'];

test('W-24: no route and no channel gives rich text back as it came', async () => {
  const auction = await newAuction(owner, [seller, ann], { description: hostile });
  assert.equal(auction.description, clean);
  await setRole(owner, auction, seller, 'CREATOR');
  const listener = await Listener.open(house);
  await listener.subscribe(ann, auctionChannel(auction));
  await listener.subscribe(ann, userChannel(ann));
  const item = await newItem(seller, auction, { description: hostile });
  assert.equal(item.description, clean);
  await listener.subscribe(ann, itemChannel(item));
  const comment = await ann.post(`${item.path}/discussions`, { content: hostile });
  assert.deepEqual([comment.status, comment.body.content], [201, clean]);
  assert.equal((await listener.event('discussion:new')).data.content, clean);
  const changes = [
    [owner, auction.path, { description: `${hostile}!` }, 'description'],
    [seller, item.path, { description: `${hostile}!` }, 'description'],
    [ann, `${item.path}/discussions/${comment.body.id}`, { content: `${hostile}!` }, 'content'],
  ];
  for (const [who, path, body, member] of changes) {
    const changed = await who.patch(path, body);
    assert.deepEqual([changed.status, changed.body[member]], [200, `${clean}!`], changed.text);
  }
  await bid(ann, item, 10);
  await listener.settle();

  const known = {
    auction: [auction.id], item: [item.id], discussion: [comment.body.id], app: [house.secrets().SOKETI_APP_ID],
    channel: [auctionChannel(auction), itemChannel(item)],
  };
  const places = new Proxy(known, { get: (all, name) => all[name] ?? ['none'] });
  for (const viewer of [owner, seller, ann]) assertSilent((await readAll(viewer, places)).seen, ...traces);
  assertSilent(heard(listener), ...traces);
  listener.close();
});

test('what was cleaned stays as it is when it is saved again', async () => {
  const auction = await newAuction(owner, [ann]);
  const item = await newItem(owner, auction, { description: 'Tom & Jerry, 1 < 2, "old"\nand <em>fine</em>' });
  assert.equal(item.description, 'Tom &amp; Jerry, 1 &lt; 2, "old"\nand <em>fine</em>');
  const again = await owner.patch(item.path, { description: item.description });
  assert.equal(again.body.description, item.description);
  assert.equal((await owner.patch(item.path, { description: null })).body.description, null);
});

test('the preview of a new item is its first fifty letters, without markup', async () => {
  const auction = await newAuction(owner, [ann]);
  const description = `<h1>Brass &amp; glass</h1><p>Old, <strong>very</strong> old</p><p>${'x'.repeat(60)}</p>`;
  await newItem(owner, auction, { name: 'Preview', description });
  const { notifications } = (await ann.get('/api/notifications')).body;
  const { message } = notifications.find((each) => each.title.includes('Preview'));
  assert.ok(message.includes(`Brass & glass Old, very old ${'x'.repeat(22)}…`), message);
});

test('W-24: a comment of which nothing would be seen is empty', async () => {
  const auction = await newAuction(owner, [ann]);
  const item = await newItem(owner, auction);
  const path = `${item.path}/discussions`;
  const { id } = (await ann.post(path, { content: 'Nice' })).body;
  for (const content of ['<p></p><p></p>', '<p> </p><p><br></p>', '<p>&nbsp;</p>', '<script>alert(1)</script>', ' \n']) {
    assertRefused(await ann.post(path, { content }), 400, 'E_DISCUSSION_EMPTY');
    assertRefused(await ann.patch(`${path}/${id}`, { content }), 400, 'E_DISCUSSION_EMPTY');
  }
  assert.equal((await ann.get(`${path}/${id}`)).body.content, 'Nice');
});

test('what would end a parser of HTML is a comment like any other', async () => {
  const auction = await newAuction(owner, [ann]);
  const item = await newItem(owner, auction);
  const content = '<svg><head><desc><select></select></body></svg>Hello';
  const made = await ann.post(`${item.path}/discussions`, { content });
  assert.deepEqual([made.status, made.body.content], [201, 'Hello']);
  const deep = await ann.post(`${item.path}/discussions`, { content: `${'<em>'.repeat(495)}deep` });
  assert.deepEqual([deep.status, deep.body.content], [201, '<em>deep</em>']);
});

test('the limit of a length counts what was written', async () => {
  const auction = await newAuction(owner, [ann]);
  const item = await newItem(owner, auction, { description: '&'.repeat(2000) });
  assert.equal(item.description, '&amp;'.repeat(2000));
  assertRefused(await owner.patch(item.path, { description: `<p>${'x'.repeat(1994)}</p>` }), 422, 'E_VALIDATION');
});

test('nothing in all this was a fault', () => assert.doesNotMatch(house.log, /level=error/));
