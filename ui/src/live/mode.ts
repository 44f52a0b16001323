/** What is so about one page that is followed. */
export interface Circumstances {
  /** Connected, and this page's channel is subscribed. */
  joined: boolean;
  /** A server that sends what was missed: it need not be asked. */
  resumes: boolean;
  hidden: boolean;
  /** The last question was answered, whatever the answer was. */
  reachable: boolean;
  /** What was asked is still to be answered. */
  isBehind: boolean;
  /** How often this page is asked for without a socket, in milliseconds. */
  tier: number;
}

export type Link = 'live' | 'polling' | 'offline';

export interface Mode {
  /** Milliseconds; nothing: not now. */
  askEvery: number | undefined;
  link: Link;
}

/** A socket that died without a word is found out by then. */
export const safetyNet = 60_000;

/** How a page is kept up to date: by its socket if that works, else by polling, and not at all while nobody looks. */
export function decideMode({ joined, resumes, hidden, reachable, isBehind, tier }: Circumstances): Mode {
  const link = joined ? 'live' : reachable ? 'polling' : 'offline';
  if (hidden) return { askEvery: undefined, link };
  return { askEvery: joined && resumes && !isBehind ? Math.max(tier, safetyNet) : tier, link };
}
