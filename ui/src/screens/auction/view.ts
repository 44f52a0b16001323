import { useMemo, useRef, useState } from 'preact/hooks';

import type { ItemCard } from '../../server/answers.ts';
import { cameFrom, place } from '../../shell/router.ts';
import { anything, arrange, type Wish } from './filters.ts';

interface Remembered {
  wish: Wish;
  /** What was shown, in that order. */
  ids: readonly string[];
  drawn: number;
  /** Of the place where it was shown. */
  key: string;
}

/** So many are drawn at first, and more when one comes near the last: phones are slow with hundreds. */
const step = 48;

/** By user and auction, as long as this page lives. */
const views = new Map<string, Remembered>();

/**
 * The items as somebody looks at them. What is shown stays, and stays where it is, until he wishes something else: what
 * is new, or fits only now, waits until he asks for it.
 */
export function useView(auction: string, items: readonly ItemCard[], myId: string, now: number) {
  const name = `${myId} ${auction}`;
  // Whoever comes back from an item finds all as he left it; whoever comes anew, what he looked for.
  const before = useRef(views.get(name)).current;
  const key = useRef(place.get().key).current;
  const isBack = before !== undefined && (before.key === key || cameFrom().startsWith(`/auctions/${auction}/items/`));
  const [wish, setWish] = useState(before?.wish ?? anything);
  const [frozen, freeze] = useState(isBack ? before.ids : []);
  const [drawn, draw] = useState(isBack ? before.drawn : step);

  const fitting = useMemo(() => arrange(items, wish, myId, now), [items, wish, now]);
  const ids = frozen.length > 0 ? frozen : fitting.map((each) => each.id);
  const found = new Map(items.map((each) => [each.id, each]));
  const shown = ids.map((id) => found.get(id)).filter((each) => each !== undefined);
  const isShown = new Set(ids);
  const waiting = fitting.filter((each) => !isShown.has(each.id)).length;
  if (frozen.length === 0 && ids.length > 0) freeze(ids);

  const show = (next: Wish) => {
    setWish(next);
    freeze(arrange(items, next, myId, now).map((each) => each.id));
    draw(step);
  };
  const more = shown.length > drawn ? () => draw(drawn + step) : undefined;
  views.set(name, { wish, ids, drawn, key });
  return { wish, show, shown: shown.slice(0, drawn), waiting, more, backTo: isBack ? before.key : undefined };
}
