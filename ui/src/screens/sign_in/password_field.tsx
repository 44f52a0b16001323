import { useState } from 'preact/hooks';

import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { t } from '../../words/index.ts';

interface Props {
  label: string;
  value: string;
  onValue: (value: string) => void;
  fault?: string;
  /** To be thought up: password managers offer one. */
  isNew?: boolean;
}

export function PasswordField({ label, value, onValue, fault, isNew }: Props) {
  const [isShown, setShown] = useState(false);
  const action = isShown ? t('account.hide') : t('show');
  return (
    <Field label={label} fault={fault}>
      {(tied) => (
        <div class="password">
          <input
            class="input"
            {...({ ...tied, type: isShown ? 'text' : 'password' } as object)}
            autocomplete={isNew ? 'new-password' : 'current-password'}
            autocapitalize="none"
            spellcheck={false}
            value={value}
            onInput={(event) => onValue(event.currentTarget.value)}
          />
          <Button look="bare" aria-controls={tied.id} aria-label={`${action}: ${label}`} onClick={() => setShown(!isShown)}>
            {action}
          </Button>
        </div>
      )}
    </Field>
  );
}
