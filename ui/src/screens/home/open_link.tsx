import { useState } from 'preact/hooks';

import { Form, TextField } from '../../parts/field.tsx';
import { go } from '../../shell/router.ts';
import { t } from '../../words/index.ts';

/** The page that a link, or the code in one, leads to; nothing if it is neither. */
export function pathOfLink(typed: string): string | undefined {
  const text = typed.trim();
  const [path] = /\/(join|invite)\/[\w-]+(\?token=[\w-]+)?/.exec(text) ?? [];
  if (path) return path;
  return /^[\w-]{16,}$/.test(text) ? `/invite/${text}` : undefined;
}

/** For who was sent a link and has it in his clipboard. */
export function OpenLink() {
  const [link, setLink] = useState('');
  const open = async () => {
    const path = pathOfLink(link);
    if (!path) return { link: t('home.noLink') };
    go(path);
  };
  return (
    <div class="sheet open-link">
      <Form onSubmit={open} submit={t('home.openLink')}>
        {(faults) => (
          <TextField label={t('home.link')} hint={t('home.linkHint')} fault={faults.link} value={link} onValue={setLink} autoComplete="off" />
        )}
      </Form>
    </div>
  );
}
