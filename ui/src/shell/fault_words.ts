import { type Key, t } from '../words/index.ts';

/** What the server says of a field, and ours for it; numbers go along. */
const known: readonly [RegExp, Key][] = [
  [/^is required|^must not be null/, 'fault.required'],
  [/^must have at least (?<count>\d+) characters/, 'fault.tooShort'],
  [/^must have at most (?<count>\d+) characters/, 'fault.tooLong'],
  [/^must be an e-mail address/, 'fault.email'],
  [/^must not contain control characters/, 'fault.controls'],
  [/^must be an amount/, 'fault.amount'],
  [/^must be a date/, 'fault.time'],
  [/^must be a whole number from (?<least>\d+) to (?<most>\d+)/, 'fault.range'],
];

/** In the reader's words, where we have them. */
export function faultWords(said: string): string {
  for (const [pattern, key] of known) {
    const found = pattern.exec(said);
    if (!found) continue;
    const numbers = Object.entries(found.groups ?? {}).map(([name, digits]) => [name, Number(digits)]);
    return t(key, Object.fromEntries(numbers) as Record<string, number>);
  }
  return said;
}
