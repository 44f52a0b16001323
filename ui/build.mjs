// Bundles the client into a folder: index.html, assets under names that follow from their content, each also
// compressed beside itself (.gz). Fails if the first view of an item has outgrown its budget.
//
//   node build.mjs FOLDER [--plain]     --plain: readable, for looking into it
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.resolve(process.argv[2] ?? path.join(here, 'dist'));
const plain = process.argv.includes('--plain');

/** Over the wire, compressed, before pictures and what the API says. */
const firstViewBudget = 58_000;
/** What the first view of an item loads, by entry; what these import statically counts too. */
const firstView = ['src/main.tsx', 'src/live/pusher.ts'];
const languages = ['en', 'de', 'es', 'hu', 'pl'];

rmSync(out, { recursive: true, force: true });
mkdirSync(path.join(out, 'assets'), { recursive: true });

const bundle = async (options) => {
  const { metafile } = await build({
    absWorkingDir: here,
    bundle: true,
    target: ['safari15.4', 'chrome90', 'firefox98'],
    minify: !plain,
    charset: 'utf8',
    legalComments: 'none',
    outdir: path.join(out, 'assets'),
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    metafile: true,
    logLevel: 'warning',
    logLimit: 10,
    ...options,
  });
  return Object.entries(metafile.outputs).map(([file, what]) => ({ file: path.resolve(here, file), ...what }));
};
const addressOf = (output) => '/assets/' + path.basename(output.file);
const from = (entry, all) => all.find((each) => each.entryPoint === entry);

const styles = await bundle({ entryPoints: { style: 'src/styles/index.css', more: 'src/styles/more.css' } });
const style = from('src/styles/index.css', styles);
const scripts = await bundle({
  entryPoints: { main: 'src/main.tsx' },
  splitting: true,
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  // Its own small form is the smallest.
  alias: { 'pusher-js': 'pusher-js/dist/web/pusher.min.js' },
  define: { MORE_STYLES: JSON.stringify(addressOf(from('src/styles/more.css', styles))) },
});
const outputs = [...styles, ...scripts];
const madeFrom = (entry) => from(entry, outputs);

const icon = readFileSync(path.join(here, 'src/icon.svg'));
const iconName = `icon-${createHash('sha256').update(icon).digest('hex').slice(0, 8).toUpperCase()}.svg`;
writeFileSync(path.join(out, 'assets', iconName), icon);

const page = readFileSync(path.join(here, 'src/index.html'), 'utf8')
  .replace('{style}', addressOf(style))
  .replace('{main}', addressOf(madeFrom('src/main.tsx')))
  .replace('{icon}', `/assets/${iconName}`);
writeFileSync(path.join(out, 'index.html'), page);

const compress = (file) => {
  const bytes = gzipSync(readFileSync(file), { level: 9 });
  writeFileSync(`${file}.gz`, bytes);
  return bytes.length;
};
const sizes = new Map(outputs.map((each) => [each.file, compress(each.file)]));
compress(path.join(out, 'assets', iconName));
const pageSize = compress(path.join(out, 'index.html'));

/** An output and all that it imports statically. */
function withImports(output, found = new Set()) {
  if (!output || found.has(output.file)) return found;
  found.add(output.file);
  for (const { path: file, kind } of output.imports)
    if (kind === 'import-statement') withImports(outputs.find((each) => each.file === path.resolve(here, file)), found);
  return found;
}

let heaviest = 0;
for (const language of languages) {
  const parts = new Set();
  for (const entry of [...firstView, `src/words/${language}/index.ts`]) {
    if (!madeFrom(entry)) throw new Error(`nothing was built from ${entry}`);
    withImports(madeFrom(entry), parts);
  }
  parts.add(style.file);
  const size = [...parts].reduce((sum, file) => sum + sizes.get(file), pageSize);
  heaviest = Math.max(heaviest, size);
}
const all = [...sizes.values()].reduce((sum, each) => sum + each, pageSize);
console.log(`first view of an item ${heaviest} bytes of ${firstViewBudget}, everything ${all}, compressed`);
if (heaviest > firstViewBudget && !plain) {
  for (const [file, size] of [...sizes].sort((a, b) => b[1] - a[1])) console.error(`${size}\t${path.basename(file)}`);
  throw new Error('the first view of an item is too large');
}
