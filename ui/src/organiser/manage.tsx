import { useEffect, useMemo, useState } from 'preact/hooks';

import { auctionPath } from '../live/auction.ts';
import { useFollowed } from '../live/follow.ts';
import { Bones, Empty, Problem } from '../parts/states.tsx';
import type { ScreenProps } from '../shell/pages.ts';
import { me } from '../shell/session.ts';
import { useTitle } from '../shell/title.ts';
import { useValue } from '../value.ts';
import { t } from '../words/index.ts';
import { Actions } from './manage/actions.tsx';
import { BulkBar } from './manage/bulk_bar.tsx';
import { deskSource, filtered, rowsOf, type Wanted } from './manage/desk.ts';
import { Filter } from './manage/filter.tsx';
import { ItemTable } from './manage/item_table.tsx';
import { PrintList } from './manage/print_list.tsx';
import { Summary } from './manage/summary.tsx';

export default function ManageScreen({ at, query }: ScreenProps) {
  const myId = useValue(me)!.id;
  const path = auctionPath(at.auction!);
  const { page, problem, link, followed } = useFollowed(`${path}/manage`, () => deskSource(at.auction!, myId), 'high');
  const [wanted, want] = useState<Wanted>({ state: 'all', text: '' });
  const [selected, select] = useState<ReadonlySet<string>>(new Set());
  // An event that tells nothing of the items costs nothing, and hundreds may come at once.
  const rows = useMemo(() => (page ? rowsOf(page) : []), [page?.auction, page?.items, page?.editable]);
  const shown = useMemo(() => filtered(rows, wanted), [rows, wanted]);
  const changed = () => followed?.askSoon(0);
  const table = useMemo(
    () =>
      page &&
      shown.length > 0 && (
        <ItemTable auction={page.auction} rows={shown} selected={selected} onSelect={select} onChange={changed} />
      ),
    [page?.auction, shown, selected, followed],
  );
  useTitle(page && `${t('desk.title')}: ${page.auction.name}`);
  // Prices are not told again to who was not there yet.
  useEffect(() => {
    if (link === 'live') followed?.askSoon(0);
  }, [link, followed]);

  if (!page) return problem ? <Problem problem={problem} onRetry={() => followed?.wake()} /> : <Bones rows={5} />;
  const { auction } = page;
  const chosen = shown.filter((each) => selected.has(each.id));
  if (query.get('view') === 'print')
    return <PrintList auction={auction} rows={chosen.length > 0 ? chosen : shown} />;
  return (
    <div class="stack">
      <Summary auction={auction} rows={rows} />
      <Actions auction={auction} rows={rows} isOwner={page.role === 'OWNER'} onChange={changed} />
      <section class="stack">
        <h2 class="hidden-text">{t('desk.items')}</h2>
        {rows.length === 0 ? (
          <Empty icon="box" title={t('desk.noItems')}>
            <p>{t('desk.noItemsText')}</p>
          </Empty>
        ) : (
          <>
            <Filter rows={rows} wanted={wanted} onWant={want} />
            {table || <p class="quiet">{t('desk.noneFound')}</p>}
          </>
        )}
      </section>
      {chosen.length > 0 && (
        <BulkBar auctionPath={path} rows={chosen} onDone={changed} onClear={() => select(new Set())} />
      )}
    </div>
  );
}
