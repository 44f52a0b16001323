import { useState } from 'preact/hooks';

const typed = { name: '', email: '' };

/** What was typed survives a change of language, and goes along to the next form. Passwords do not. */
export function useTyped(field: keyof typeof typed): [string, (value: string) => void] {
  const [value, setValue] = useState(typed[field]);
  const set = (next: string) => {
    typed[field] = next;
    setValue(next);
  };
  return [value, set];
}
