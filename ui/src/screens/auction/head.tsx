import { useState } from 'preact/hooks';

import { type AuctionPage, auctionPath } from '../../live/auction.ts';
import { Back } from '../../parts/back.tsx';
import { Button } from '../../parts/button.tsx';
import { TimeLeft } from '../../parts/countdown.tsx';
import { Confirm } from '../../parts/dialog.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { Picture } from '../../parts/picture.tsx';
import { Rich, textOfRich } from '../../parts/rich.tsx';
import { post } from '../../server/ask.ts';
import { go } from '../../shell/router.ts';
import { tell } from '../../shell/toasts.tsx';
import { type Key, t } from '../../words/index.ts';

/** What the auction is, and what one may do with it. */
export function Head({ page }: { page: AuctionPage }) {
  const { auction } = page;
  return (
    <>
      <Back href="/" text={t('nav.auctions')} />
      <header class={auction.thumbnailUrl ? 'auction-head pictured' : 'auction-head'}>
        {auction.thumbnailUrl && <Picture url={auction.thumbnailUrl} lazy={false} />}
        <div class="stack tight">
          <h1>{auction.name}</h1>
          <p class="row">
            <TimeLeft endsAt={auction.endDate} closedAt={auction.closedAt} />
            <span class="quiet small">{t('list.host', { name: auction.creator.name ?? '' })}</span>
          </p>
          {auction.description && <Description html={auction.description} />}
          <Actions page={page} />
        </div>
      </header>
    </>
  );
}

const short = 240;

/** Long ones are folded to their first words, without what could be pressed in them. */
function Description({ html }: { html: string }) {
  const [isOpen, open] = useState(false);
  const text = textOfRich(html);
  if (text.length <= short) return <Rich html={html} />;
  return (
    <div>
      {isOpen ? <Rich html={html} /> : <p>{text.slice(0, text.lastIndexOf(' ', short))} …</p>}
      <Button look="bare" class="flush" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
        {t(isOpen ? 'grid.less' : 'grid.more')}
      </Button>
    </div>
  );
}

function Actions({ page }: { page: AuctionPage }) {
  const { role, auction } = page;
  const [leaves, setLeaves] = useState(false);
  const here = `/auctions/${auction.id}`;
  const runs = role === 'OWNER' || role === 'ADMIN';
  const sells = (runs || role === 'CREATOR') && !auction.closedAt;
  return (
    <div class="row tight">
      {sells && <Action href={`${here}/items/new`} icon="plus" text="grid.newItem" />}
      {sells && <Action href={`${here}/import`} icon="upload" text="grid.import" />}
      {runs && <Action href={`${here}/manage`} icon="settings" text="grid.manage" />}
      {(runs || auction.memberCanInvite) && <Action href={`${here}/members`} icon="people" text="grid.members" />}
      {role === 'OWNER' && <Action href={`${here}/edit`} icon="edit" text="edit" />}
      <Action href={`${here}/results`} icon="trophy" text={auction.closedAt ? 'grid.results' : 'grid.leaders'} />
      {role !== 'OWNER' && (
        <Button look="bare" onClick={() => setLeaves(true)}>
          {t('grid.leave')}
        </Button>
      )}
      {leaves && (
        <Confirm
          title={t('grid.leaveTitle')}
          confirm={t('grid.leave')}
          danger
          onConfirm={async () => {
            await post(`${auctionPath(auction.id)}/leave`);
            tell({ text: t('grid.left', { name: auction.name }) });
            go('/');
          }}
          onClose={() => setLeaves(false)}
        >
          <p>{t('grid.leaveText')}</p>
        </Confirm>
      )}
    </div>
  );
}

function Action({ href, icon, text }: { href: string; icon: IconName; text: Key }) {
  return (
    <a class="button second" href={href}>
      <Icon name={icon} />
      {t(text)}
    </a>
  );
}
