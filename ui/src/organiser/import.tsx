import { useState } from 'preact/hooks';

import { roleIn } from '../live/auction.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { useLoaded } from '../parts/loaded.ts';
import { Bones, Empty, Problem } from '../parts/states.tsx';
import type { Details } from '../server/answers.ts';
import type { ImportedItems, SheetPreview } from '../server/desk_answers.ts';
import { get, post } from '../server/ask.ts';
import type { ScreenProps } from '../shell/pages.ts';
import { complain } from '../shell/toasts.tsx';
import { useTitle } from '../shell/title.ts';
import { t } from '../words/index.ts';
import { Crumbs } from './crumbs.tsx';
import { Done } from './import/done.tsx';
import { Preview } from './import/preview.tsx';
import { Sheet } from './import/sheet.tsx';

/** Thousands of rows take their time. */
const patience = 60_000;

async function loadPlace(auctionId: string) {
  const [{ auction }, role] = await Promise.all([get<Details>(`/api/auctions/${auctionId}/details`), roleIn(auctionId)]);
  return { auction, role };
}

/** A preview is of the text that was looked at: another one has to be looked at first. */
interface Seen {
  csv: string;
  preview: SheetPreview;
}

export default function ImportScreen({ at }: ScreenProps) {
  const { value: page, problem, reload } = useLoaded(() => loadPlace(at.auction!), [at.auction]);
  const [csv, setCsv] = useState('');
  const [seen, setSeen] = useState<Seen>();
  const [isLooking, setLooking] = useState(false);
  const [done, setDone] = useState<ImportedItems>();
  useTitle(page && `${t('import.title')}: ${page.auction.name}`);

  if (!page) return problem ? <Problem problem={problem} onRetry={() => void reload()} /> : <Bones rows={4} />;
  const { auction, role } = page;
  const path = `/api/auctions/${auction.id}/items/import`;
  const body = (text: string) => new Blob([text], { type: 'text/csv' });
  const look = async (text: string) => {
    setLooking(true);
    try {
      const preview = await post<SheetPreview>(`${path}?preview=true`, undefined, { body: body(text), timeout: patience });
      setSeen({ csv: text, preview });
    } catch (failure) {
      setSeen(undefined);
      complain(failure);
    } finally {
      setLooking(false);
    }
  };
  const bring = async (text: string) => {
    try {
      setDone(await post<ImportedItems>(path, undefined, { body: body(text), timeout: patience }));
    } catch (failure) {
      // Something changed since it was looked at, such as the auction's end.
      await look(text);
      throw failure;
    }
  };
  const again = () => {
    setCsv('');
    setSeen(undefined);
    setDone(undefined);
  };
  const organises = role === 'OWNER' || role === 'ADMIN';
  const isCurrent = seen?.csv === csv;
  return (
    <div class="stack wide">
      <header>
        <Crumbs auction={auction} desk={organises} />
        <h1>{t('import.title')}</h1>
      </header>
      {auction.closedAt || role === undefined || role === 'BIDDER' ? (
        <Empty icon="lock" title={t(auction.closedAt ? 'import.closed' : 'import.mayNot')}>
          <a href={`/auctions/${auction.id}`}>{t('import.toAuction')}</a>
        </Empty>
      ) : done ? (
        <Done auction={auction} items={done} organises={organises} onAgain={again} />
      ) : (
        <>
          <Sheet csv={csv} onCsv={setCsv} isLooking={isLooking} onLook={look} />
          {seen && (
            <Preview of={seen.preview}>
              {isCurrent ? (
                <Button onClick={() => bring(csv)}>
                  <Icon name="upload" />
                  {t('import.bring', { count: seen.preview.rows.length })}
                </Button>
              ) : (
                <p class="note warn">
                  <Icon name="alert" />
                  {t('import.stale')}
                </p>
              )}
            </Preview>
          )}
        </>
      )}
    </div>
  );
}
