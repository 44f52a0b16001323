import type { ComponentType } from 'preact';

import item from '../screens/item.tsx';
import { type Part, speakPart } from '../words/index.ts';
import { addStyles } from './styles.ts';

export interface ScreenProps {
  /** What the path's names stand for. */
  at: Record<string, string>;
  query: URLSearchParams;
}

export type Screen = ComponentType<ScreenProps>;

interface Extras {
  /** Shown to whoever is not signed in, too. */
  isOpen?: boolean;
  width?: 'narrow' | 'middle';
}

export interface Page extends Extras {
  path: string;
  load: () => Promise<Screen>;
}

/** Screens that come together, with their words and looks. */
const room =
  <Room>(words: Part, load: () => Promise<Room>) =>
  (path: string, choose: (room: Room) => Screen, extras: Extras = {}): Page => ({
    path,
    load: async () => choose((await Promise.all([load(), speakPart(words), addStyles()]))[0]),
    ...extras,
  });

const list = room('lists', () => import('../rooms/lists.ts'));
const account = room('account', () => import('../rooms/account.ts'));
const desk = room('organiser', () => import('../rooms/organiser.ts'));

const open = { isOpen: true, width: 'narrow' } as const;
const middle = { width: 'middle' } as const;

/** Every screen there is. The addresses that Auktiva's mails and links have lead to the same things. */
export const pages: readonly Page[] = [
  list('/', (its) => its.home),
  list('/dashboard', (its) => its.home),
  account('/login', (its) => its.signIn, open),
  account('/register', (its) => its.signUp, open),
  account('/forgot-password', (its) => its.forgotPassword, open),
  account('/reset-password', (its) => its.resetPassword, open),
  account('/verify-email', (its) => its.verifyEmail, open),
  account('/join/:auction', (its) => its.join, open),
  account('/a/:auction', (its) => its.join, open),
  account('/invite/:token', (its) => its.invite, open),

  // Before what has the same shape.
  desk('/auctions/new', (its) => its.newAuction, middle),
  list('/auctions/:auction', (its) => its.auction),
  desk('/auctions/:auction/items/new', (its) => its.newItem, middle),
  { path: '/auctions/:auction/items/:item', load: async () => item },
  list('/auctions/:auction/results', (its) => its.results, middle),
  list('/bids', (its) => its.myBids),
  list('/history', (its) => its.history, middle),
  list('/listings', (its) => its.listings, middle),
  list('/notifications', (its) => its.notifications, middle),
  account('/settings', (its) => its.settings, middle),

  desk('/auctions/:auction/edit', (its) => its.editAuction, middle),
  desk('/auctions/:auction/manage', (its) => its.manage),
  desk('/auctions/:auction/members', (its) => its.members),
  desk('/auctions/:auction/import', (its) => its.importItems),
  desk('/auctions/:auction/items/:item/edit', (its) => its.editItem, middle),
  desk('/system', (its) => its.system, middle),
];
