import { Button } from '../../parts/button.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';
import type { Notice } from '../../server/answers.ts';
import { formatAgo, formatExactly } from '../../time/dates.ts';
import { useNow } from '../../time/now.ts';
import { t } from '../../words/index.ts';

interface Props {
  notice: Notice;
  onRead: () => void;
  onDrop: () => Promise<void>;
}

const icons: Record<string, IconName> = {
  NEW_ITEM: 'box',
  OUTBID: 'alert',
  ENDING_SOON: 'clock',
  AUCTION_WON: 'trophy',
  ITEM_LOST: 'close',
  AUCTION_ENDED: 'lock',
  INVITE_RECEIVED: 'link',
  MEMBER_JOINED: 'people',
};

/** What it is about, if that has a page. */
function pageOf({ type, auctionId, itemId }: Notice): string | undefined {
  if (!auctionId) return undefined;
  if (type === 'INVITE_RECEIVED') return '/'; // Its page is for members; invitations wait at home.
  const auction = `/auctions/${auctionId}`;
  if (itemId) return `${auction}/items/${itemId}`;
  if (type === 'AUCTION_ENDED') return `${auction}/results`;
  return type === 'MEMBER_JOINED' ? `${auction}/members` : auction;
}

export function NoticeRow({ notice, onRead, onDrop }: Props) {
  const now = useNow();
  const page = pageOf(notice);
  return (
    <li class={notice.read ? 'list-row notice' : 'list-row notice unread'}>
      {notice.imageUrl ? (
        <div class="picture">
          <img src={notice.imageUrl} alt="" loading="lazy" />
        </div>
      ) : (
        <Icon name={icons[notice.type] ?? 'bell'} />
      )}
      <div class="list-text">
        <h2>
          {page ? (
            <a class="stretch" href={page} onClick={onRead}>
              {notice.title}
            </a>
          ) : (
            notice.title
          )}
        </h2>
        <p>{notice.message}</p>
        <p class="row tight">
          {!notice.read && <span class="chip accent">{t('notices.new')}</span>}
          <time class="quiet small" dateTime={notice.createdAt} title={formatExactly(notice.createdAt)}>
            {formatAgo(notice.createdAt, now)}
          </time>
        </p>
      </div>
      <div class="list-aside">
        {!notice.read && !page && (
          <Button look="bare" onClick={onRead}>
            {t('notices.read')}
          </Button>
        )}
        <Button look="bare" class="round" aria-label={t('notices.drop', { title: notice.title })} onClick={onDrop}>
          <Icon name="trash" />
        </Button>
      </div>
    </li>
  );
}
