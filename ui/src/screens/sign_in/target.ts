import { ownPath } from '../../shell/router.ts';

/** Where to go after signing in. NextAuth's links may have it as a whole address of ours. */
export function targetOf(query: URLSearchParams): string {
  const wanted = query.get('callbackUrl');
  return ownPath(wanted?.startsWith(`${location.origin}/`) ? wanted.slice(location.origin.length) : wanted);
}

/** The link to a form of this family that goes on to the same target. */
export const withTarget = (form: string, target: string) =>
  target === '/' ? form : `${form}?callbackUrl=${encodeURIComponent(target)}`;

const stored = 'auktiva.target';

/** Whoever has to open a mail first comes back by its link, which does not know where he was going. */
export function keepTarget(target: string): void {
  try {
    localStorage.setItem(stored, target);
  } catch {
    // Storage may be forbidden; then he begins at the beginning.
  }
}

export function keptTarget(): string {
  try {
    return ownPath(localStorage.getItem(stored));
  } catch {
    return '/';
  }
}
