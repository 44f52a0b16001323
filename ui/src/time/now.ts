import { useEffect, useState } from 'preact/hooks';

import { clock } from '../server/clock.ts';

/** The server's time, good enough for "3 minutes ago". */
export function useNow(every = 30_000): number {
  const [now, setNow] = useState(clock.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return Math.max(now, clock.now());
}
