import assert from 'node:assert/strict';
import { test } from 'node:test';

import { textOf } from '../src/organiser/import/read_text.ts';
import { isLocal } from '../src/organiser/local_only.tsx';
import { type Desk, filtered, rowsOf, sumsOf } from '../src/organiser/manage/desk.ts';
import { addressesIn } from '../src/organiser/members/invite_form.tsx';
import { modulesOf } from '../src/parts/qr.tsx';

const card = (id: string, fields: object = {}) => ({
  id,
  name: id,
  currencyCode: 'EUR',
  startingBid: 5,
  currentBid: null,
  endsAt: null,
  closedAt: null,
  createdAt: '2030-01-01T00:00:00.000Z',
  isPublished: true,
  thumbnailUrl: null,
  _count: { bids: 0 },
  ...fields,
});

const own = (id: string, fields: object = {}) => ({ ...card(id), minBidIncrement: 1, bidCount: 0, creatorName: 'Ilse', endDate: null, ...fields });

const desk = (items: object[], editable: object[], closedAt: string | null = null) =>
  ({ auction: { id: 'a', endDate: null, closedAt }, items, editable }) as unknown as Desk;

test('the desk has what everybody sees and the drafts that may be edited, in their order', () => {
  const later = '2030-01-02T00:00:00.000Z';
  const rows = rowsOf(
    desk(
      [card('c', { createdAt: later }), card('b', { closedAt: later, currentBid: 7, _count: { bids: 2 } }), card('a')],
      [own('c', { createdAt: later }), own('draft', { isPublished: false })],
    ),
  );
  assert.deepEqual(
    rows.map(({ id, state, mayEdit, step, bids }) => [id, state, mayEdit, step, bids]),
    [
      ['a', 'open', false, undefined, 0],
      ['b', 'closed', false, undefined, 2],
      ['draft', 'draft', true, 1, 0],
      ['c', 'open', true, 1, 0],
    ],
  );
  assert.deepEqual(filtered(rows, { state: 'open', text: '' }).map(({ id }) => id), ['a', 'c']);
  assert.deepEqual(filtered(rows, { state: 'all', text: ' ILSE ' }).map(({ id }) => id), ['draft', 'c']);
});

test('bids are added up by currency, to the last cent', () => {
  const bids: [string, number | null][] = [['EUR', 0.1], ['EUR', 0.2], ['JPY', 300], ['USD', null], ['KWD', 0.001]];
  const rows = rowsOf(desk(bids.map(([currencyCode, currentBid], at) => card(`i${at}`, { currencyCode, currentBid })), []));
  assert.deepEqual(sumsOf(rows), [
    { code: 'EUR', total: 0.3 },
    { code: 'JPY', total: 300 },
    { code: 'KWD', total: 0.001 },
  ]);
});

test('addresses are found however they are written, each once', () => {
  for (const text of [
    'a@x.org, b@x.org',
    'a@x.org b@x.org\n',
    'a@x.org;b@x.org;A@X.org',
    '"Ann, Dr." <a@x.org>, b@x.org',
    'b@x.org; Ann Archer <a@x.org>',
    'Ann <a@x.org>\nBen B. <b@x.org>',
  ]) {
    const found = addressesIn(text).filter((each) => each.includes('@'));
    assert.deepEqual(found.sort(), ['a@x.org', 'b@x.org'], text);
  }
  assert.deepEqual(addressesIn(' \n,'), []);
  assert.deepEqual(addressesIn('nonsense'), ['nonsense']);
});

test('a file is read as the spreadsheet wrote it', () => {
  const text = 'name;price\nKüche;5';
  const bytes = (of: string, ...lower: number[]) => new Uint8Array([...lower, ...[...of].map((each) => each.charCodeAt(0))]);
  const wide = (before: string, behind: string) => text.replace(/[^]/g, (each) => before + each + behind);
  const files = [new TextEncoder().encode(text), bytes(text), bytes(wide('', '\0'), 0xff, 0xfe), bytes(wide('\0', ''), 0xfe, 0xff)];
  for (const file of files) assert.equal(textOf(file), text);
});

test('a machine’s names for itself are known', () => {
  for (const host of ['localhost', 'auktiva.localhost', '127.0.0.1', '127.1.2.3', '[::1]']) assert.ok(isLocal(host), host);
  for (const host of ['192.168.1.20', 'raspberrypi.local', 'auction.example', '[fe80::1]', '127.example']) assert.ok(!isLocal(host), host);
});

test('a code grows with its text, and has its three corners', () => {
  for (const text of ['http://10.0.0.1/join/x', `http://auction.example.org:3000/join/${'a'.repeat(25)}?token=${'0'.repeat(64)}`]) {
    const modules = modulesOf(text);
    const last = modules.length - 1;
    assert.equal((modules.length - 21) % 4, 0);
    for (const [row, column] of [[0, 0], [0, last - 6], [last - 6, 0]])
      assert.deepEqual(modules[row!]!.slice(column, column! + 7), Array(7).fill(true), text);
  }
});
