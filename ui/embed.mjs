// Makes of a folder that build.mjs has filled what goes into the program: ui_files.bin, all its compressed files one
// behind the other, and ui_files.inc, which says what lies where.
//
//   node embed.mjs FOLDER OUT
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [from, out] = process.argv.slice(2);
const assets = readdirSync(path.join(from, 'assets')).filter((name) => !name.endsWith('.gz')).sort();

let offset = 0;
const files = ['index.html', ...assets.map((name) => `assets/${name}`)].map((name) => {
  const plain = readFileSync(path.join(from, name));
  const compressed = readFileSync(path.join(from, `${name}.gz`));
  const hash = createHash('sha256').update(plain).digest('hex').slice(0, 16);
  const row = `{"${name}", "${hash}", {auktiva_ui + ${offset}, ${compressed.length}}, ${plain.length}},\n`;
  offset += compressed.length;
  return { row, compressed };
});

mkdirSync(out, { recursive: true });
writeFileSync(path.join(out, 'ui_files.bin'), Buffer.concat(files.map(({ compressed }) => compressed)));
writeFileSync(path.join(out, 'ui_files.inc'), files.map(({ row }) => row).join(''));
