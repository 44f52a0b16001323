import type { ItemCard } from '../../server/answers.ts';
import { locale } from '../../words/index.ts';

const stored = 'auktiva.currency';

interface Kept {
  code: string;
  /** The step last used with each currency, as the API takes it. */
  steps: Record<string, string>;
}

function read(): Partial<Kept> {
  try {
    return JSON.parse(localStorage.getItem(stored) ?? '{}');
  } catch {
    return {};
  }
}

/** For the next item on this device. */
export function keepCurrency(code: string, step?: string): void {
  const { steps = {} } = read();
  try {
    localStorage.setItem(stored, JSON.stringify({ code, steps: step ? { ...steps, [code]: step } : steps }));
  } catch {
    // Storage may be forbidden; then it is chosen anew.
  }
}

const ofRegions: Record<string, string> = {
  GB: 'GBP', US: 'USD', CH: 'CHF', PL: 'PLN', HU: 'HUF', CZ: 'CZK', DK: 'DKK', SE: 'SEK', NO: 'NOK', RO: 'RON',
  CA: 'CAD', AU: 'AUD', NZ: 'NZD', MX: 'MXN', AR: 'ARS', CL: 'CLP', CO: 'COP', PE: 'PEN',
}; // prettier-ignore

/** What was used last on this device, else what the reader's region has. */
export function lastCurrency(): string {
  const region = /-([A-Z]{2})\b/.exec(locale())?.[1] ?? '';
  return read().code ?? ofRegions[region] ?? 'EUR';
}

export const lastStep = (code: string) => read().steps?.[code] ?? '1';

/** What most items of an auction have. */
export function commonCurrency(items: readonly ItemCard[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { currencyCode } of items) counts.set(currencyCode, (counts.get(currencyCode) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
