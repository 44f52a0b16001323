import { useEffect, useRef, useState } from 'preact/hooks';

import { Refusal, Unreachable } from '../server/ask.ts';

interface Loaded<T> {
  page?: T;
  problem?: Refusal | Unreachable;
  /** Asks again; what is shown stays until the answer is there. */
  reload: () => Promise<void>;
}

/** What a screen shows that is not followed. */
export function useLoaded<T>(load: () => Promise<T>): Loaded<T> {
  const [{ page, problem }, setShown] = useState<{ page?: T; problem?: Refusal | Unreachable }>({});
  // The answer to the newest question counts, whenever it comes.
  const newest = useRef(0);
  const reload = async () => {
    const asked = ++newest.current;
    try {
      const next = await load();
      if (asked === newest.current) setShown({ page: next });
    } catch (failure) {
      if (!(failure instanceof Refusal || failure instanceof Unreachable)) throw failure;
      if (asked === newest.current) setShown((shown) => ({ ...shown, problem: failure }));
    }
  };
  useEffect(() => {
    void reload();
    return () => void ++newest.current;
  }, []);
  return { page, problem, reload };
}
