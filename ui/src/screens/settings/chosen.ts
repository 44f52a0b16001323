import { useState } from 'preact/hooks';

import { type Loaded, useLoaded } from '../../parts/loaded.ts';
import { get, patch } from '../../server/ask.ts';
import { complain } from '../../shell/toasts.tsx';

export interface Chosen {
  emailOnNewItem: boolean;
  emailOnOutbid: boolean;
  emailOnItemWon: boolean;
  /** Types of notifications. */
  mutedNotifications: string[];
}

export interface Choosing extends Loaded<Chosen> {
  /** What of it was changed last and is stored by now. */
  saved: keyof Chosen | undefined;
  choose: (changes: Partial<Chosen>) => Promise<void>;
}

/** What is chosen takes effect at once; what was refused goes back to what is stored. */
export function useChosen(): Choosing {
  const loaded = useLoaded(() => get<Chosen>('/api/user/settings'), []);
  const [saved, setSaved] = useState<keyof Chosen>();
  const choose = async (changes: Partial<Chosen>) => {
    setSaved(undefined);
    loaded.change({ ...loaded.value!, ...changes });
    try {
      await patch('/api/user/settings', changes);
      setSaved(Object.keys(changes)[0] as keyof Chosen);
    } catch (failure) {
      complain(failure);
      await loaded.reload();
    }
  };
  return { ...loaded, saved, choose };
}
