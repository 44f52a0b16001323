import type { ComponentChildren } from 'preact';

import { Choice, type Faults, TextField } from '../../parts/field.tsx';
import { RichField } from '../../parts/rich_field.tsx';
import { TimeField } from '../../parts/time_field.tsx';
import { t } from '../../words/index.ts';
import { type AuctionFields, mostDescription } from './fields.ts';

export interface FormPart {
  fields: AuctionFields;
  faults: Faults;
  onChange: (news: Partial<AuctionFields>) => void;
}

interface Props extends FormPart {
  isClosed?: boolean;
  /** Between joining and description. */
  children?: ComponentChildren;
}

/** What an auction has to say first. */
export function FirstFields({ fields, faults, onChange, isClosed, children }: Props) {
  return (
    <>
      <TextField
        label={t('auctionForm.name')}
        fault={faults.name}
        value={fields.name}
        onValue={(name) => onChange({ name })}
        maxLength={100}
        autoComplete="off"
      />
      <TimeField
        label={t('auctionForm.end')}
        hint={t(isClosed ? 'auctionForm.endFixed' : 'auctionForm.endHint')}
        fault={faults.endDate}
        value={fields.endDate}
        onValue={(endDate) => onChange({ endDate })}
        disabled={isClosed}
      />
      <Choice
        label={t('auctionForm.join')}
        hint={t(`auctionForm.joinHint.${fields.joinMode}`)}
        fault={faults.joinMode}
        value={fields.joinMode}
        options={[
          ['LINK', t('auctionForm.join.LINK')],
          ['INVITE_ONLY', t('auctionForm.join.INVITE_ONLY')],
          ['FREE', t('auctionForm.join.FREE')],
        ]}
        onValue={(joinMode) => onChange({ joinMode })}
      />
      {children}
      <RichField
        label={t('auctionForm.description')}
        fault={faults.description}
        html={fields.description}
        onHtml={(description) => onChange({ description })}
        most={mostDescription}
      />
    </>
  );
}
