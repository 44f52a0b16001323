import { useEffect, useState } from 'preact/hooks';

import { Check, Choice } from '../../parts/field.tsx';
import { TimeField } from '../../parts/time_field.tsx';
import type { BidderVisibility } from '../../server/answers.ts';
import { t } from '../../words/index.ts';
import { isInMore } from './fields.ts';
import type { FormPart } from './first_fields.tsx';
import { SoftCloseFields } from './soft_close.tsx';

interface Props extends FormPart {
  hasBids?: boolean;
  isClosed?: boolean;
  /** Who is seen, as it was saved. */
  visibilityBefore?: BidderVisibility;
}

/** From open to strict: who bid was promised at least as much. */
const visibilities: readonly BidderVisibility[] = ['VISIBLE', 'PER_BID', 'ANONYMOUS'];

/** What has a good default. */
export function MoreRules({ fields, faults, onChange, hasBids, isClosed, visibilityBefore = 'VISIBLE' }: Props) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (isInMore(faults)) setOpen(true);
  }, [faults]);
  const allowed = visibilities.slice(hasBids ? visibilities.indexOf(visibilityBefore) : 0);
  return (
    <details class="more" open={isOpen || isInMore(faults)} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('auctionForm.more')}</summary>
      <div class="stack">
        <Choice
          label={t('auctionForm.mode')}
          hint={hasBids ? t('auctionForm.modeFixed') : t(`auctionForm.modeHint.${fields.bidMode}`)}
          fault={faults.bidMode}
          value={fields.bidMode}
          options={[
            ['PLAIN', t('auctionForm.mode.PLAIN')],
            ['PROXY', t('auctionForm.mode.PROXY')],
          ]}
          onValue={(bidMode) => onChange({ bidMode })}
          disabled={hasBids}
        />
        <Choice
          label={t('auctionForm.visibility')}
          hint={t(hasBids ? 'auctionForm.visibilityFixed' : 'auctionForm.visibilityHint')}
          fault={faults.bidderVisibility}
          value={fields.bidderVisibility}
          options={allowed.map((its) => [its, t(`auctionForm.visibility.${its}`)] as const)}
          onValue={(bidderVisibility) => onChange({ bidderVisibility })}
          disabled={allowed.length === 1}
        />
        <Choice
          label={t('auctionForm.itemEnd')}
          hint={isClosed ? t('auctionForm.endFixed') : t(`auctionForm.itemEndHint.${fields.itemEndMode}`)}
          fault={faults.itemEndMode}
          value={fields.itemEndMode}
          options={[
            ['CUSTOM', t('auctionForm.itemEnd.CUSTOM')],
            ['AUCTION_END', t('auctionForm.itemEnd.AUCTION_END')],
            ['NONE', t('auctionForm.itemEnd.NONE')],
          ]}
          onValue={(itemEndMode) => onChange({ itemEndMode })}
          disabled={isClosed}
        />
        <SoftCloseFields
          hint={t('auctionForm.antiSnipeEach')}
          value={{
            isOn: fields.defaultAntiSnipe,
            window: fields.defaultAntiSnipeThreshold,
            extension: fields.defaultAntiSnipeExtension,
          }}
          onValue={({ isOn, window, extension }) =>
            onChange({
              defaultAntiSnipe: isOn,
              defaultAntiSnipeThreshold: window,
              defaultAntiSnipeExtension: extension,
            })
          }
        />
        <Choice
          label={t('auctionForm.softClose')}
          hint={t(`auctionForm.softCloseHint.${fields.softCloseMode}`)}
          value={fields.softCloseMode}
          options={[
            ['RESET_FROM_BID', t('auctionForm.softClose.RESET_FROM_BID')],
            ['ADD_TO_END', t('auctionForm.softClose.ADD_TO_END')],
          ]}
          onValue={(softCloseMode) => onChange({ softCloseMode })}
        />
        <TimeField
          label={t('auctionForm.hardStop')}
          hint={t(isClosed ? 'auctionForm.endFixed' : 'auctionForm.hardStopHint')}
          fault={faults.hardStop}
          value={fields.hardStop}
          onValue={(hardStop) => onChange({ hardStop })}
          disabled={isClosed}
        />
        <Check
          label={t('auctionForm.memberCanInvite')}
          checked={fields.memberCanInvite}
          onValue={(memberCanInvite) => onChange({ memberCanInvite })}
        />
        <Check
          label={t('auctionForm.editableByAdmin')}
          checked={fields.defaultItemsEditableByAdmin}
          onValue={(defaultItemsEditableByAdmin) => onChange({ defaultItemsEditableByAdmin })}
        />
      </div>
    </details>
  );
}
