import { useLoaded } from '../../parts/loaded.ts';
import { Picture } from '../../parts/picture.tsx';
import { Bones, Problem } from '../../parts/states.tsx';
import type { PublicAuction } from '../../server/answers.ts';
import { get, type Refusal } from '../../server/ask.ts';
import { useTitle } from '../../shell/title.ts';
import { t } from '../../words/index.ts';

/** For who is no member: the way in, if there is one. */
export function Stranger({ auction, problem }: { auction: string; problem: Refusal }) {
  const { value: page, problem: closed } = useLoaded(() => get<PublicAuction>(`/api/public/auctions/${auction}`), [auction]);
  useTitle(page?.name);
  if (closed) return <Problem problem={problem} />;
  if (!page) return <Bones />;
  return (
    <section class="sheet stack stranger">
      {page.thumbnailUrl && <Picture url={page.thumbnailUrl} />}
      <h1>{page.name}</h1>
      <p>{t('grid.notMember')}</p>
      <a class="button" href={`/join/${auction}`}>
        {t('grid.join')}
      </a>
    </section>
  );
}
