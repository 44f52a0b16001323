import { TextField } from '../../parts/field.tsx';
import { t } from '../../words/index.ts';

interface Props {
  value: string;
  onValue: (value: string) => void;
  fault?: string;
  readOnly?: boolean;
}

/** The address that an account is found by: password managers fill it in. */
export function EmailField(field: Props) {
  return <TextField label={t('account.email')} type="email" autoComplete="username" {...field} />;
}

export function NameField(field: Props) {
  return <TextField label={t('account.name')} hint={t('account.nameHint')} autoComplete="name" {...field} />;
}
