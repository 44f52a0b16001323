import type { Faults } from '../parts/field.tsx';
import { Unreachable } from '../server/ask.ts';
import { clock } from '../server/clock.ts';
import { t } from '../words/index.ts';

/** Milliseconds by which our clock and the server's may differ. */
export const slack = 2000;

/** An end that has passed ends an item at once. A second ago: our clock may be a little fast. */
export const justNow = () => new Date(clock.now() - 1000).toISOString();

/** Says in the form that no answer came; what else went wrong is thrown again. */
export function noAnswer(failure: unknown): Faults {
  if (failure instanceof Unreachable) return { '': t('form.noAnswer') };
  throw failure;
}
