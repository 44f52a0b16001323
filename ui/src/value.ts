import { useEffect, useState } from 'preact/hooks';

/** A value that can be watched. What is the same as before is told to nobody. */
export class Value<T> {
  #now: T;
  readonly #watchers = new Set<(now: T) => void>();

  constructor(first: T) {
    this.#now = first;
  }

  get(): T {
    return this.#now;
  }

  set(next: T): void {
    if (Object.is(next, this.#now)) return;
    this.#now = next;
    for (const watcher of [...this.#watchers]) watcher(next);
  }

  /** Until the function that is returned is called. */
  watch(watcher: (now: T) => void): () => void {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }
}

/** The value as a component shows it: it is drawn anew when the value changes. */
export function useValue<T>(value: Value<T>): T {
  const [, redraw] = useState({});
  const now = value.get();
  useEffect(() => {
    // It may have changed between drawing and watching.
    if (!Object.is(value.get(), now)) redraw({});
    return value.watch(() => redraw({}));
  }, [value]);
  return now;
}
