import { useEffect } from 'preact/hooks';

/** What the browser's tab says. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · Auktiva` : 'Auktiva';
  }, [title]);
}
