import type { ComponentType } from 'preact';

import { type Part, speakPart } from '../words/index.ts';
import { addStyles } from './styles.ts';

export interface ScreenProps {
  /** What the path's names stand for. */
  at: Record<string, string>;
  query: URLSearchParams;
}

export type Screen = ComponentType<ScreenProps>;

export interface Page {
  path: string;
  load: () => Promise<{ default: Screen }>;
  /** Shown to whoever is not signed in, too. */
  isOpen?: boolean;
  width?: 'narrow' | 'middle';
}

type Extras = Omit<Page, 'path' | 'load'>;
const page = (path: string, load: Page['load'], extras: Extras = {}): Page => ({ path, load, ...extras });

/** A page whose words and looks come with it. */
const wordy = (part: Part) => (path: string, load: Page['load'], extras: Extras = {}) =>
  page(path, async () => (await Promise.all([load(), speakPart(part), addStyles()]))[0], extras);

const desk = wordy('organiser');
const account = wordy('account');
const list = wordy('lists');

const open = { isOpen: true, width: 'narrow' } as const;

/** Every screen there is. The addresses that Auktiva's mails and links have lead to the same things. */
export const pages: readonly Page[] = [
  list('/', () => import('../screens/home.tsx')),
  list('/dashboard', () => import('../screens/home.tsx')),
  account('/login', () => import('../screens/sign_in.tsx'), open),
  account('/register', () => import('../screens/sign_up.tsx'), open),
  account('/forgot-password', () => import('../screens/forgot_password.tsx'), open),
  account('/reset-password', () => import('../screens/reset_password.tsx'), open),
  account('/verify-email', () => import('../screens/verify_email.tsx'), open),
  account('/join/:auction', () => import('../screens/join.tsx'), open),
  account('/a/:auction', () => import('../screens/join.tsx'), open),
  account('/invite/:token', () => import('../screens/invite.tsx'), open),

  // Before what has the same shape.
  desk('/auctions/new', () => import('../organiser/new_auction.tsx'), { width: 'middle' }),
  list('/auctions/:auction', () => import('../screens/auction.tsx')),
  desk('/auctions/:auction/items/new', () => import('../organiser/new_item.tsx'), { width: 'middle' }),
  page('/auctions/:auction/items/:item', () => import('../screens/item.tsx')),
  list('/auctions/:auction/results', () => import('../screens/results.tsx'), { width: 'middle' }),
  list('/bids', () => import('../screens/my_bids.tsx')),
  list('/history', () => import('../screens/history.tsx'), { width: 'middle' }),
  list('/listings', () => import('../screens/listings.tsx'), { width: 'middle' }),
  list('/notifications', () => import('../screens/notifications.tsx'), { width: 'middle' }),
  account('/settings', () => import('../screens/settings.tsx'), { width: 'middle' }),

  desk('/auctions/:auction/edit', () => import('../organiser/edit_auction.tsx'), { width: 'middle' }),
  desk('/auctions/:auction/manage', () => import('../organiser/manage.tsx')),
  desk('/auctions/:auction/members', () => import('../organiser/members.tsx')),
  desk('/auctions/:auction/import', () => import('../organiser/import.tsx')),
  desk('/auctions/:auction/items/:item/edit', () => import('../organiser/edit_item.tsx'), { width: 'middle' }),
  desk('/system', () => import('../organiser/system.tsx'), { width: 'middle' }),
];
