import { useState } from 'preact/hooks';

import { Check } from '../../parts/field.tsx';
import { TimeField } from '../../parts/time_field.tsx';
import type { Auction } from '../../server/answers.ts';
import { formatMoment } from '../../time/dates.ts';
import { t } from '../../words/index.ts';
import { SoftCloseFields } from '../auction_form/soft_close.tsx';
import type { FormPart } from './item_fields.tsx';

interface Props extends FormPart {
  auction: Auction;
  /** Only a seller opens or shuts his item to organisers. */
  isOwner: boolean;
  isClosed?: boolean;
}

/** What has a good default, or is needed seldom. */
export function MoreItemFields({ fields, faults, onChange, auction, isOwner, isClosed }: Props) {
  const [isOpen, setOpen] = useState(false);
  const endHint = auction.endDate
    ? t('itemForm.endHintAuction', { time: formatMoment(auction.endDate) })
    : t('itemForm.endHint');
  return (
    <details
      class="more"
      open={isOpen || faults.endDate !== undefined}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t('itemForm.more')}</summary>
      <div class="stack">
        {auction.itemEndMode === 'CUSTOM' && !isClosed && (
          <TimeField
            label={t('itemForm.end')}
            hint={endHint}
            fault={faults.endDate}
            value={fields.endDate}
            onValue={(endDate) => onChange({ endDate })}
          />
        )}
        <SoftCloseFields
          value={{
            isOn: fields.antiSnipeEnabled,
            window: fields.antiSnipeThresholdSeconds,
            extension: fields.antiSnipeExtensionSeconds,
          }}
          onValue={({ isOn, window, extension }) =>
            onChange({
              antiSnipeEnabled: isOn,
              antiSnipeThresholdSeconds: window,
              antiSnipeExtensionSeconds: extension,
            })
          }
        />
        <Check
          label={t('itemForm.discussions')}
          checked={fields.discussionsEnabled}
          onValue={(discussionsEnabled) => onChange({ discussionsEnabled })}
        />
        {isOwner && (
          <Check
            label={t('itemForm.editableByAdmin')}
            checked={fields.isEditableByAdmin}
            onValue={(isEditableByAdmin) => onChange({ isEditableByAdmin })}
          />
        )}
      </div>
    </details>
  );
}
