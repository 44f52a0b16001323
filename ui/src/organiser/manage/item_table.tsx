import { useState } from 'preact/hooks';

import { formatMoney } from '../../money/money.ts';
import { Button } from '../../parts/button.tsx';
import { TimeLeft } from '../../parts/countdown.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { More } from '../../parts/more.tsx';
import { Picture } from '../../parts/picture.tsx';
import { Price } from '../../parts/price.tsx';
import type { Auction } from '../../server/answers.ts';
import { formatExactly, formatMoment } from '../../time/dates.ts';
import { formatNumber, type Key, locale, t } from '../../words/index.ts';
import type { Row, RowState } from './desk.ts';
import { EndNow } from './end_now.tsx';

interface Props {
  auction: Auction;
  rows: Row[];
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
  onChange: () => void;
}

/** So many are drawn at first. */
const step = 60;

/** With the roles said again: on phones its rows are cards, and browsers take such a table for none. */
export function ItemTable({ auction, rows, selected, onSelect, onChange }: Props) {
  const [ending, end] = useState<Row>();
  const [drawn, draw] = useState(step);
  const isAll = rows.every((row) => selected.has(row.id));
  const toggle = (ids: string[], on: boolean) => {
    const next = new Set(selected);
    for (const id of ids) next[on ? 'add' : 'delete'](id);
    onSelect(next);
  };
  const all = (
    <label class="desk-check">
      <input
        type="checkbox"
        aria-label={t('desk.selectAll', { count: rows.length })}
        checked={isAll}
        onChange={(event) => toggle(rows.map((row) => row.id), event.currentTarget.checked)}
      />
      <span class="desk-narrow" aria-hidden="true">
        {t('desk.all')}
      </span>
    </label>
  );
  return (
    <>
      <table class="table desk-table" role="table" aria-label={t('desk.items')}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">{all}</th>
            <th role="columnheader" colSpan={2}>
              {t('desk.item')}
            </th>
            <th role="columnheader" class="number">
              {t('desk.price')}
            </th>
            <th role="columnheader" class="number">
              {t('desk.bids')}
            </th>
            <th role="columnheader">{t('desk.end')}</th>
            <th role="columnheader">{t('desk.state')}</th>
            <th role="columnheader">
              <span class="hidden-text">{t('desk.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.slice(0, drawn).map((row) => (
            <ItemRow
              key={row.id}
              auction={auction}
              row={row}
              isSelected={selected.has(row.id)}
              onSelect={(on) => toggle([row.id], on)}
              onEnd={() => end(row)}
            />
          ))}
        </tbody>
      </table>
      {rows.length > drawn && <More text={t('desk.moreItems')} onMore={() => draw(drawn + step)} />}
      {ending && <EndNow auction={auction} row={ending} onDone={onChange} onClose={() => end(undefined)} />}
    </>
  );
}

interface RowProps {
  auction: Auction;
  row: Row;
  isSelected: boolean;
  onSelect: (on: boolean) => void;
  onEnd: () => void;
}

function ItemRow({ auction, row, isSelected, onSelect, onEnd }: RowProps) {
  const page = `/auctions/${auction.id}/items/${row.id}`;
  const below = [
    row.step !== undefined && t('desk.step', { amount: formatMoney(row.step, row.currencyCode, locale()) }),
    row.seller,
    !row.mayEdit && t('desk.locked'),
  ];
  return (
    <tr role="row" class={isSelected ? 'chosen' : ''}>
      <td role="cell" class="desk-pick">
        <label class="desk-check">
          <input
            type="checkbox"
            aria-label={t('desk.select', { item: row.name })}
            checked={isSelected}
            onChange={(event) => onSelect(event.currentTarget.checked)}
          />
        </label>
      </td>
      <td role="cell" class="desk-picture">
        <Picture url={row.thumbnailUrl} />
      </td>
      <td role="cell" class="desk-name">
        <a href={page}>{row.name}</a>
        <p class="quiet small">{below.filter(Boolean).join(' · ')}</p>
      </td>
      <td role="cell" class="number desk-price">
        <strong>
          <Price amount={row.currentBid ?? row.startingBid} currency={row.currencyCode} />
        </strong>
        {row.currentBid === null && <p class="quiet small">{t('desk.start')}</p>}
      </td>
      <td role="cell" class="number desk-bids" data-label={t('desk.bids')}>
        {formatNumber(row.bids)}
      </td>
      <td role="cell" class="desk-end">
        <End row={row} />
      </td>
      <td role="cell" class="desk-state">
        <StateChip state={row.state} />
      </td>
      <td role="cell" class="desk-actions">
        {row.mayEdit && (
          <div class="row">
            {row.state === 'open' && (
              <Button look="bare" onClick={onEnd} aria-label={t('desk.endNowItem', { item: row.name })}>
                {t('desk.endNow')}
              </Button>
            )}
            <a class="icon-button" href={`${page}/edit`} aria-label={t('desk.editItem', { item: row.name })}>
              <Icon name="edit" />
            </a>
          </div>
        )}
      </td>
    </tr>
  );
}

/** What is left, or when it was over. */
function End({ row }: { row: Row }) {
  if (row.state === 'open') return <TimeLeft endsAt={row.endsAt} closedAt={null} />;
  if (row.state === 'draft' || !row.closedAt) return <span class="quiet">–</span>;
  return (
    <time class="small" dateTime={row.closedAt} title={formatExactly(row.closedAt)}>
      {formatMoment(row.closedAt)}
    </time>
  );
}

const looks: Record<RowState, { look: string; icon: IconName; word: Key }> = {
  draft: { look: 'chip warn', icon: 'edit', word: 'state.draft' },
  open: { look: 'chip good', icon: 'gavel', word: 'desk.open' },
  closed: { look: 'chip', icon: 'lock', word: 'state.closed' },
};

function StateChip({ state }: { state: RowState }) {
  const { look, icon, word } = looks[state];
  return (
    <span class={look}>
      <Icon name={icon} size={16} />
      {t(word)}
    </span>
  );
}
