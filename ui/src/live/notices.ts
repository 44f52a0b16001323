import { useEffect, useRef } from 'preact/hooks';

import type { Notice, Notices } from '../server/answers.ts';
import { Polled } from '../server/ask.ts';
import { tell } from '../shell/toasts.tsx';
import { place } from '../shell/router.ts';
import { useValue, Value } from '../value.ts';
import { t } from '../words/index.ts';
import { follow } from './follow.ts';
import type { Followed, Heard, Source, Told } from './followed.ts';

const most = 20;

/** The newest notices of who is signed in. */
export const notices = new Value<Notices | undefined>(undefined);

/** Calls `then` when a notice of a kind comes that was not there when the page was opened. */
export function useNoticed(isOfKind: (notice: Notice) => boolean, then: () => unknown): void {
  const newest = useValue(notices)?.notifications.find(isOfKind)?.id;
  const known = useRef(newest);
  useEffect(() => {
    if (newest && newest !== known.current) void then();
    known.current = newest;
  }, [newest]);
}

export function hearNotice(shown: Notices, { event, data }: Heard): Told<Notices> {
  switch (event) {
    case 'notification:new': {
      if (shown.notifications.some((each) => each.id === data.id)) return { page: shown };
      const fresh = { ...data, read: false } as unknown as Notice;
      return {
        page: { ...shown, notifications: [fresh, ...shown.notifications].slice(0, most), unreadCount: shown.unreadCount + 1 },
      };
    }
    case 'notification:count':
      return { page: { ...shown, unreadCount: data.unreadCount } };
    default:
      return { page: shown };
  }
}

function source(userId: string): Source<Notices> {
  const polled = new Polled<Notices>(`/api/notifications?limit=${most}`);
  return {
    channel: `private-user-${userId}`,
    // The first question has no tag, so that it is always answered with a body.
    load: async () => (await new Polled<Notices>(`/api/notifications?limit=${most}`).changes())!,
    recheck: () => polled.changes(),
    hear: hearNotice,
  };
}

/** Where to bid again, the sheet open with the next amount: two taps from the toast. */
export const bidAgainLink = ({ auctionId, itemId }: Notice) => `/auctions/${auctionId}/items/${itemId}?bid=next`;

/** What is said of at once. */
function announce(fresh: Notice): void {
  const isHere = place.get().path === `/auctions/${fresh.auctionId}/items/${fresh.itemId}`;
  if (fresh.type === 'OUTBID' && fresh.itemId) {
    // The item's own page says so itself.
    if (!isHere) tell({ text: `${fresh.title}: ${fresh.message}`, bad: true, action: { text: t('bid.again'), href: bidAgainLink(fresh) } });
    return;
  }
  if (['AUCTION_WON', 'ENDING_SOON', 'ITEM_LOST'].includes(fresh.type) && fresh.itemId && !isHere)
    tell({
      text: `${fresh.title}: ${fresh.message}`,
      action: { text: t('show'), href: `/auctions/${fresh.auctionId}/items/${fresh.itemId}` },
    });
}

let stop = () => {};
let followed: Followed<Notices> | undefined;

/** Of this user from now on; of nobody: null. */
export function followNotices(userId: string | null): void {
  stop();
  followed = undefined;
  notices.set(undefined);
  if (userId === null) return;
  const known = new Set<string>();
  let isFirst = true;
  const tier = () => (place.get().path.startsWith('/auctions/') ? 'high' : 'low');
  const its = follow(source(userId), tier);
  followed = its.followed;
  const unwatch = its.followed.shown.watch(({ page }) => {
    if (!page) return;
    for (const each of [...page.notifications].reverse()) {
      if (known.has(each.id)) continue;
      known.add(each.id);
      if (!isFirst && !each.read) announce(each);
    }
    isFirst = false;
    notices.set(page);
  });
  stop = () => {
    unwatch();
    its.stop();
  };
}

/** What we did with them is shown at once; the channel says the same later. */
export function changeNotices(next: (shown: Notices) => Notices): void {
  followed?.change(next);
}
