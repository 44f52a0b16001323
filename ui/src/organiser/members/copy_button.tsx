import { useEffect, useState } from 'preact/hooks';

import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { tell } from '../../shell/toasts.tsx';
import { t } from '../../words/index.ts';

/** Over plain HTTP there is no navigator.clipboard, but what is selected may be copied. */
function copySelected(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.className = 'hidden-text';
  // In front of the page there may be a dialog, which lets nothing outside of it be selected.
  (document.querySelector('dialog[open]') ?? document.body).append(field);
  const before = document.activeElement as HTMLElement | null;
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  before?.focus();
  return isCopied;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

/** `what` says what is copied, to who hears only the button. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 3000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const press = async () => {
    if (await copy(text)) setCopied(true);
    else tell({ text: t('members.copyFailed'), bad: true });
  };
  return (
    <span class="copying">
      <Button look="second" onClick={press} aria-label={what}>
        <Icon name={isCopied ? 'check' : 'copy'} />
        {t(isCopied ? 'members.copied' : 'members.copy')}
      </Button>
      <span class="hidden-text" role="status">
        {isCopied && t('members.copied')}
      </span>
    </span>
  );
}
