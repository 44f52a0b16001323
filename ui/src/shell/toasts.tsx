import type { ComponentChildren } from 'preact';

import { Icon } from '../parts/icon.tsx';
import { Refusal, Unreachable } from '../server/ask.ts';
import { useValue, Value } from '../value.ts';
import { knows, t } from '../words/index.ts';

interface Toast {
  id: number;
  text: ComponentChildren;
  bad?: boolean;
  /** What one may do about it. */
  action?: { text: string; href: string };
}

const shown = new Value<readonly Toast[]>([]);
let count = 0;
const most = 3;
/** Long enough to read and to reach; what has an action stays longer. */
const lasts = (toast: Omit<Toast, 'id'>) => (toast.action ? 20_000 : 6_000);

export function tell(toast: Omit<Toast, 'id'>): void {
  const id = ++count;
  shown.set([...shown.get(), { ...toast, id }].slice(-most));
  setTimeout(() => drop(id), lasts(toast));
}

const drop = (id: number) => shown.set(shown.get().filter((each) => each.id !== id));

/** What went wrong, in the reader's words where we have them. */
export function explain(failure: unknown): string {
  if (failure instanceof Unreachable) return t('problem.unreachable');
  if (!(failure instanceof Refusal)) return t('problem.unknown');
  const key = `refusal.${failure.key}`;
  if (knows(key)) return t(key);
  if (failure.status === 429) return t('refusal.E_RATE_LIMITED');
  const [first] = Object.values(failure.body.errors ?? {}).flat();
  return first ?? failure.body.message ?? t('problem.unknown');
}

/** Says what went wrong. */
export function complain(failure: unknown): void {
  if (!(failure instanceof Refusal || failure instanceof Unreachable)) console.error(failure);
  tell({ text: explain(failure), bad: true });
}

export function Toasts() {
  const toasts = useValue(shown);
  return (
    <div class="toasts" aria-live="polite" aria-relevant="additions">
      {toasts.map((each) => (
        <div class={each.bad ? 'toast bad' : 'toast'} key={each.id} role={each.bad ? 'alert' : undefined}>
          <p>{each.text}</p>
          {each.action && (
            <a class="button" href={each.action.href} onClick={() => drop(each.id)}>
              {each.action.text}
            </a>
          )}
          <button type="button" class="icon-button" aria-label={t('close')} onClick={() => drop(each.id)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
