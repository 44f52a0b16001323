import { Value } from '../value.ts';

export interface Place {
  path: string;
  query: URLSearchParams;
  /** Of the entry in the browser's history: where it was scrolled to is kept by it. */
  key: string;
}

const newKey = () => Math.random().toString(36).slice(2);

function here(): Place {
  const key: string = history.state?.key ?? newKey();
  return { path: location.pathname, query: new URLSearchParams(location.search), key };
}

export const place = new Value<Place>({ path: '/', query: new URLSearchParams(), key: '' });

const scrolled = new Map<string, number>();

let before = '';

let mayLeave: (() => boolean) | undefined;

/** From now on `ask` must agree before a link or Back leads to another page; `go` does not ask. */
export function askBeforeLeaving(ask: typeof mayLeave): void {
  mayLeave = ask;
}

/** The address of what is shown: after Back the browser's is another already. */
let shown = '';

/** The path that was shown before this one. */
export const cameFrom = () => before;

/** On to what the address says by now. */
function move(): void {
  const { key, path } = place.get();
  if (path !== location.pathname) before = path;
  scrolled.set(key, window.scrollY);
  shown = location.href;
  place.set(here());
}

function onPop(): void {
  if (!mayLeave || mayLeave()) move();
  else history.pushState({ key: place.get().key }, '', shown);
}

/** Goes to a page of this site. `replace`: back does not lead here. */
export function go(to: string, { replace = false } = {}): void {
  history[replace ? 'replaceState' : 'pushState']({ key: newKey() }, '', to);
  move();
}

/** Where a page, this one unless told, was scrolled to when it was left by way of its own links, or 0. */
export const lastScroll = (key = place.get().key) => scrolled.get(key) ?? 0;

/** Only a path of this site is followed: what a link says may come from anybody. */
export function ownPath(to: string | null): string {
  // Browsers leave tabs and line ends out of an address.
  return to && /^\/(?![/\\])[^\t\n\r]*$/.test(to) ? to : '/';
}

/** Links of this site change the page without loading it anew. */
function onClick(event: MouseEvent): void {
  const link = (event.target as Element).closest?.('a');
  // In a text that is being written a link is text.
  if (!link || link.isContentEditable || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return;
  if (link.origin !== location.origin || link.target || link.hasAttribute('download') || link.pathname.startsWith('/api/')) return;
  if (link.hash && link.pathname === location.pathname) return;
  event.preventDefault();
  if (link.href !== location.href && (!mayLeave || mayLeave())) go(link.pathname + link.search + link.hash);
}

export function startRouter(): void {
  history.scrollRestoration = 'manual';
  if (!history.state?.key) history.replaceState({ key: newKey() }, '');
  shown = location.href;
  place.set(here());
  addEventListener('popstate', onPop);
  document.addEventListener('click', onClick);
}

/** What a pattern such as /auctions/:auction finds in a path; nothing if it does not match. */
export function match(pattern: string, path: string): Record<string, string> | undefined {
  const expected = pattern.split('/');
  const parts = path.split('/');
  if (parts.at(-1) === '' && parts.length > 2) parts.pop();
  if (expected.length !== parts.length) return undefined;
  const found: Record<string, string> = {};
  for (const [at, name] of expected.entries()) {
    const part = parts[at]!;
    if (name.startsWith(':')) {
      try {
        const value = decodeURIComponent(part);
        // It becomes a part of other addresses.
        if (!value || /^\.\.?$|[/\\?#]/.test(value)) return undefined;
        found[name.slice(1)] = value;
      } catch {
        return undefined; // Not an address that we made.
      }
    } else if (name !== part) return undefined;
  }
  return found;
}
