import { useEffect, useState } from 'preact/hooks';

import { me } from '../../shell/session.ts';
import { complain } from '../../shell/toasts.tsx';
import { useValue } from '../../value.ts';

/**
 * Whether nobody was signed in when the page opened. Its form then stays until what follows the sign-in is done as well;
 * if that fails, the page goes on as for anybody who is signed in.
 */
export function useStranger(follows: () => Promise<unknown>) {
  const user = useValue(me);
  const [isStranger, setStranger] = useState(user === null);
  useEffect(() => {
    if (!user) setStranger(true);
  }, [user]);
  const onIn = () =>
    follows().catch((failure) => {
      complain(failure);
      setStranger(false);
    });
  return { isStranger: isStranger || !user, onIn };
}
