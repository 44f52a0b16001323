import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

import { Icon, type IconName } from '../../parts/icon.tsx';
import { useTitle } from '../../shell/title.ts';
import { LanguageMenu } from './language_menu.tsx';

interface Props {
  title: string;
  children: ComponentChildren;
}

/** What the pages have in common that lead into the house. */
export function Door({ title, children }: Props) {
  useTitle(title);
  return (
    <div class="stack wide">
      <section class="sheet stack">
        <h1>{title}</h1>
        {children}
      </section>
      <LanguageMenu />
    </div>
  );
}

interface OutcomeProps {
  look?: 'good' | 'bad' | 'warn';
  icon: IconName;
  children: ComponentChildren;
}

/** How something came out. What was focused has mostly gone by then: so it is read from here. */
export function Outcome({ look, icon, children }: OutcomeProps) {
  const its = useRef<HTMLDivElement>(null);
  useEffect(() => its.current?.focus(), []);
  return (
    <div class={look ? `note ${look}` : 'note'} tabIndex={-1} ref={its}>
      <Icon name={icon} />
      <div class="stack tight">{children}</div>
    </div>
  );
}
