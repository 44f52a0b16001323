import type { TargetedClipboardEvent } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';

import { formatNumber, t } from '../words/index.ts';
import { type Command, run, useLook } from './rich_field/commands.ts';
import { applyLink, linkAt, LinkDialog, type Linking } from './rich_field/link.tsx';
import { Toolbar } from './rich_field/toolbar.tsx';
import { parseRich, richOf } from './rich_html.ts';

interface Props {
  label: string;
  fault?: string;
  /** What it begins with. From then on it keeps what is written itself. */
  html: string;
  onHtml: (html: string) => void;
  /** The server counts characters of the HTML. */
  most: number;
}

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
  const press = (command: Command) => {
    run(editor.current!, command);
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
    document.execCommand(
      'insertHTML',
      false,
      only?.localName === 'p' && more.length === 0 ? only.innerHTML : holder.innerHTML,
    );
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
        <Toolbar controls={id} on={on} onCommand={press} onLink={() => setLink(linkAt(editor.current!))} />
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
