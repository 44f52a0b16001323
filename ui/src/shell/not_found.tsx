import { Empty } from '../parts/states.tsx';
import { t } from '../words/index.ts';

export function NotFound() {
  return (
    <Empty icon="search" title={t('notFound.title')} isPage>
      <p>{t('notFound.text')}</p>
      <a class="button second" href="/">
        {t('home')}
      </a>
    </Empty>
  );
}
