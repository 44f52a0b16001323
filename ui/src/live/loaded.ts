import { useEffect, useState } from 'preact/hooks';

import { get, Refusal, Unreachable } from '../server/ask.ts';

export interface Loaded<T> {
  page?: T;
  problem?: Refusal | Unreachable;
  again: () => void;
}

/** What is asked for once, when the screen is shown. */
export function useLoaded<T>(path: string): Loaded<T> {
  const [asked, setAsked] = useState(0);
  const [found, setFound] = useState<Omit<Loaded<T>, 'again'>>({});
  useEffect(() => {
    let left = false;
    const keep = (what: Omit<Loaded<T>, 'again'>) => !left && setFound(what);
    get<T>(path).then(
      (page) => keep({ page }),
      (problem) => keep({ problem }),
    );
    return () => {
      left = true;
    };
  }, [path, asked]);
  return { ...found, again: () => setAsked(asked + 1) };
}

/** A list that is asked for part by part. */
export function usePaged<T extends { nextCursor: string | null }>(path: string, limit: number) {
  const first = useLoaded<T>(`${path}?limit=${limit}`);
  const [others, setOthers] = useState<T[]>([]);
  const parts = first.page ? [first.page, ...others] : [];
  const cursor = parts.at(-1)?.nextCursor;
  const next = async () => {
    const part = await get<T>(`${path}?limit=${limit}&cursor=${encodeURIComponent(cursor!)}`);
    setOthers([...others, part]);
  };
  return { parts, problem: first.problem, again: first.again, more: cursor ? next : undefined };
}
