import type { ComponentChildren } from 'preact';

import type { Refusal, Unreachable } from '../server/ask.ts';
import { explain } from '../shell/toasts.tsx';
import { t } from '../words/index.ts';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';

interface EmptyProps {
  icon: IconName;
  title: string;
  /** There is nothing else on the page. */
  isPage?: boolean;
  children?: ComponentChildren;
}

export function Empty({ icon, title, isPage, children }: EmptyProps) {
  const Heading = isPage ? 'h1' : 'h2';
  return (
    <div class="empty">
      <Icon name={icon} size={40} />
      <Heading>{title}</Heading>
      {children}
    </div>
  );
}

/** The shape of what will be there. */
export function Bones({ rows = 3 }: { rows?: number }) {
  return (
    <div class="stack" aria-busy="true">
      <span class="hidden-text" role="status">
        {t('loading')}
      </span>
      {Array.from({ length: rows }, (_, row) => (
        <div class="bone" key={row} style={{ height: row ? '4.5rem' : '2.5rem' }} />
      ))}
    </div>
  );
}

export function Problem({ problem, onRetry }: { problem: Refusal | Unreachable; onRetry?: () => void }) {
  return (
    <Empty icon="alert" title={t('problem.title')} isPage>
      <p role="alert">{explain(problem)}</p>
      {onRetry && (
        <Button look="second" onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
      <a href="/">{t('home')}</a>
    </Empty>
  );
}
