import type { ComponentChildren, TargetedEvent } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';

import { Refusal } from '../server/ask.ts';
import { complain, explain } from '../shell/toasts.tsx';
import { faultWords } from '../shell/fault_words.ts';
import { t } from '../words/index.ts';
import { Button } from './button.tsx';

/** What is wrong with a form, by the field's name; '' is of the whole. */
export type Faults = Record<string, string>;

interface FieldProps {
  label: string;
  hint?: ComponentChildren;
  fault?: string;
  /** The control, given what ties it to label, hint and fault. */
  children: (tied: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ComponentChildren;
}

export function Field({ label, hint, fault, children }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, ...(described && { 'aria-describedby': described }), ...(fault && { 'aria-invalid': true }) })}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p class="fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  );
}

interface InputProps {
  label: string;
  hint?: ComponentChildren;
  fault?: string;
  value: string;
  onValue: (value: string) => void;
  onBlur?: () => void;
  type?: 'text' | 'email' | 'search';
  inputMode?: 'decimal';
  autoComplete?: string;
  enterKeyHint?: 'send' | 'search';
  autoFocus?: boolean;
  maxLength?: number;
  readOnly?: boolean;
  disabled?: boolean;
}

export function TextField({ label, hint, fault, value, onValue, type = 'text', ...input }: InputProps) {
  const typed = (event: TargetedEvent<HTMLInputElement>) => onValue(event.currentTarget.value);
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(tied) => <input class="input" {...({ ...input, ...tied, type } as object)} value={value} onInput={typed} />}
    </Field>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  hint?: ComponentChildren;
  fault?: string;
  value: T;
  options: readonly (readonly [T, string])[];
  onValue: (value: T) => void;
  disabled?: boolean;
}

export function Choice<T extends string>({ label, hint, fault, value, options, onValue, disabled }: ChoiceProps<T>) {
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(tied) => (
        <select class="input" {...tied} value={value} disabled={disabled} onChange={(event) => onValue(event.currentTarget.value as T)}>
          {options.map(([its, name]) => (
            <option value={its} key={its} selected={its === value}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface CheckProps {
  label: ComponentChildren;
  checked: boolean;
  onValue: (checked: boolean) => void;
  disabled?: boolean;
}

export function Check({ label, checked, onValue, disabled }: CheckProps) {
  return (
    <label class="check">
      <input type="checkbox" checked={checked} disabled={disabled} onChange={(event) => onValue(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}

interface FormProps {
  /** Throws a Refusal, whose faults are then shown at their fields; or gives the faults it finds itself. */
  onSubmit: () => Promise<Faults | void>;
  submit: string;
  /** Beside the button. */
  also?: ComponentChildren;
  children: (faults: Faults) => ComponentChildren;
  wide?: boolean;
  /** Names of fields that a refusal is about which names none. */
  blame?: Record<string, string>;
}

/** The faults of a refusal by field; what belongs to none is under ''. */
export function faultsOf(refusal: Refusal, blame: Record<string, string> = {}): Faults {
  const { errors } = refusal.body;
  if (errors && Object.keys(errors).length > 0)
    return Object.fromEntries(Object.entries(errors).map(([field, [first]]) => [field, faultWords(first ?? '')]));
  return { [blame[refusal.key] ?? '']: explain(refusal) };
}

export function Form({ onSubmit, submit, also, children, wide = false, blame }: FormProps) {
  const [faults, setFaults] = useState<Faults>({});
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const count = Object.values(faults).filter(Boolean).length;

  // Whoever cannot see the page is taken to the first fault.
  useEffect(() => {
    if (count === 0) return;
    const its = form.current!;
    (its.querySelector<HTMLElement>('[aria-invalid]') ?? its.querySelector<HTMLElement>('.form-fault'))?.focus();
  }, [faults]);

  const send = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setFaults({});
    try {
      setFaults((await onSubmit()) ?? {});
    } catch (failure) {
      if (failure instanceof Refusal && !failure.isPassing) setFaults(faultsOf(failure, blame));
      else complain(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form ref={form} class="stack" onSubmit={send} noValidate>
      {count > 0 && (
        <p class="note bad form-fault" role="alert" tabIndex={-1}>
          {faults[''] ?? t('form.faults', { count })}
        </p>
      )}
      {children(faults)}
      <div class="row">
        <Button type="submit" wide={wide} busy={busy}>
          {submit}
        </Button>
        {also}
      </div>
    </form>
  );
}
