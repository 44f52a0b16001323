// What is not taken into a room.
import {
  across,
  between,
  blurred,
  box,
  down,
  fill,
  height,
  line,
  oval,
  pen,
  shadow,
  shape,
  stroke,
  tau,
  width,
} from './brushes.mjs';

function pine(x, y, size) {
  for (let tier = 0; tier < 4; tier += 1) {
    const half = size * (0.16 + tier * 0.09);
    const top = y - size + tier * size * 0.2;
    shape(
      across(x - half, 2 * half, '#20483d', '#0f2b27'),
      [x, top],
      [x + half, top + size * 0.38],
      [x - half, top + size * 0.38],
    );
  }
}

export function hut() {
  box(down(0, 620, '#28406e', '#c87f8a', '#ffd9a3'), 0, 0, width, height);
  shape(
    down(160, 460, '#7d86ac', '#c9b6c4'),
    [0, 470],
    [260, 190],
    [430, 380],
    [640, 130],
    [880, 400],
    [1020, 270],
    [1200, 480],
    [1200, 640],
    [0, 640],
  );
  shape('#fdf6f2', [640, 130], [720, 222], [660, 236], [610, 290], [560, 226]);
  shape('#fdf6f2', [260, 190], [316, 254], [262, 300], [196, 260]);
  fill(down(540, 360, '#f6f3fa', '#b9c3dd'), () => {
    pen.moveTo(0, 600);
    pen.bezierCurveTo(320, 500, 700, 680, 1200, 560);
    pen.lineTo(1200, 900);
    pen.lineTo(0, 900);
  });
  for (const [x, y, size] of [
    [120, 720, 330],
    [250, 690, 240],
    [1010, 720, 360],
    [1130, 700, 260],
    [900, 660, 180],
  ])
    pine(x, y, size);
  box(down(520, 190, '#6b4227', '#3f2414'), 430, 540, 330, 180);
  for (let y = 562; y < 720; y += 26) line('rgb(20 8 2 / 45%)', 3, [430, y], [760, y]);
  shape('#fbf9fd', [395, 556], [595, 404], [795, 556], [760, 556], [595, 440], [430, 556]);
  shape('#4b2c19', [430, 556], [595, 432], [760, 556]);
  for (const x of [470, 650]) {
    blurred(24, () => box('rgb(255 190 80 / 70%)', x - 14, 590, 96, 88));
    box('#ffd88a', x, 600, 68, 66, 4);
    line('#4b2c19', 5, [x + 34, 600], [x + 34, 666]);
  }
  box('#2c170b', 570, 610, 54, 110, 4);
}

function wheel(x, y, r) {
  for (let spoke = 0; spoke < 24; spoke += 1)
    line(
      'rgb(210 215 220 / 80%)',
      2,
      [x, y],
      [x + r * Math.cos((spoke * tau) / 24), y + r * Math.sin((spoke * tau) / 24)],
    );
  stroke('#d9dce0', 9, () => pen.ellipse(x, y, r - 14, r - 14, 0, 0, tau));
  stroke('#23262b', 22, () => pen.ellipse(x, y, r, r, 0, 0, tau));
  oval('#777d85', x, y, 18);
}

export function bicycle() {
  box(down(0, 640, '#bfe3f2', '#eef7ee'), 0, 0, width, 640);
  box(down(620, 280, '#9cc07a', '#58853f'), 0, 620, width, 280);
  for (let blade = 0; blade < 500; blade += 1) {
    const [x, y] = [between(0, width), between(630, height)];
    line(`rgb(40 90 30 / ${between(10, 40)}%)`, 3, [x, y], [x + between(-8, 8), y - between(14, 34)]);
  }
  shadow(600, 790, 420, 30);
  wheel(360, 630, 160);
  wheel(850, 630, 160);
  const frame = '#d7372f';
  line(frame, 22, [360, 630], [480, 400], [760, 380], [590, 640], [360, 630]);
  line(frame, 22, [590, 640], [470, 380]);
  line(frame, 22, [850, 630], [750, 330]);
  line('#3b3f45', 14, [750, 330], [738, 290], [680, 282], [650, 300]);
  box('#3a2a20', 408, 350, 130, 34, 17);
  oval('#3b3f45', 590, 640, 46);
  oval('#d9dce0', 590, 640, 30);
  line('#3b3f45', 12, [590, 640], [636, 706]);
  box('#23262b', 606, 700, 66, 16, 8);
}
