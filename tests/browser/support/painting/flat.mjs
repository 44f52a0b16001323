// Cloth, paper and paint.
import {
  across,
  between,
  blurred,
  box,
  down,
  glow,
  height,
  line,
  oval,
  pen,
  room,
  shape,
  stroke,
  tau,
  turned,
  width,
} from './brushes.mjs';

export function quilt() {
  const cloths = ['#8c2f39', '#d98f6c', '#f0d9b5', '#33658a', '#86bbd8', '#2f4858', '#c9a66b', '#758e4f'];
  box('#3a2b22', 0, 0, width, height);
  const size = 300;
  for (let row = 0; row < 3; row += 1)
    for (let column = 0; column < 4; column += 1) {
      const [left, top] = [column * size, row * size];
      box('#b3262e', left, top, size, size);
      for (let ring = 0; ring < 5; ring += 1) {
        const [a, w] = [ring * 27, 27];
        const rest = size - 2 * a;
        const light = cloths[((ring + row) % 3) + 2];
        const dark = cloths[((ring + column) % 4) + 4 - (ring % 2) * 4];
        box(light, left + a, top + a, rest, w);
        box(light, left + a, top + a + w, w, rest - w);
        box(dark, left + a + w, top + a + rest - w, rest - w, w);
        box(dark, left + a + rest - w, top + a + w, w, rest - 2 * w);
        stroke('rgb(255 255 255 / 35%)', 2, () => pen.rect(left + a + 3, top + a + 3, rest - 6, rest - 6));
      }
    }
  pen.globalCompositeOperation = 'multiply';
  for (let fold = 0; fold < 4; fold += 1)
    box(across(fold * 300, 300, '#ffffff', '#fff6ea', '#b9a791', '#ffffff'), fold * 300, 0, 300, height);
  pen.globalCompositeOperation = 'source-over';
}

function envelope(x, y, angle, paper, inks) {
  turned(x, y, angle, () => {
    blurred(14, () => box('rgb(0 0 0 / 45%)', -262, -150, 540, 330));
    box(paper, -270, -165, 540, 330, 4);
    inks.forEach((ink, index) => {
      box('#fffdf6', 120 - index * 112, -142, 100, 122);
      box(down(-136, 110, ink, '#f7e2b5'), 127 - index * 112, -135, 86, 108);
      oval('rgb(255 250 235 / 85%)', 170 - index * 112, -70, 26);
    });
    for (const r of [58, 46]) stroke('rgb(40 40 60 / 55%)', 3, () => pen.ellipse(-60, -74, r, r, 0, 0, tau));
    for (const row of [0, 1, 2])
      line('rgb(50 45 90 / 75%)', 5, [-20, 40 + row * 34], [120 + between(0, 110), 36 + row * 34]);
  });
}

export function covers() {
  box(glow(420, 260, 1000, '#56705f', '#1f2e26'), 0, 0, width, height);
  envelope(430, 610, -0.22, '#eadfc6', ['#7d5a9c']);
  envelope(800, 590, 0.2, '#f3ead8', ['#b8472f', '#3d6f8f']);
  envelope(590, 330, 0.06, '#f7efdd', ['#2f7a55', '#c07a20', '#34568b']);
}

export function mill() {
  room('#d8cdbb', '#8d8070', ['#7b5a3c', '#49321f']);
  blurred(20, () => box('rgb(0 0 0 / 45%)', 262, 112, 720, 600));
  box(across(240, 720, '#5a3d22', '#a57a48', '#5a3d22'), 240, 90, 720, 600);
  box('#fbf7ec', 280, 130, 640, 520);
  pen.save();
  pen.beginPath();
  pen.rect(350, 195, 500, 390);
  pen.clip();
  const wash = (colours, count, low, high, size) =>
    blurred(14, () => {
      for (let blob = 0; blob < count; blob += 1)
        oval(
          colours[blob % colours.length],
          between(340, 860),
          between(low, high),
          between(size / 2, size),
          between(size / 4, size / 2),
        );
    });
  box('#eef3f0', 350, 195, 500, 390);
  wash(['rgb(120 170 210 / 35%)', 'rgb(245 200 170 / 35%)'], 26, 190, 380, 120);
  wash(['rgb(90 130 70 / 45%)', 'rgb(160 160 70 / 40%)'], 30, 430, 520, 110);
  wash(['rgb(70 110 150 / 45%)'], 16, 540, 600, 130);
  shape('rgb(120 75 50 / 80%)', [540, 500], [556, 330], [644, 330], [660, 500]);
  shape('rgb(70 50 60 / 85%)', [540, 336], [600, 270], [660, 336]);
  for (let sail = 0; sail < 4; sail += 1)
    turned(600, 335, (sail * tau) / 4 + 0.5, () => box('rgb(90 70 60 / 75%)', -9, 0, 18, 130, 4));
  pen.restore();
}
