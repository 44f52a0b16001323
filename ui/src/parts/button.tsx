import type { ComponentChildren, TargetedMouseEvent } from 'preact';
import { useState } from 'preact/hooks';

import { complain } from '../shell/toasts.tsx';
import { keepFocusNear } from './focus.ts';

interface Props {
  look?: 'first' | 'second' | 'bare' | 'danger';
  wide?: boolean;
  type?: 'button' | 'submit';
  /** It stays reachable by keyboard and says why: so not `disabled`. */
  off?: boolean;
  busy?: boolean;
  onClick?: (event: TargetedMouseEvent<HTMLButtonElement>) => unknown;
  children: ComponentChildren;
  [attribute: `aria-${string}`]: unknown;
  autoFocus?: boolean;
  class?: string;
}

export function Button({ look = 'first', wide, type = 'button', off, busy, onClick, children, class: more, ...rest }: Props) {
  const [working, setWorking] = useState(false);
  const isOff = off || busy || working;
  const press = async (event: TargetedMouseEvent<HTMLButtonElement>) => {
    if (isOff) return event.preventDefault();
    const keepFocus = keepFocusNear(event.currentTarget);
    const work = onClick?.(event);
    if (!(work instanceof Promise)) return;
    setWorking(true);
    await work.catch(complain);
    setWorking(false);
    keepFocus();
  };
  return (
    <button
      type={type}
      class={`button ${look}${wide ? ' wide' : ''} ${more ?? ''}`}
      aria-disabled={isOff || undefined}
      onClick={press}
      {...rest}
    >
      {(busy || working) && <span class="spinner" />}
      {children}
    </button>
  );
}
