import { useEffect, useRef, useState } from 'preact/hooks';

import { Refusal, Unreachable } from '../server/ask.ts';

export interface Loaded<T> {
  /** What came last; it stays while it is asked for anew. */
  value: T | undefined;
  /** Why it did not come. */
  problem: Refusal | Unreachable | undefined;
  reload: () => Promise<void>;
  /** What we know better by now, such as our own change. */
  change: (value: T) => void;
}

/** What a screen asks for once, and again if `about` changes; what changes by itself is followed instead. */
export function useLoaded<T>(load: () => Promise<T>, about: readonly unknown[]): Loaded<T> {
  const [state, setState] = useState<{ value?: T; problem?: Refusal | Unreachable }>({});
  const turn = useRef(0);
  const reload = async () => {
    const mine = ++turn.current;
    try {
      const value = await load();
      if (mine === turn.current) setState({ value });
    } catch (problem) {
      if (!(problem instanceof Refusal || problem instanceof Unreachable)) throw problem;
      if (mine === turn.current) setState((before) => ({ ...before, problem }));
    }
  };
  useEffect(() => {
    setState({});
    void reload();
    return () => void turn.current++;
  }, about);
  const change = (value: T) => {
    turn.current++; // What is under way is older.
    setState({ value });
  };
  return { value: state.value, problem: state.problem, reload, change };
}
