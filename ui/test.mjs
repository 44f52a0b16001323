// Bundles each test and runs it here with Node's own runner; what needs a browser is tested in tests/browser.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const tests = readdirSync(path.join(here, 'tests'), { recursive: true }).filter((name) => name.endsWith('.test.ts'));
const out = mkdtempSync(path.join(os.tmpdir(), 'auktiva-ui-'));
await build({
  absWorkingDir: here,
  entryPoints: tests.map((name) => path.join('tests', name)),
  bundle: true,
  platform: 'node',
  format: 'esm',
  outdir: out,
  outExtension: { '.js': '.mjs' },
  sourcemap: 'inline',
  // Browsers have it, Node since 19.
  banner: { js: "import { webcrypto } from 'node:crypto'; globalThis.crypto ??= webcrypto;" },
});
const files = tests.map((name) => path.join(out, name.replace(/\.ts$/, '.mjs')));
const reporter = process.allowedNodeEnvironmentFlags.has('--test-reporter') ? ['--test-reporter=tap'] : [];
const { status } = spawnSync(process.execPath, ['--enable-source-maps', '--test', ...reporter, ...files], { cwd: here, stdio: 'inherit' });
rmSync(out, { recursive: true, force: true });
process.exit(status ?? 1);
