import { useMemo } from 'preact/hooks';
import qrcode from 'qrcode-generator';

/** Readers need that many light modules around it. */
const margin = 4;

/** Whether each module is dark, row by row. Level M: it may be a little dirty or torn. */
export function modulesOf(text: string): boolean[][] {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  return Array.from({ length: size }, (_, row) => Array.from({ length: size }, (_, column) => code.isDark(row, column)));
}

/** One bar for each run of dark modules. */
function barsOf(modules: boolean[][]): string {
  const bars = modules.map((row, y) => {
    const line = row.map((dark) => (dark ? '1' : '0')).join('');
    return [...line.matchAll(/1+/g)].map((run) => `M${run.index} ${y}h${run[0].length}v1h-${run[0].length}z`).join('');
  });
  return bars.join('');
}

/** `text` is an address, in ASCII; `label` says to who cannot scan it what it is. */
export function Qr({ text, label }: { text: string; label: string }) {
  const { size, bars } = useMemo(() => {
    const modules = modulesOf(text);
    return { size: modules.length, bars: barsOf(modules) };
  }, [text]);
  const box = `${-margin} ${-margin} ${size + 2 * margin} ${size + 2 * margin}`;
  return (
    <svg class="qr" role="img" aria-label={label} viewBox={box} shape-rendering="crispEdges">
      <path d={bars} />
    </svg>
  );
}
