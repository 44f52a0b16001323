import { TextField } from '../../parts/field.tsx';
import { formatNumber, type Key, t } from '../../words/index.ts';
import type { Row, Wanted } from './desk.ts';

const states: readonly (readonly [Wanted['state'], Key])[] = [
  ['all', 'desk.all'],
  ['draft', 'desk.drafts'],
  ['open', 'desk.openItems'],
  ['closed', 'desk.closedItems'],
];

interface Props {
  rows: Row[];
  wanted: Wanted;
  onWant: (wanted: Wanted) => void;
}

export function Filter({ rows, wanted, onWant }: Props) {
  const count = (state: Wanted['state']) => rows.filter((row) => state === 'all' || row.state === state).length;
  return (
    <div class="desk-filter">
      <TextField label={t('desk.search')} type="search" value={wanted.text} onValue={(text) => onWant({ ...wanted, text })} />
      <div class="row" role="group" aria-label={t('desk.filter')}>
        {states.map(([state, label]) => (
          <button
            type="button"
            key={state}
            class="filter"
            aria-pressed={wanted.state === state}
            onClick={() => onWant({ ...wanted, state })}
          >
            {t(label)} <span class="quiet">{formatNumber(count(state))}</span>
          </button>
        ))}
      </div>
    </div>
  );
}
