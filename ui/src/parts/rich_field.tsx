import type { TargetedClipboardEvent, TargetedKeyboardEvent } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';

import { formatNumber, t } from '../words/index.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { TextField } from './field.tsx';
import { Icon } from './icon.tsx';
import { linkOf, parseRich, richOf } from './rich_html.ts';

interface Props {
  label: string;
  fault?: string;
  /** What it begins with. From then on it keeps what is written itself. */
  html: string;
  onHtml: (html: string) => void;
  /** The server counts characters of the HTML. */
  most: number;
}

/** What `document.execCommand` calls them. It is old, and what all browsers agree on; undo works with it. */
type Command = 'bold' | 'italic' | 'insertUnorderedList';

const lengthOf = (html: string) => [...html].length;

/** What is wrong with the length of the HTML, in words. */
export const richFault = (html: string, most: number) =>
  lengthOf(html) > most ? t('richField.tooLong', { count: lengthOf(html) - most }) : undefined;

/** A few paragraphs with bold, italic, lists and links. */
export function RichField({ label, fault, html, onHtml, most }: Props) {
  const id = useId();
  const editor = useRef<HTMLDivElement>(null);
  const { on, look } = useLook(editor);
  const [link, setLink] = useState<Linking>();
  const [length, setLength] = useState(lengthOf(html));

  useEffect(() => {
    document.execCommand('defaultParagraphSeparator', false, 'p');
    // Even the first line is a paragraph.
    const empty = document.createElement('p');
    empty.append(document.createElement('br'));
    editor.current!.replaceChildren(html ? parseRich(html) : empty);
  }, []);

  const tell = () => {
    const next = richOf(editor.current!);
    setLength(lengthOf(next));
    onHtml(next);
    look();
  };
  const run = (command: Command) => {
    editor.current!.focus();
    if (command === 'insertUnorderedList') keepingCaret(editor.current!, () => document.execCommand(command));
    else document.execCommand(command);
    tell();
  };
  const paste = (event: TargetedClipboardEvent<HTMLDivElement>) => {
    const pasted = event.clipboardData?.getData('text/html');
    const text = event.clipboardData?.getData('text/plain') ?? '';
    event.preventDefault();
    if (!pasted) return void document.execCommand('insertText', false, text);
    const holder = document.createElement('div');
    holder.append(parseRich(pasted));
    // One line stays in the line it is pasted into.
    const [only, ...more] = holder.children;
    document.execCommand('insertHTML', false, only?.localName === 'p' && more.length === 0 ? only.innerHTML : holder.innerHTML);
  };
  const [ready, setReady] = useState<Linking>();
  // The dialog gives focus back to where it was; only then the text can be changed.
  useEffect(() => {
    if (!ready) return;
    applyLink(editor.current!, ready);
    setReady(undefined);
    tell();
  }, [ready]);

  const over = length - most;
  const shown = over > 0 ? t('richField.tooLong', { count: over }) : fault;
  const isNear = length > most * 0.8;
  const described = [isNear && `${id}-length`, shown && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <span class="label" id={`${id}-label`} onClick={() => editor.current?.focus()}>
        {label}
      </span>
      <div class="rich-field">
        <Toolbar controls={id} on={on} onCommand={run} onLink={() => setLink(linkAt(editor.current!))} />
        <div
          ref={editor}
          id={id}
          class="input rich"
          contentEditable
          role="textbox"
          aria-multiline="true"
          aria-labelledby={`${id}-label`}
          aria-describedby={described || undefined}
          aria-invalid={shown ? true : undefined}
          tabIndex={0}
          onInput={tell}
          onPaste={paste}
          onBlur={look}
        />
      </div>
      {isNear && (
        <p class="hint" id={`${id}-length`}>
          {`${formatNumber(length)} / ${formatNumber(most)}`}
        </p>
      )}
      {shown && (
        <p class="fault" id={`${id}-fault`}>
          {shown}
        </p>
      )}
      {link && (
        <LinkDialog
          first={link.href}
          onDone={(href) => {
            setLink(undefined);
            setReady({ ...link, href });
          }}
          onClose={() => setLink(undefined)}
        />
      )}
    </div>
  );
}

/** Which of the buttons are on where the caret is. */
function useLook(editor: { current: HTMLElement | null }) {
  const [on, setOn] = useState<Partial<Record<Command, boolean>>>({});
  const look = () => {
    const selection = document.getSelection();
    if (!selection?.anchorNode || !editor.current?.contains(selection.anchorNode)) return;
    const state = (command: Command) => document.queryCommandState(command);
    setOn({ bold: state('bold'), italic: state('italic'), insertUnorderedList: state('insertUnorderedList') });
  };
  useEffect(() => {
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, []);
  return { on, look };
}

/** Chromium sets the caret to the beginning of what it makes a list of. */
function keepingCaret(editor: HTMLElement, change: () => void): void {
  const selection = document.getSelection()!;
  const { anchorNode: node, anchorOffset: offset, isCollapsed } = selection;
  const isBehindText = isCollapsed && node instanceof Text && offset > 0 && editor.contains(node);
  const before = document.createRange();
  if (isBehindText) {
    before.setStart(editor, 0);
    before.setEnd(node, offset);
  }
  let left = before.toString().length;
  change();
  if (!isBehindText) return;
  const texts = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode() as Text | null; text; text = texts.nextNode() as Text | null) {
    if (left <= text.length) return selection.collapse(text, left);
    left -= text.length;
  }
}

interface ToolbarProps {
  controls: string;
  on: Partial<Record<Command, boolean>>;
  onCommand: (command: Command) => void;
  onLink: () => void;
}

/** One stop of the Tab key; arrows lead from button to button. */
function Toolbar({ controls, on, onCommand, onLink }: ToolbarProps) {
  const [at, setAt] = useState(0);
  const bar = useRef<HTMLDivElement>(null);
  const buttons = [
    { name: t('richField.bold'), face: <b>B</b>, isOn: on.bold ?? false, press: () => onCommand('bold') },
    { name: t('richField.italic'), face: <i>I</i>, isOn: on.italic ?? false, press: () => onCommand('italic') },
    {
      name: t('richField.list'),
      face: <Icon name="list" />,
      isOn: on.insertUnorderedList ?? false,
      press: () => onCommand('insertUnorderedList'),
    },
    { name: t('richField.link'), face: <Icon name="link" />, isOn: undefined, press: onLink },
  ];
  const steer = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (at + step + buttons.length) % buttons.length;
    setAt(next);
    bar.current!.querySelectorAll('button')[next]!.focus();
  };
  return (
    <div ref={bar} class="rich-tools" role="toolbar" aria-label={t('richField.toolbar')} aria-controls={controls} onKeyDown={steer}>
      {buttons.map((each, index) => (
        <button
          type="button"
          class="icon-button"
          key={index}
          tabIndex={index === at ? 0 : -1}
          aria-label={each.name}
          aria-pressed={each.isOn}
          // The text keeps its selection.
          onMouseDown={(event) => event.preventDefault()}
          onFocus={() => setAt(index)}
          onClick={each.press}
        >
          {each.face}
        </button>
      ))}
    </div>
  );
}

interface Linking {
  range: Range | undefined;
  /** '' takes the link away. */
  href: string;
}

/** What is selected, or the link the caret is in. */
function linkAt(editor: HTMLElement): Linking {
  const selection = document.getSelection();
  const range = selection?.rangeCount ? selection.getRangeAt(0).cloneRange() : undefined;
  if (!range || !editor.contains(range.commonAncestorContainer)) return { range: undefined, href: '' };
  const { startContainer } = range;
  const link = (startContainer instanceof Element ? startContainer : startContainer.parentElement)?.closest('a');
  if (link && editor.contains(link)) range.selectNodeContents(link);
  return { range, href: link?.getAttribute('href') ?? '' };
}

function applyLink(editor: HTMLElement, { range, href }: Linking): void {
  editor.focus();
  const selection = document.getSelection()!;
  if (range) {
    selection.removeAllRanges();
    selection.addRange(range);
  }
  if (!href) document.execCommand('unlink');
  else if (!selection.isCollapsed) document.execCommand('createLink', false, href);
  else {
    const link = document.createElement('a');
    link.href = href;
    link.textContent = href.replace(/^(https?:\/\/|mailto:)/, '');
    document.execCommand('insertHTML', false, link.outerHTML);
  }
}

function LinkDialog({ first, onDone, onClose }: { first: string; onDone: (href: string) => void; onClose: () => void }) {
  const [typed, setTyped] = useState(first);
  const [fault, setFault] = useState<string>();
  const done = () => {
    const href = linkOf(typed);
    if (href) onDone(href);
    else setFault(t('richField.linkBad'));
  };
  // It stands inside another form, which Enter here must not send.
  const enter = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    done();
  };
  return (
    <Dialog title={t('richField.link')} onClose={onClose}>
      <div class="stack" onKeyDown={enter}>
        <TextField
          label={t('richField.linkTo')}
          hint={t('richField.linkHint')}
          fault={fault}
          value={typed}
          onValue={setTyped}
          autoComplete="off"
          autoFocus
        />
        <div class="dialog-actions">
          <Button onClick={done}>{t('richField.setLink')}</Button>
          {first && (
            <Button look="danger" onClick={() => onDone('')}>
              {t('richField.removeLink')}
            </Button>
          )}
          <Button look="second" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
