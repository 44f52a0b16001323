import type { TargetedKeyboardEvent } from 'preact';
import { useState } from 'preact/hooks';

import { t } from '../../words/index.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { TextField } from '../field.tsx';
import { linkOf } from '../rich_html.ts';

export interface Linking {
  range: Range | undefined;
  /** '' takes the link away. */
  href: string;
}

/** What is selected, or the link the caret is in. */
export function linkAt(editor: HTMLElement): Linking {
  const selection = document.getSelection();
  const range = selection?.rangeCount ? selection.getRangeAt(0).cloneRange() : undefined;
  if (!range || !editor.contains(range.commonAncestorContainer)) return { range: undefined, href: '' };
  const { startContainer } = range;
  const link = (startContainer instanceof Element ? startContainer : startContainer.parentElement)?.closest('a');
  if (link && editor.contains(link)) range.selectNodeContents(link);
  return { range, href: link?.getAttribute('href') ?? '' };
}

export function applyLink(editor: HTMLElement, { range, href }: Linking): void {
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

/** Asks where it leads. */
export function LinkDialog({
  first,
  onDone,
  onClose,
}: {
  first: string;
  onDone: (href: string) => void;
  onClose: () => void;
}) {
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
