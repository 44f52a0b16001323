// A strict reader of Prometheus' text format, version 0.0.4.
import assert from 'node:assert/strict';

const name = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const label = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\["\\\\n])*"';
const sampleLine = new RegExp(`^(${name})(?:\\{(${label}(?:,${label})*)\\})? (\\S+)$`);
const number = /^[-+]?(?:\d+(?:\.\d+)?(?:e[-+]?\d+)?)$/;

function labelsOf(text = '') {
  const pairs = [...text.matchAll(new RegExp(label, 'g'))].map(([pair]) => {
    const [, key, value] = /^([^=]+)="(.*)"$/s.exec(pair);
    return [key, value.replace(/\\(.)/g, (_, c) => (c === 'n' ? '\n' : c))];
  });
  assert.equal(new Set(pairs.map(([key]) => key)).size, pairs.length, `a label occurs twice in ${text}`);
  return Object.fromEntries(pairs);
}

/** Metrics by name, as { help, type, samples: [{ labels, value }] }; throws on anything the format does not allow. */
export function parseMetrics(text) {
  assert.ok(text.endsWith('\n'), 'the last line ends');
  const metrics = new Map();
  const seen = new Set();
  let current;
  for (const line of text.slice(0, -1).split('\n')) {
    const [, help, about] = new RegExp(`^# HELP (${name}) (.+)$`).exec(line) ?? [];
    if (help) {
      assert.ok(!metrics.has(help), `${help} is described twice`);
      metrics.set(help, (current = { name: help, help: about, samples: [] }));
      continue;
    }
    const [, typed, type] = new RegExp(`^# TYPE (${name}) (counter|gauge)$`).exec(line) ?? [];
    if (typed) {
      assert.equal(typed, current?.name, `the type of ${typed} is not below its help`);
      assert.equal(current.type, undefined);
      current.type = type;
      continue;
    }
    const [, sample, labels, value] = sampleLine.exec(line) ?? assert.fail(`no line of the format: ${line}`);
    assert.equal(sample, current?.name, `${sample} does not stand together`);
    assert.ok(current.type, `${sample} has no type`);
    assert.match(value, number);
    const identity = line.slice(0, line.length - value.length);
    assert.ok(!seen.has(identity), `${identity} occurs twice`);
    seen.add(identity);
    current.samples.push({ labels: labelsOf(labels), value: Number(value) });
  }
  return metrics;
}
