// Every screen of the browser client: its name, who sees it, and where. `act` is what is done there before one looks.
import { pageOf } from './support/evening.mjs';

/** `evening` is what fillHouse gives. */
export function screensOf({ people, autumn, spring, anonymous, proxy }) {
  const { owner, seller, ann, marek, guest } = people;
  const { lantern, ended, draft, mill } = autumn.items;
  const auction = pageOf(autumn);
  return [
    { name: 'sign-in', path: '/login' },
    { name: 'sign-up', path: '/register' },
    { name: 'forgot-password', path: '/forgot-password' },
    { name: 'reset-password', path: '/reset-password?token=x' },
    { name: 'verify-email', path: '/verify-email?token=x', allow: [/^status: 4\d\d POST \/api\/auth\/verify-email/] },
    { name: 'join-signed-out', path: `/join/${autumn.id}?token=${autumn.linkToken}` },
    { name: 'join', path: `/join/${autumn.id}?token=${autumn.linkToken}`, as: guest },
    { name: 'invite-signed-out', path: `/invite/${autumn.inviteToken}` },
    { name: 'invite', path: `/invite/${autumn.inviteToken}`, as: guest },
    { name: 'auctions', path: '/', as: ann },
    { name: 'auctions-of-nobody-yet', path: '/', as: guest },
    { name: 'auction', path: auction, as: ann },
    { name: 'auction-of-its-owner', path: auction, as: owner },
    { name: 'item', path: pageOf(lantern), as: ann },
    { name: 'item-of-its-seller', path: pageOf(lantern), as: seller },
    { name: 'item-ended', path: pageOf(ended), as: ann },
    { name: 'item-draft', path: pageOf(draft), as: seller },
    { name: 'item-without-bids', path: pageOf(mill), as: ann },
    { name: 'item-anonymous', path: pageOf(anonymous.items.hut), as: ann },
    { name: 'item-proxy', path: pageOf(proxy.items.camera), as: ann },
    { name: 'item-in-polish', path: pageOf(lantern), as: marek, locale: 'pl-PL' },
    { name: 'results', path: `${pageOf(spring)}/results`, as: ann },
    { name: 'my-bids', path: '/bids', as: ann },
    { name: 'history', path: '/history', as: ann },
    { name: 'listings', path: '/listings', as: seller },
    { name: 'notifications', path: '/notifications', as: ann },
    { name: 'settings', path: '/settings', as: ann },
    { name: 'new-auction', path: '/auctions/new', as: owner },
    { name: 'edit-auction', path: `${auction}/edit`, as: owner },
    { name: 'new-item', path: `${auction}/items/new`, as: seller },
    { name: 'edit-item', path: `${pageOf(lantern)}/edit`, as: seller },
    { name: 'manage', path: `${auction}/manage`, as: owner },
    { name: 'import', path: `${auction}/import`, as: seller },
    { name: 'members', path: `${auction}/members`, as: owner },
    { name: 'system', path: '/system', as: owner },
    { name: 'not-found', path: '/nowhere', as: ann, allow: ['status: 404 GET /nowhere'] },
  ];
}
