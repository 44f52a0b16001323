import { useEffect, useState } from 'preact/hooks';

import type { Config, Position } from '../server/answers.ts';
import { useValue, Value } from '../value.ts';
import { Followed, type Shown, type Source, type Surroundings } from './followed.ts';
import type { Link } from './mode.ts';
import { polling, socket } from './socket.ts';

export type Tier = keyof Config['polling'];

/** How all pages that are followed just now are kept up to date: the worst of it, and how often they ask. */
export interface Connection {
  link: Link;
  /** Milliseconds between questions where `link` is polling. */
  every: number;
}

export const connection = new Value<Connection>({ link: 'live', every: 0 });

interface Open {
  followed: Followed<any>;
  tier: () => number;
}

const open = new Set<Open>();
const order: Link[] = ['live', 'polling', 'offline'];

function summarize(): void {
  let link: Link = 'live';
  let every = Infinity;
  for (const { followed, tier } of open) {
    const its = followed.shown.get().link;
    if (order.indexOf(its) > order.indexOf(link)) link = its;
    if (its === 'polling') every = Math.min(every, tier());
  }
  const before = connection.get();
  const now = { link, every: link === 'polling' ? every : 0 };
  if (before.link !== now.link || before.every !== now.every) connection.set(now);
}

/** Follows a page until the function that is returned is called. */
export function follow<T extends Position>(source: Source<T>, tier: () => Tier, remembered?: T) {
  const ms = () => polling.get()[tier()];
  const around: Surroundings = {
    tier: ms,
    hidden: () => document.hidden,
    setTimeout: (then, delay) => setTimeout(then, delay),
    clearTimeout: (timer) => clearTimeout(timer as number),
    random: Math.random,
  };
  const followed = new Followed(source, around, remembered);
  const entry = { followed, tier: ms };
  open.add(entry);
  const unwatch = followed.shown.watch(summarize);
  followed.start();
  const leave = socket.listen(source.channel, followed);
  summarize();
  const stop = () => {
    leave();
    followed.stop();
    unwatch();
    open.delete(entry);
    summarize();
  };
  return { followed, stop };
}

/** What was shown last, so that going back shows it at once. */
const remembered = new Map<string, Position>();
const mostRemembered = 20;

function remember(key: string, page: Position): void {
  remembered.delete(key);
  remembered.set(key, page);
  if (remembered.size > mostRemembered) remembered.delete(remembered.keys().next().value!);
}

/** Nobody who comes after us is to see it. */
export function forgetPages(): void {
  remembered.clear();
}

const nothing = new Value<Shown<any>>({ link: 'polling' });

/** A page that a screen shows, kept up to date as long as the screen is there. */
export function useFollowed<T extends Position>(key: string, make: () => Source<T>, tier: Tier) {
  const [followed, setFollowed] = useState<Followed<T>>();
  useEffect(() => {
    const { followed: its, stop } = follow(make(), () => tier, remembered.get(key) as T | undefined);
    setFollowed(its);
    const unwatch = its.shown.watch(({ page }) => page && remember(key, page));
    return () => {
      unwatch();
      stop();
      setFollowed(undefined);
    };
  }, [key]);
  const shown = useValue<Shown<T>>(followed?.shown ?? nothing);
  return { ...shown, followed };
}

function wakeAll(): void {
  if (document.hidden) return;
  socket.wake();
  for (const { followed } of open) followed.wake();
}

/** Pauses while nobody looks, and is there again at once when somebody does. */
export function watchVisibility(): void {
  document.addEventListener('visibilitychange', wakeAll);
  window.addEventListener('online', wakeAll);
  window.addEventListener('pageshow', (event) => event.persisted && wakeAll());
}
