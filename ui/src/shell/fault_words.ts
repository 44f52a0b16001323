import { type Key, t } from '../words/index.ts';

/** What the server says of a field, and ours for it; `#` stands for the numbers that go along. */
const known: Record<string, Key> = {
  'is required': 'fault.required',
  'must have at least # characters': 'fault.tooShort',
  'must have at most # characters': 'fault.tooLong',
  'must be an e-mail address': 'fault.email',
  'must not contain control characters': 'fault.controls',
  'must be a whole number from # to #': 'fault.range',
};

/** In the reader's words, where we have them. */
export function faultWords(said: string): string {
  const numbers: number[] = [];
  const key = known[said.replace(/\d+/g, (digits) => (numbers.push(Number(digits)), '#'))];
  return key ? t(key, { count: numbers[0] ?? 0, most: numbers[1] ?? 0 }) : said;
}
