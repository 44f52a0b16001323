// What the pictures are drawn with. This runs in a page, as all of this folder does.
export const width = 1200;
export const height = 900;
export const tau = 2 * Math.PI;

export let pen;
let chance;

/** Mulberry32: the same picture every time. */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A new canvas; chance falls on it in the same way every time. */
export function begin(context, seed) {
  pen = context;
  chance = seeded(seed);
}

export const between = (low, high) => low + chance() * (high - low);
const stops = (gradient, colours) => {
  colours.forEach((colour, at) => gradient.addColorStop(at / Math.max(1, colours.length - 1), colour));
  return gradient;
};
export const across = (x, w, ...colours) => stops(pen.createLinearGradient(x, 0, x + w, 0), colours);
export const down = (y, h, ...colours) => stops(pen.createLinearGradient(0, y, 0, y + h), colours);
export const glow = (x, y, r, ...colours) => stops(pen.createRadialGradient(x, y, 0, x, y, r), colours);

export function fill(style, trace) {
  pen.fillStyle = style;
  pen.beginPath();
  trace();
  pen.fill();
}

export function stroke(style, thickness, trace) {
  pen.strokeStyle = style;
  pen.lineWidth = thickness;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.beginPath();
  trace();
  pen.stroke();
}

export const box = (style, x, y, w, h, r = 0) => fill(style, () => pen.roundRect(x, y, w, h, r));
export const oval = (style, x, y, rx, ry = rx, turn = 0) => fill(style, () => pen.ellipse(x, y, rx, ry, turn, 0, tau));
export const shape = (style, ...points) => fill(style, () => points.forEach(([x, y]) => pen.lineTo(x, y)));
export const line = (style, thickness, ...points) =>
  stroke(style, thickness, () => points.forEach(([x, y]) => pen.lineTo(x, y)));

export function turned(x, y, angle, draw) {
  pen.save();
  pen.translate(x, y);
  pen.rotate(angle);
  draw();
  pen.restore();
}

export function blurred(pixels, draw) {
  pen.save();
  pen.filter = `blur(${pixels}px)`;
  draw();
  pen.restore();
}

export const shadow = (x, y, rx, ry = rx / 7) => blurred(18, () => oval('rgb(20 10 0 / 55%)', x, y, rx, ry));

/** A wall with light from the left, and a table. */
export function room(wall, dark, table = ['#8a5a35', '#4f2f1a']) {
  box(glow(360, 240, 1000, wall, dark), 0, 0, width, height);
  box(down(640, 260, ...table), 0, 640, width, 260);
  for (let grain = 0; grain < 40; grain += 1) {
    const y = between(648, height);
    line(`rgb(30 15 5 / ${between(4, 12)}%)`, between(1, 4), [0, y], [width, y + between(-6, 6)]);
  }
  blurred(6, () => box('rgb(255 240 210 / 22%)', 0, 638, width, 6));
}
