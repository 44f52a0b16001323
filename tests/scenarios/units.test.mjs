// The units of systemd we ship, judged by systemd where it is installed.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { binary } from '../support/house.mjs';

const units = fileURLToPath(new URL('../../packaging/systemd', import.meta.url));
const judge = '/usr/bin/systemd-analyze';

test('the units are sound, and the service is shut in', (t) => {
  if (!existsSync(judge)) return t.skip('systemd is not installed');
  const folder = mkdtempSync(path.join(tmpdir(), 'auktiva-units-'));
  const files = ['auktiva.service', 'auktiva.socket'].map((name) => {
    const text = readFileSync(path.join(units, name), 'utf8').replace('/usr/bin/auktiva', path.resolve(binary));
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  });
  const verified = spawnSync(judge, ['verify', ...files], { encoding: 'utf8' });
  assert.deepEqual([verified.status, verified.stderr.split('\n').filter((line) => line.includes('auktiva'))], [0, []]);
  const secure = spawnSync(judge, ['security', '--offline=true', '--threshold=20', files[0]], { encoding: 'utf8' });
  assert.equal(secure.status, 0, secure.stdout.split('\n').slice(-3).join('\n'));
  rmSync(folder, { recursive: true });
});
