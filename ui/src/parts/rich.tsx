import { Fragment, h, type VNode } from 'preact';
import { useMemo } from 'preact/hooks';

// The server stores rich text by the same list; that it is made of elements anew here keeps even a hostile one harmless.
const allowed = new Set(['p', 'br', 'strong', 'em', 'u', 's', 'h1', 'h2', 'h3', 'ul', 'ol', 'li', 'blockquote', 'a']);
const dropped = new Set(['script', 'style', 'svg', 'math', 'iframe', 'object', 'template']);

const isSafe = (address: string) => /^(https?:|mailto:|\/(?!\/))/i.test(address);

function rebuild(node: Node): VNode | string | null {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof Element)) return null;
  const name = node.localName;
  if (dropped.has(name)) return null;
  const children = [...node.childNodes].map(rebuild);
  if (!allowed.has(name)) return h(Fragment, null, children);
  const address = node.getAttribute('href');
  const link = name === 'a' && address && isSafe(address) ? { href: address, rel: 'noopener noreferrer nofollow', target: '_blank' } : null;
  // A comment's headings are no headings of the page.
  const shown = /^h[1-3]$/.test(name) ? 'h3' : name;
  return h(shown, link as Record<string, unknown>, children);
}

/** Text of members, with the little markup it may have. */
export function Rich({ html }: { html: string }) {
  // Pages are drawn anew with each bid.
  return useMemo(() => {
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    return <div class="rich">{[...parsed.body.childNodes].map(rebuild)}</div>;
  }, [html]);
}

/** What was typed into a plain field, as rich text: a blank line is a new paragraph. */
export function richFromText(text: string): string {
  const escaped = text.trim().replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return escaped
    .split(/\n{2,}/)
    .map((part) => `<p>${part.replace(/\n/g, '<br>')}</p>`)
    .join('');
}

/** The words alone. */
export function textOfRich(html: string): string {
  const parsed = new DOMParser().parseFromString(html.replace(/<(br|\/p|\/li|\/h[1-3])>/g, '\n<$1>'), 'text/html');
  return (parsed.body.textContent ?? '').replace(/\n{3,}/g, '\n\n').trim();
}
