import { useId } from 'preact/hooks';

import { formatMoment, formatSpan, fromLocalField } from '../../time/dates.ts';
import { timeFault } from '../../time/local_field.ts';
import { t } from '../../words/index.ts';
import type { AuctionFields } from './fields.ts';

const isTime = (value: string) => value !== '' && !timeFault(value);
const moment = (value: string) => formatMoment(fromLocalField(value)!);

/** The rules in the sentences that stand beside the bidders' buttons. */
function sentencesOf(fields: AuctionFields): string[] {
  const { endDate, hardStop, bidMode, bidderVisibility } = fields;
  const said = [t('rule.step', { step: t('auctionForm.oneStep') })];
  if (bidMode === 'PROXY') said.unshift(t('rule.proxy'));
  said.push(isTime(endDate) ? t('auctionForm.readEnd', { time: moment(endDate) }) : t('auctionForm.readNoEnd'));
  if (fields.itemEndMode === 'CUSTOM') said.push(t('auctionForm.readOwnEnd'));
  if (fields.defaultAntiSnipe)
    said.push(
      t(fields.softCloseMode === 'ADD_TO_END' ? 'rule.extendAdd' : 'rule.extendReset', {
        window: formatSpan(fields.defaultAntiSnipeThreshold),
        extension: formatSpan(fields.defaultAntiSnipeExtension),
      }),
    );
  if (isTime(hardStop)) said.push(t('rule.hardStop', { time: moment(hardStop) }));
  if (bidderVisibility === 'ANONYMOUS') said.push(t('bid.allAnonymous'));
  if (bidderVisibility === 'PER_BID') said.push(t('auctionForm.readPerBid'));
  return said;
}

export function RulesPreview({ fields }: { fields: AuctionFields }) {
  const id = useId();
  return (
    <section class="note rules-preview" aria-labelledby={id}>
      <div class="stack tight">
        <h2 id={id}>{t('auctionForm.preview')}</h2>
        <ul>
          {sentencesOf(fields).map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}
