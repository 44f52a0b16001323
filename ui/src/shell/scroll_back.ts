import { useLayoutEffect } from 'preact/hooks';

import { lastScroll } from './router.ts';

/** Back where the page was left, as soon as what it shows is drawn. `of`: the key of another place that is shown again. */
export function useScrollBack(isDrawn: boolean, of?: string): void {
  useLayoutEffect(() => {
    const to = lastScroll(of);
    if (isDrawn && to > 0) window.scrollTo(0, to);
  }, [isDrawn]);
}
