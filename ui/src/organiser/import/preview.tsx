import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { formatMoney } from '../../money/money.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { textOfRich } from '../../parts/rich.tsx';
import type { SheetPreview, SheetRow } from '../../server/desk_answers.ts';
import { formatMoment } from '../../time/dates.ts';
import { formatNumber, type Key, knows, locale, t } from '../../words/index.ts';

/** So many rows are shown at first. */
const few = 50;

interface Props {
  of: SheetPreview;
  /** What can be done with it if nothing is wrong. */
  children: ComponentChildren;
}

/** What would come of a list: all that is wrong first, then every item with all it would have. */
export function Preview({ of, children }: Props) {
  const { rows, errors, total, ignoredColumns } = of;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [of]);
  return (
    <section class="stack">
      <h2 ref={heading} tabIndex={-1}>
        {t('import.preview', { count: total })}
      </h2>
      {errors.length > 0 && <Errors errors={errors} />}
      {ignoredColumns.length > 0 && (
        <p class="note warn">
          <Icon name="alert" />
          {t('import.ignored', { count: ignoredColumns.length, columns: ignoredColumns.join(', ') })}
        </p>
      )}
      {errors.length === 0 && (
        <p class="note good">
          <Icon name="check" />
          {t('import.clean')}
        </p>
      )}
      {errors.length === 0 && <div class="row">{children}</div>}
      {rows.length > 0 && <Rows rows={rows} />}
    </section>
  );
}

function fieldName(field: string): string {
  const key = `import.field.${field}`;
  return knows(key) ? t(key) : field;
}

function Errors({ errors }: { errors: SheetPreview['errors'] }) {
  const [all, showAll] = useState(false);
  const rows = new Set(errors.map((each) => each.row)).size;
  return (
    <div class="note bad">
      <Icon name="alert" />
      <div class="stack tight">
        <p>
          <strong>{t('import.errors', { count: rows })}</strong> {t('import.allOrNone')}
        </p>
        <ul class="plain-list stack tight">
          {(all ? errors : errors.slice(0, few)).map((each, at) => (
            <li key={at}>
              {t('import.error', { row: each.row, field: fieldName(each.field), message: each.message })}
            </li>
          ))}
        </ul>
        {!all && errors.length > few && (
          <Button look="second" onClick={() => showAll(true)}>
            {t('import.moreErrors', { count: errors.length })}
          </Button>
        )}
      </div>
    </div>
  );
}

const headings: readonly Key[] = [
  'import.row',
  'import.field.name',
  'import.field.currencyCode',
  'import.field.startingBid',
  'import.field.minBidIncrement',
  'import.field.isPublished',
  'import.field.endDate',
  'import.field.discussionsEnabled',
  'import.field.isEditableByAdmin',
  'import.field.antiSnipeEnabled',
];

function Rows({ rows }: { rows: SheetRow[] }) {
  const [all, showAll] = useState(false);
  return (
    <>
      <div class="scroll-x sheet-rows" role="region" aria-label={t('import.rows')} tabIndex={0}>
        <table class="table">
          <thead>
            <tr>
              {headings.map((key) => (
                <th key={key} scope="col">
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(all ? rows : rows.slice(0, few)).map((each) => (
              <Row key={each.row} row={each} />
            ))}
          </tbody>
        </table>
      </div>
      {!all && rows.length > few && (
        <Button look="bare" onClick={() => showAll(true)}>
          {t('import.moreRows', { count: rows.length })}
        </Button>
      )}
    </>
  );
}

const yesNo = (flag: boolean) => t(flag ? 'desk.yes' : 'desk.no');

function Row({ row }: { row: SheetRow }) {
  const money = (amount: number) => formatMoney(amount, row.currencyCode, locale());
  const minutes = (seconds: number) => formatNumber(seconds / 60);
  return (
    <tr>
      <td>{row.row}</td>
      <td class="sheet-name">
        <strong>{row.name}</strong>
        <p class="quiet small">{row.description ? textOfRich(row.description) : t('import.noDescription')}</p>
      </td>
      <td>{row.currencyCode}</td>
      <td>{money(row.startingBid)}</td>
      <td>{money(row.minBidIncrement)}</td>
      <td>{t(row.isPublished ? 'import.published' : 'state.draft')}</td>
      <td>{row.endDate ? formatMoment(row.endDate) : t('import.noEnd')}</td>
      <td>{yesNo(row.discussionsEnabled)}</td>
      <td>{yesNo(row.isEditableByAdmin)}</td>
      <td>
        {row.antiSnipeEnabled
          ? t('import.extends', {
              window: minutes(row.antiSnipeThresholdSeconds),
              extension: minutes(row.antiSnipeExtensionSeconds),
            })
          : t('desk.no')}
      </td>
    </tr>
  );
}
