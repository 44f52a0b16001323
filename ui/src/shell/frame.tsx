import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

import { connection } from '../live/follow.ts';
import { notices } from '../live/notices.ts';
import { Icon, type IconName } from '../parts/icon.tsx';
import { useValue } from '../value.ts';
import { formatNumber, type Key, t } from '../words/index.ts';
import { place } from './router.ts';
import { me } from './session.ts';
import { Toasts } from './toasts.tsx';

/** How what is shown is kept up to date, in words. */
export function LinkChip() {
  const { link, every } = useValue(connection);
  const words = { live: t('link.live'), polling: t('link.polling', { seconds: every / 1000 }), offline: t('link.offline') };
  const look = { live: 'good', polling: 'warn', offline: 'bad' };
  return (
    <span class={`chip link-chip ${look[link]}`} role="status">
      <i />
      {words[link]}
    </span>
  );
}

function NavLink({ href, icon, label, badge = 0 }: { href: string; icon: IconName; label: Key; badge?: number }) {
  const { path } = useValue(place);
  return (
    <a href={href} aria-current={path === href ? 'page' : undefined}>
      <Icon name={icon} />
      <span class="label-text">{t(label)}</span>
      {badge > 0 && (
        <span class="badge">
          {badge > 99 ? '99+' : formatNumber(badge)}
          <span class="hidden-text"> {t('notices.unread', { count: badge })}</span>
        </span>
      )}
    </a>
  );
}

function Navigation() {
  const unread = useValue(notices)?.unreadCount ?? 0;
  return (
    <nav class="frame-nav" aria-label={t('nav')}>
      <NavLink href="/" icon="gavel" label="nav.auctions" />
      <NavLink href="/bids" icon="flag" label="nav.bids" />
      <NavLink href="/notifications" icon="bell" label="nav.notices" badge={unread} />
      <NavLink href="/settings" icon="user" label="nav.settings" />
    </nav>
  );
}

interface Props {
  width?: 'narrow' | 'middle';
  children: ComponentChildren;
}

export function Frame({ width, children }: Props) {
  const user = useValue(me);
  const { path } = useValue(place);
  const main = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  // A new page begins at its beginning, for who reads by ear too.
  useEffect(() => {
    if (!isFirst.current) {
      main.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    isFirst.current = false;
  }, [path]);
  return (
    <>
      <a class="button skip" href="#main" onClick={() => main.current?.focus()}>
        {t('nav.skip')}
      </a>
      <header class="frame-head">
        <div class="frame-bar">
          <a class="brand" href="/">
            <Icon name="gavel" size={24} />
            <span class="label-text">Auktiva</span>
          </a>
          {user ? (
            <>
              <LinkChip />
              <Navigation />
            </>
          ) : (
            <nav class="frame-nav" aria-label={t('nav')}>
              <NavLink href="/login" icon="user" label="signIn" />
            </nav>
          )}
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1} class={width}>
        {children}
      </main>
      <Toasts />
    </>
  );
}
