import { useState } from 'preact/hooks';

import { changeNotices, notices } from '../../live/notices.ts';
import { usePaged } from '../../parts/paged.ts';
import type { Notice } from '../../server/answers.ts';
import { patch, post, remove } from '../../server/ask.ts';
import { complain } from '../../shell/toasts.tsx';
import { useValue } from '../../value.ts';

interface Part {
  notifications: Notice[];
  unreadCount: number;
  nextCursor: string | null;
}

const newestFirst = (a: Notice, b: Notice) => b.createdAt.localeCompare(a.createdAt);

/** All that were fetched, the newest kept up to date, and what we do with them shown at once. */
export function useNoticeList() {
  const live = useValue(notices);
  const { parts, problem, again, more } = usePaged<Part>('/api/notifications', 20);
  const [wereRead, setRead] = useState<ReadonlySet<string>>(new Set());
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());

  const found = new Map<string, Notice>();
  for (const each of parts.flatMap((part) => part.notifications)) found.set(each.id, each);
  for (const each of live?.notifications ?? []) found.set(each.id, each);
  const unread = live?.unreadCount ?? parts[0]?.unreadCount ?? 0;
  const all = [...found.values()]
    .filter((each) => !gone.has(each.id))
    .map((each) => (unread === 0 || wereRead.has(each.id) ? { ...each, read: true } : each))
    .sort(newestFirst);

  /** In the newest ones, and in their number. */
  const mark = (which: (each: Notice) => boolean, count: number) =>
    changeNotices((shown) => ({
      ...shown,
      notifications: shown.notifications.map((each) => (which(each) ? { ...each, read: true } : each)),
      unreadCount: Math.max(0, shown.unreadCount - count),
    }));

  const read = (one: Notice) => {
    if (one.read) return;
    setRead(new Set([...wereRead, one.id]));
    mark((each) => each.id === one.id, 1);
    void patch(`/api/notifications/${one.id}`, { read: true }).catch(complain);
  };
  const readAll = async () => {
    await post('/api/notifications/read-all');
    setRead(new Set(found.keys()));
    mark(() => true, Infinity);
  };
  const drop = async (one: Notice) => {
    await remove(`/api/notifications/${one.id}`);
    setGone(new Set([...gone, one.id]));
    changeNotices((shown) => ({
      ...shown,
      notifications: shown.notifications.filter((each) => each.id !== one.id),
      unreadCount: Math.max(0, shown.unreadCount - (one.read ? 0 : 1)),
    }));
  };
  return { all: parts.length > 0 ? all : undefined, unread, problem, again, more, read, readAll, drop };
}
