// The tests against a live server that the pusher SDK brings along.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

import { slowness, startHouse } from '../support/house.mjs';

const { resolve } = createRequire(import.meta.url);
const suite = path.join(path.dirname(resolve('pusher/package.json')), 'tests/remote/pusher');

test("the pusher SDK's own remote tests pass, all five", async () => {
  const house = await startHouse();
  try {
    const { SOKETI_APP_ID: id, SOKETI_APP_KEY: key, SOKETI_APP_SECRET: secret } = house.secrets();
    const files = ['trigger.js', 'get.js'].map((name) => path.join(suite, name));
    const run = [resolve('mocha/bin/mocha.js'), '--no-config', '--reporter', 'json', '--timeout', 5000 * slowness];
    const { stdout } = await promisify(execFile)(process.execPath, [...run, ...files], {
      env: { ...process.env, PUSHER_URL: `http://${key}:${secret}@127.0.0.1:${house.port}/apps/${id}` },
    }).catch((failed) => failed);
    const { stats, failures } = JSON.parse(stdout);
    assert.deepEqual(failures, []);
    assert.equal(stats.passes, 5);
  } finally {
    await house.close();
  }
});
