import { useEffect } from 'preact/hooks';

import { askBeforeLeaving } from '../shell/router.ts';
import { t } from '../words/index.ts';

/** Asks before what was entered is left behind. */
export function useUnsaved(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', onUnload);
    askBeforeLeaving(() => confirm(t('form.leave')));
    return () => {
      removeEventListener('beforeunload', onUnload);
      askBeforeLeaving(undefined);
    };
  }, [isUnsaved]);
}
