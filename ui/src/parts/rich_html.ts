// What people write or paste, as the little HTML that the server keeps.
const renamed: Record<string, string> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  u: 'u',
  s: 's',
  strike: 's',
  del: 's',
  h1: 'h2',
  h2: 'h2',
  h3: 'h3',
  h4: 'h3',
  ul: 'ul',
  ol: 'ol',
  li: 'li',
  blockquote: 'blockquote',
  a: 'a',
  p: 'p',
  div: 'p',
  section: 'p',
  article: 'p',
  br: 'br',
};
const dropped = new Set(['script', 'style', 'svg', 'math', 'iframe', 'object', 'template', 'head', 'title']);
const blocks = new Set(['p', 'h2', 'h3', 'ul', 'ol', 'blockquote']);

const isBlock = (node: Node) => node instanceof Element && blocks.has(node.localName);
const isInsignificant = (node: Node) => node.nodeType === Node.TEXT_NODE && !node.textContent!.trim();

/** An address a link may lead to, made of what was typed; nothing if it can be none. */
export function linkOf(typed: string): string | undefined {
  const text = typed.trim();
  if (!text || /\s/.test(text)) return undefined;
  if (/^[^@/:]+@[^@/:]+\.[^@/:]+$/.test(text)) return `mailto:${text}`;
  if (/^(https?:\/\/|mailto:).+/i.test(text) || /^\/(?!\/)/.test(text)) return text;
  if (/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text)) return undefined;
  return /^[^/]+\.[^/]+/.test(text) || /^[\w-]+:\d+/.test(text) ? `https://${text}` : undefined;
}

function tidyNode(node: Node): Node[] {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.textContent!.replace(/\u00a0/g, ' '))];
  if (!(node instanceof Element) || dropped.has(node.localName)) return [];
  const children = [...node.childNodes].flatMap(tidyNode);
  const name = renamed[node.localName];
  if (!name) return asItLooks(node, children);
  const address = name === 'a' ? linkOf(node.getAttribute('href') ?? '') : undefined;
  // What holds paragraphs is none itself, and no paragraph is in a line or in a list's entry.
  const holdsBlocks = children.some(isBlock);
  if ((name === 'a' && !address) || (name === 'p' && holdsBlocks)) return name === 'p' ? wrapLines(children) : children;
  const made = document.createElement(name);
  if (address) made.setAttribute('href', address);
  made.append(...(name === 'li' ? children.flatMap(inLine) : children));
  return [made];
}

/** In a list's entry: what is in paragraphs without them. Lists in lists stay. */
const inLine = (node: Node): Node[] =>
  isBlock(node) && !/^[UO]L$/.test(node.nodeName) ? [...node.childNodes] : [node];

/** Text processors say bold and italic by style. */
function asItLooks(node: Element, children: Node[]): Node[] {
  const { style } = node as HTMLElement;
  if (node.localName !== 'span' || !style || children.some(isBlock)) return children;
  const isBold = style.fontWeight === 'bold' || Number(style.fontWeight) >= 600;
  const wrap = (name: string, inner: Node[]) => {
    const made = document.createElement(name);
    made.append(...inner);
    return [made];
  };
  const leaning = style.fontStyle === 'italic' ? wrap('em', children) : children;
  return isBold ? wrap('strong', leaning) : leaning;
}

/** Lines that stand alone become paragraphs. */
function wrapLines(nodes: Node[]): Node[] {
  const out: Node[] = [];
  let line: HTMLElement | undefined;
  for (const node of nodes) {
    if (isBlock(node)) {
      line = undefined;
      out.push(node);
    } else if (line || !isInsignificant(node)) {
      if (!line) out.push((line = document.createElement('p')));
      line.append(node);
    }
  }
  return out;
}

/** The same in elements of ours, paragraph by paragraph; without what is empty at the ends. */
function tidy(root: Node): DocumentFragment {
  const all = wrapLines([...root.childNodes].flatMap(tidyNode));
  const isEmpty = (node: Node | undefined) => node !== undefined && node.nodeName === 'P' && !node.textContent!.trim();
  while (isEmpty(all[0])) all.shift();
  while (isEmpty(all.at(-1))) all.pop();
  const made = document.createDocumentFragment();
  made.append(...all);
  return made;
}

export const parseRich = (html: string) => tidy(new DOMParser().parseFromString(html, 'text/html').body);

/** As it is sent; '' if nothing was written. */
export function richOf(root: Node): string {
  const holder = document.createElement('div');
  holder.append(tidy(root));
  return holder.textContent!.trim() ? holder.innerHTML : '';
}
