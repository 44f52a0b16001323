import { useEffect } from 'preact/hooks';

import { t } from '../words/index.ts';

/** Asks before what was entered is left behind. */
export function useUnsaved(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    // Before the router takes the click.
    const onClick = (event: MouseEvent) => {
      const link = (event.target as Element).closest?.('a');
      if (!link || link.isContentEditable || link.target || event.button !== 0 || event.metaKey || event.ctrlKey) return;
      if (link.origin !== location.origin || (link.hash && link.pathname === location.pathname)) return;
      if (!confirm(t('form.leave'))) event.preventDefault();
    };
    addEventListener('beforeunload', onUnload);
    document.addEventListener('click', onClick, true);
    return () => {
      removeEventListener('beforeunload', onUnload);
      document.removeEventListener('click', onClick, true);
    };
  }, [isUnsaved]);
}
