import assert from 'node:assert/strict';
import { test } from 'node:test';

import { pages } from '../src/shell/pages.ts';
import { match, ownPath } from '../src/shell/router.ts';

test('a path without names matches itself alone', () => {
  assert.deepEqual(match('/', '/'), {});
  assert.deepEqual(match('/bids', '/bids'), {});
  assert.equal(match('/bids', '/'), undefined);
  assert.equal(match('/', '/bids'), undefined);
  assert.equal(match('/bids', '/bids/more'), undefined);
  assert.equal(match('/bids', '/Bids'), undefined);
});

test('names are found in a path', () => {
  assert.deepEqual(match('/auctions/:auction/items/:item', '/auctions/a1/items/i2'), { auction: 'a1', item: 'i2' });
  assert.equal(match('/auctions/:auction/items/:item', '/auctions/a1/lots/i2'), undefined);
  assert.equal(match('/auctions/:auction', '/auctions/a1/items'), undefined);
});

test('a slash at the end changes nothing', () => {
  assert.deepEqual(match('/auctions/:auction', '/auctions/a1/'), { auction: 'a1' });
  assert.deepEqual(match('/bids', '/bids/'), {});
});

test('a name stands for something', () => {
  assert.equal(match('/auctions/:auction', '/auctions/'), undefined);
  assert.equal(match('/auctions/:auction/items/:item', '/auctions//items/i2'), undefined);
});

test('what is encoded in a path is decoded', () => {
  assert.deepEqual(match('/invite/:token', '/invite/a%20b%C3%A9'), { token: 'a bé' });
});

test('what cannot be decoded is no address of ours', () => {
  assert.equal(match('/invite/:token', '/invite/%E0%A4%A'), undefined);
});

test('a name never stands for more than one part of a path', () => {
  for (const part of ['..%2F..%2Fuser', 'a%5Cb', 'a%3Fb', 'a%23b', '..', '.', '%2E%2E'])
    assert.equal(match('/auctions/:auction', `/auctions/${part}`), undefined, part);
});

test('an address leads to the first of the pages that match', () => {
  const first = (path: string) => pages.find((each) => match(each.path, path))?.path;
  assert.equal(first('/auctions/new'), '/auctions/new');
  assert.equal(first('/auctions/a1'), '/auctions/:auction');
  assert.equal(first('/auctions/a1/items/new'), '/auctions/:auction/items/new');
  assert.equal(first('/auctions/a1/items/i2'), '/auctions/:auction/items/:item');
  assert.equal(first('/nowhere'), undefined);
});

test('a path of this site is followed', () => {
  for (const path of ['/', '/auctions/a1?bid=next', '/a?next=//b', '/ä ö']) assert.equal(ownPath(path), path);
});

test('what leads to another site is not followed', () => {
  const foreign = ['//evil.example', '/\\evil.example', '\\\\evil.example', 'https://evil.example', 'evil.example', 'javascript:alert(1)'];
  for (const to of foreign) assert.equal(ownPath(to), '/', to);
});

test('what browsers leave out of an address does not hide another site', () => {
  for (const to of ['/\t/evil.example', '/\n/evil.example', '/\r\\evil.example', '\t//evil.example', ' //evil.example'])
    assert.equal(ownPath(to), '/', JSON.stringify(to));
});

test('without an address the way is home', () => {
  assert.equal(ownPath(null), '/');
  assert.equal(ownPath(''), '/');
});
