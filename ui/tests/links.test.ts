import assert from 'node:assert/strict';
import { test } from 'node:test';

import { linkOf } from '../src/parts/rich_html.ts';

test('what people type as an address becomes one', () => {
  const expected = {
    'example.org': 'https://example.org',
    ' example.org/a?b=c#d ': 'https://example.org/a?b=c#d',
    'https://example.org': 'https://example.org',
    'HTTP://example.org': 'HTTP://example.org',
    'club@example.org': 'mailto:club@example.org',
    'mailto:club@example.org': 'mailto:club@example.org',
    '/auctions/a1': '/auctions/a1',
    'hall:3000/lots': 'https://hall:3000/lots',
  };
  for (const [typed, address] of Object.entries(expected)) assert.equal(linkOf(typed), address, typed);
});

test('what would run, or leads nowhere, becomes none', () => {
  for (const typed of ['', ' ', 'lantern', 'javascript:alert(1)', 'data:text/html,x', 'vbscript:x', '//example.org', 'a b.org', 'java\nscript:x'])
    assert.equal(linkOf(typed), undefined, typed);
});
