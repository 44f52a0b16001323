import assert from 'node:assert/strict';
import { test } from 'node:test';

import { richFromText } from '../src/parts/rich.tsx';

test('what is typed is a paragraph', () => {
  assert.equal(richFromText('Is it dry?'), '<p>Is it dry?</p>');
});

test('a blank line is a new paragraph, however many there are', () => {
  assert.equal(richFromText('One\n\nTwo\n\n\n\nThree'), '<p>One</p><p>Two</p><p>Three</p>');
});

test('the end of a line is a break', () => {
  assert.equal(richFromText('One\nTwo'), '<p>One<br>Two</p>');
});

test('spaces and lines around are no part of it', () => {
  assert.equal(richFromText('\n  Hello \n\n'), '<p>Hello</p>');
});

test('what looks like markup is text', () => {
  assert.equal(richFromText('a < b & c > "d" &amp; <script>'), '<p>a &lt; b &amp; c &gt; "d" &amp;amp; &lt;script&gt;</p>');
});
