import { useState } from 'preact/hooks';

import { Button } from '../../parts/button.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';
import type { Auction } from '../../server/answers.ts';
import { type Key, t } from '../../words/index.ts';
import { CloseAuction } from './close_auction.tsx';
import { CopyAuction } from './copy_auction.tsx';
import type { Row } from './desk.ts';

interface Props {
  auction: Auction;
  rows: Row[];
  isOwner: boolean;
  onChange: () => void;
}

/** All that can be done with the auction as a whole. */
export function Actions({ auction, rows, isOwner, onChange }: Props) {
  const [doing, setDoing] = useState<'copy' | 'close'>();
  const [isMore, showMore] = useState(false);
  const page = `/auctions/${auction.id}`;
  const file = `/api/auctions/${auction.id}/export`;
  const done = () => setDoing(undefined);
  return (
    <div class="desk-ways">
      {!auction.closedAt && (
        <>
          <Way href={`${page}/items/new`} icon="plus" label="desk.addItem" isFirst />
          <Way href={`${page}/import`} icon="upload" label="desk.import" />
        </>
      )}
      <Way href={`${page}/members`} icon="people" label="desk.members" />
      {isOwner && <Way href={`${page}/edit`} icon="settings" label="desk.settings" />}
      <Way href={`${page}/results`} icon="trophy" label="desk.results" />
      <Button look="second" aria-expanded={isMore} onClick={() => showMore(!isMore)}>
        <Icon name="more" />
        {t('desk.more')}
      </Button>
      {isOwner && !auction.closedAt && (
        <Button look="danger" onClick={() => setDoing('close')}>
          <Icon name="lock" />
          {t('desk.close')}
        </Button>
      )}
      {isMore && (
        <div class="desk-ways rest">
          <Way href={`${page}/manage?view=print`} icon="qr" label="desk.print" />
          <Way href={`${file}?format=csv`} icon="download" label="desk.exportCsv" download />
          <Way href={file} icon="download" label="desk.exportJson" download />
          <Button look="second" onClick={() => setDoing('copy')}>
            <Icon name="copy" />
            {t('desk.copy')}
          </Button>
        </div>
      )}
      {doing === 'copy' && <CopyAuction auction={auction} onClose={done} />}
      {doing === 'close' && <CloseAuction auction={auction} rows={rows} onDone={onChange} onClose={done} />}
    </div>
  );
}

interface WayProps {
  href: string;
  icon: IconName;
  label: Key;
  isFirst?: boolean;
  download?: boolean;
}

function Way({ href, icon, label, isFirst, download }: WayProps) {
  return (
    <a class={isFirst ? 'button' : 'button second'} href={href} download={download}>
      <Icon name={icon} />
      {t(label)}
    </a>
  );
}
