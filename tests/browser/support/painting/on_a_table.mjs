// Things that stand in a room.
import {
  across,
  between,
  box,
  down,
  fill,
  glow,
  line,
  oval,
  pen,
  room,
  shadow,
  shape,
  stroke,
  tau,
  turned,
} from './brushes.mjs';

export function lantern() {
  room('#31505f', '#0f1c24');
  shadow(620, 770, 260);
  const brass = across(440, 360, '#6b4a14', '#e8c565', '#fff0b0', '#b98a2c', '#5a3c10');
  stroke('#c79c3f', 12, () => pen.ellipse(620, 230, 120, 130, 0, Math.PI, tau));
  box(glow(620, 520, 420, 'rgb(255 190 80 / 70%)', 'rgb(255 170 60 / 0%)'), 100, 60, 1000, 840);
  fill(across(490, 260, '#a8c4c4', '#fff3c8', '#ffe9a0', '#9ab4b0'), () => pen.ellipse(620, 510, 130, 170, 0, 0, tau));
  fill(glow(620, 540, 90, '#fffbe6', '#ffd24d', 'rgb(255 120 20 / 0%)'), () =>
    pen.ellipse(620, 530, 46, 92, 0, 0, tau),
  );
  for (const x of [500, 580, 660, 740]) line('#8d6a26', 7, [x, 320], [x + (x - 620) * 0.22, 520], [x, 700]);
  shape(brass, [520, 330], [720, 330], [690, 250], [550, 250]);
  box(brass, 470, 318, 300, 34, 12);
  box(brass, 460, 680, 320, 90, 18);
  box(brass, 430, 752, 380, 28, 12);
}

function jar(x, y, scale) {
  turned(x, y, 0, () => {
    pen.scale(scale, scale);
    shadow(0, 6, 150);
    box(across(-120, 240, '#8a4300', '#f0a11c', '#ffcf5a', '#d97f0c', '#7a3a00'), -120, -270, 240, 270, 44);
    box('rgb(255 255 255 / 35%)', -92, -240, 22, 200, 11);
    box(across(-112, 224, '#6d6255', '#f4efe4', '#b8ad9b', '#6d6255'), -112, -322, 224, 64, 12);
    box('#fdf4dd', -84, -190, 168, 116, 8);
    for (const [cx, cy] of [
      [0, -150],
      [-30, -132],
      [30, -132],
      [0, -114],
    ])
      fill('#e0951b', () => {
        for (let side = 0; side < 6; side += 1)
          pen.lineTo(cx + 17 * Math.cos((side * tau) / 6), cy + 17 * Math.sin((side * tau) / 6));
      });
  });
}

export function honey() {
  room('#e9d8b4', '#a78a5c', ['#d9b98a', '#9d7747']);
  jar(330, 740, 1);
  jar(820, 735, 1.05);
  jar(580, 810, 1.25);
}

export function camera() {
  room('#c9c3ba', '#6f6a64', ['#5c5049', '#2b2420']);
  shadow(600, 765, 400);
  box(down(330, 60, '#f4f4f2', '#9c9c98'), 230, 350, 740, 110, 34);
  box(down(280, 80, '#ececea', '#8f8f8b'), 470, 300, 260, 90, 16);
  box('#1b1e22', 505, 326, 84, 48, 8);
  box(across(300, 90, '#77777a', '#efefee', '#6a6a6c'), 290, 318, 96, 40, 8);
  box(across(830, 90, '#77777a', '#efefee', '#6a6a6c'), 820, 312, 90, 46, 8);
  box(down(430, 320, '#2a2522', '#141110'), 222, 436, 756, 318, 40);
  for (let dot = 0; dot < 2600; dot += 1)
    oval(`rgb(255 255 255 / ${between(1, 7)}%)`, between(235, 965), between(446, 744), 1.6);
  oval(across(400, 400, '#8a8a88', '#f7f7f5', '#73736f'), 600, 590, 196);
  oval('#191a1c', 600, 590, 172);
  for (const [r, colour] of [
    [150, '#3a3b3f'],
    [128, '#17181b'],
    [112, '#2c2f36'],
  ])
    oval(colour, 600, 590, r);
  oval(glow(570, 560, 130, '#7f6fd0', '#2c3f7d', '#0a0d18'), 600, 590, 96);
  oval('rgb(255 255 255 / 75%)', 560, 545, 22, 14, -0.6);
  oval('rgb(190 140 255 / 40%)', 636, 636, 26, 16, -0.6);
}

function glass(x, y) {
  fill('rgb(120 8 32 / 88%)', () => pen.ellipse(x, y - 330, 78, 96, 0, 0, Math.PI));
  stroke('rgb(255 255 255 / 65%)', 5, () => {
    pen.moveTo(x - 72, y - 440);
    pen.bezierCurveTo(x - 120, y - 200, x - 20, y - 240, x, y - 205);
    pen.bezierCurveTo(x + 20, y - 240, x + 120, y - 200, x + 72, y - 440);
  });
  line('rgb(255 255 255 / 60%)', 9, [x, y - 210], [x, y - 8]);
  oval('rgb(255 255 255 / 40%)', x, y, 84, 14);
}

export function wine() {
  room('#6d3b3b', '#1e0f12');
  shadow(380, 775, 130);
  const bottle = across(290, 180, '#0c1a10', '#2d5136', '#7ba27f', '#183322', '#07100a');
  fill(bottle, () => {
    pen.moveTo(350, 150);
    pen.lineTo(410, 150);
    pen.bezierCurveTo(412, 330, 468, 330, 468, 430);
    pen.lineTo(468, 770);
    pen.lineTo(292, 770);
    pen.lineTo(292, 430);
    pen.bezierCurveTo(292, 330, 348, 330, 350, 150);
  });
  box('#7a1626', 344, 130, 72, 110, 8);
  box('#f2e6cb', 296, 500, 168, 170, 2);
  line('#7a1626', 6, [320, 545], [440, 545]);
  line('#b99b5b', 4, [330, 580], [430, 580]);
  glass(640, 780);
  glass(840, 800);
  shadow(1030, 800, 130);
  shape(down(660, 140, '#ffe08a', '#e0a838'), [930, 800], [1130, 800], [1130, 690], [960, 740]);
  for (const [x, y, r] of [
    [1060, 760, 16],
    [1100, 730, 11],
    [1010, 775, 10],
  ])
    oval('#c98f2c', x, y, r);
}

export function bread() {
  room('#efe3cf', '#b39f80', ['#e4cfa9', '#a9855a']);
  shadow(600, 760, 400, 50);
  oval(glow(520, 520, 460, '#e9b56a', '#b8722c', '#6f3b12'), 600, 600, 390, 205);
  for (const [x, turn] of [
    [420, -0.5],
    [560, -0.45],
    [700, -0.4],
    [830, -0.35],
  ])
    turned(x, 570, turn, () => {
      oval('#7c4415', 0, 0, 26, 132);
      oval(across(-18, 40, '#f9e3b4', '#dca95f'), 6, 0, 18, 120);
    });
  for (let speck = 0; speck < 900; speck += 1)
    oval('rgb(255 252 242 / 50%)', between(240, 960), between(430, 780), between(0.8, 2.6));
  for (const [x, y, turn] of [
    [150, 780, -0.3],
    [210, 800, -0.1],
  ])
    turned(x, y, turn, () => {
      line('#c79a4a', 6, [0, 60], [10, -300]);
      for (let ear = 0; ear < 7; ear += 1)
        for (const side of [-1, 1]) oval('#e0b45e', 9 + side * 15, -170 - ear * 26, 9, 20, side * 0.5);
    });
}

function apple(x, y, r, colours) {
  shadow(x, y + r * 0.92, r * 0.9);
  oval(glow(x - r * 0.35, y - r * 0.4, r * 1.7, ...colours), x, y, r, r * 0.94);
  oval('rgb(60 20 10 / 45%)', x, y - r * 0.74, r * 0.3, r * 0.1);
  line('#4e3420', 8, [x, y - r * 0.74], [x + 12, y - r * 1.14]);
  oval('rgb(255 255 255 / 45%)', x - r * 0.4, y - r * 0.42, r * 0.14, r * 0.2, 0.6);
}

export function apples() {
  room('#5d7a67', '#22332a');
  const ripe = ['#ffd9a0', '#e5532d', '#7d1712'];
  apple(400, 640, 140, ripe);
  apple(830, 650, 130, ['#f4f0a5', '#a9bf3c', '#56701b']);
  apple(610, 700, 165, ripe);
  turned(740, 486, 0.5, () => oval(across(-60, 120, '#7fae4e', '#355b22'), 0, 0, 78, 30));
}
