// Pictures of what a club sells, drawn.
import { begin, between, box, glow, height, pen, width } from './brushes.mjs';
import { covers, mill, quilt } from './flat.mjs';
import { apples, bread, camera, honey, lantern, wine } from './on_a_table.mjs';
import { bicycle, hut } from './outside.mjs';

const subjects = { lantern, honey, hut, camera, quilt, covers, bicycle, wine, mill, bread, apples };

/** What a lens does: darker corners and some grain. */
function develop() {
  box(glow(width / 2, height / 2, 800, 'rgb(0 0 0 / 0%)', 'rgb(0 0 0 / 0%)', 'rgb(0 0 0 / 32%)'), 0, 0, width, height);
  for (let grain = 0; grain < 9000; grain += 1) {
    pen.fillStyle = between(0, 1) < 0.5 ? 'rgb(255 255 255 / 5%)' : 'rgb(0 0 0 / 6%)';
    pen.fillRect(between(0, width), between(0, height), 2, 2);
  }
}

/** The bytes of a JPEG as base64. */
export async function paint(name) {
  const canvas = new OffscreenCanvas(width, height);
  begin(canvas.getContext('2d'), name.length * 7919 + name.charCodeAt(0));
  subjects[name]();
  develop();
  const file = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
