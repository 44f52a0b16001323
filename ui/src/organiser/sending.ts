import type { Faults } from '../parts/field.tsx';
import { Unreachable } from '../server/ask.ts';
import { t } from '../words/index.ts';

/** Milliseconds by which our clock and the server's may differ. */
export const slack = 2000;

/** Says in the form that no answer came; what else went wrong is thrown again. */
export function noAnswer(failure: unknown): Faults {
  if (failure instanceof Unreachable) return { '': t('form.noAnswer') };
  throw failure;
}
