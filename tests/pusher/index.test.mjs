// That every behaviour has its test.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');
const titlesIn = (file) => [...read(file).matchAll(/\btest\(\s*(['"`])(.*?)\1,/g)].map(([, , title]) => title);

const numbers = { P: 4, V: 6, E: 5, R: 8, W: 17, H: 20, K: 9, A: 19 };
const notForUs = ['K5', 'K8'];

test('every behaviour is in the index, and its test exists', () => {
  const shown = new Set();
  for (const [, cases, file, title] of read('README.md').matchAll(/^\| ([A-Z]\d[A-Z\d ]*) \| `([^`]+)` \|(?: (.+) \|)?$/gm)) {
    const titles = titlesIn(file);
    for (const each of cases.split(' ')) {
      const fits = title ? (one) => one === title : (one) => new RegExp(`\\b${each}\\b`).test(one);
      assert.ok(titles.some(fits), `${each} in ${file}`);
      shown.add(each);
    }
  }
  const all = Object.entries(numbers).flatMap(([letter, last]) => Array.from({ length: last }, (_, at) => letter + (at + 1)));
  assert.deepEqual(all.filter((each) => !shown.has(each)), notForUs);
});
