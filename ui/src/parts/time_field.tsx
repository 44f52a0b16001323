import type { TargetedEvent } from 'preact';

import { incomplete, zoneName } from '../time/local_field.ts';
import { t } from '../words/index.ts';
import { Field } from './field.tsx';

interface Props {
  label: string;
  hint?: string;
  fault?: string;
  /** As toLocalField makes it; `incomplete` while only a part of it is there. */
  value: string;
  onValue: (value: string) => void;
  disabled?: boolean;
}

/** A moment in the reader's zone, which is named beside it. */
export function TimeField({ label, hint, fault, value, onValue, disabled }: Props) {
  // Browsers tell nothing, and a value that is empty, until day and time are both there.
  const read = ({ currentTarget }: TargetedEvent<HTMLInputElement>) => {
    const next = currentTarget.validity.badInput ? incomplete : currentTarget.value;
    if (next !== value) onValue(next);
  };
  const zone = t('timeField.zone', { zone: zoneName(value) });
  return (
    <Field label={label} hint={hint ? `${hint} ${zone}` : zone} fault={fault}>
      {(tied) => (
        <input
          class="input"
          type="datetime-local"
          {...tied}
          value={value === incomplete ? '' : value}
          disabled={disabled}
          onInput={read}
          onKeyUp={read}
          onBlur={read}
        />
      )}
    </Field>
  );
}
