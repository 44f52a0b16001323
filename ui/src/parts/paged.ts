import { useState } from 'preact/hooks';

import { get } from '../server/ask.ts';
import { useLoaded } from './loaded.ts';

/** A list that is asked for part by part. */
export function usePaged<T extends { nextCursor: string | null }>(path: string, limit: number) {
  const first = useLoaded(() => get<T>(`${path}?limit=${limit}`), [path]);
  const [others, setOthers] = useState<T[]>([]);
  const parts = first.value ? [first.value, ...others] : [];
  const cursor = parts.at(-1)?.nextCursor;
  const next = async () => {
    const part = await get<T>(`${path}?limit=${limit}&cursor=${encodeURIComponent(cursor!)}`);
    setOthers([...others, part]);
  };
  return { parts, problem: first.problem, again: first.reload, more: cursor ? next : undefined };
}
