import type { ComponentChildren, TargetedMouseEvent } from 'preact';
import { useState } from 'preact/hooks';

import { complain } from '../shell/toasts.tsx';

type Look = 'first' | 'second' | 'bare' | 'danger';

interface Props {
  look?: Look;
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

export const buttonClass = (look: Look = 'first', wide = false) => `button ${look}${wide ? ' wide' : ''}`;

export function Button({ look, wide, type = 'button', off, busy, onClick, children, class: more, ...rest }: Props) {
  const [working, setWorking] = useState(false);
  const isOff = off || busy || working;
  const press = async (event: TargetedMouseEvent<HTMLButtonElement>) => {
    if (isOff) return event.preventDefault();
    const work = onClick?.(event);
    if (!(work instanceof Promise)) return;
    setWorking(true);
    await work.catch(complain);
    setWorking(false);
  };
  return (
    <button type={type} class={`${buttonClass(look, wide)} ${more ?? ''}`} aria-disabled={isOff || undefined} onClick={press} {...rest}>
      {(busy || working) && <span class="spinner" />}
      {children}
    </button>
  );
}
