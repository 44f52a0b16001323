import { Button } from '../parts/button.tsx';
import { Bones, Empty, Problem } from '../parts/states.tsx';
import { useScrollBack } from '../shell/scroll_back.ts';
import { useTitle } from '../shell/title.ts';
import { t } from '../words/index.ts';
import { useNoticeList } from './notifications/list.ts';
import { NoticeRow } from './notifications/notice_row.tsx';

export default function Notifications() {
  const { all, unread, problem, again, more, read, readAll, drop } = useNoticeList();
  useTitle(unread ? `(${unread}) ${t('nav.notices')}` : t('nav.notices'));
  useScrollBack(all !== undefined);
  if (!all) return problem ? <Problem problem={problem} onRetry={again} /> : <Bones rows={5} />;
  return (
    <>
      <header class="page-head">
        <h1>{t('nav.notices')}</h1>
        <div class="row tight">
          {unread > 0 && (
            <Button look="second" onClick={readAll}>
              {t('notices.readAll')}
            </Button>
          )}
          <a class="button bare" href="/settings#notifications">
            {t('notices.settings')}
          </a>
        </div>
      </header>
      {all.length === 0 ? (
        <Empty icon="bell" title={t('notices.empty')}>
          <p>{t('notices.emptyText')}</p>
        </Empty>
      ) : (
        <div class="stack">
          <ul class="plain-list list sheet">
            {all.map((each) => (
              <NoticeRow notice={each} onRead={() => read(each)} onDrop={() => drop(each)} key={each.id} />
            ))}
          </ul>
          {more && (
            <Button look="second" onClick={more}>
              {t('list.more')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
