import type { ComponentChildren } from 'preact';

import { t } from '../words/index.ts';
import { Icon } from './icon.tsx';

/** To the page that this one belongs to, and what else leads on from here. */
export function Back({ href, text, children }: { href: string; text: string; children?: ComponentChildren }) {
  return (
    <nav class="crumbs" aria-label={t('back')}>
      <a href={href}>
        <Icon name="back" size={16} />
        {text}
      </a>
      {children}
    </nav>
  );
}
