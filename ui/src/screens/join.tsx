import { useEffect } from 'preact/hooks';

import { Button } from '../parts/button.tsx';
import { useLoaded } from '../parts/loaded.ts';
import { Bones, Problem } from '../parts/states.tsx';
import type { AuctionCard, Person, PublicAuction } from '../server/answers.ts';
import { get, post, Refusal } from '../server/ask.ts';
import type { ScreenProps } from '../shell/pages.ts';
import { go, ownPath } from '../shell/router.ts';
import { me } from '../shell/session.ts';
import { useTitle } from '../shell/title.ts';
import { useValue } from '../value.ts';
import { t } from '../words/index.ts';
import { AuctionFront } from './join/auction_front.tsx';
import { Door, Outcome } from './sign_in/door.tsx';
import { LanguageMenu } from './sign_in/language_menu.tsx';
import { withTarget } from './sign_in/target.ts';
import { Entrance } from './sign_up/entrance.tsx';
import { useStranger } from './sign_up/stranger.ts';

async function isMember(auction: string): Promise<boolean> {
  const mine = await get<AuctionCard[]>('/api/auctions');
  return mine.some(({ id, role }) => id === auction && role !== 'Open');
}

/** Where a link or a QR code leads: to the auction, or by `next` to one of its items, once one is in. */
export default function JoinScreen({ at, query }: ScreenProps) {
  const user = useValue(me);
  const auction = at.auction!;
  const token = query.get('token');
  const next = ownPath(query.get('next'));
  const target = next === '/' ? `/auctions/${auction}` : next;
  const its = encodeURIComponent(auction);
  const join = async () => {
    await post(`/api/auctions/${its}/join`, token ? { token } : {});
    go(target, { replace: true });
  };
  const { isStranger, onIn } = useStranger(join);
  const front = useLoaded(
    () => get<PublicAuction>(`/api/public/auctions/${its}${token ? `?token=${encodeURIComponent(token)}` : ''}`),
    [auction, token],
  );
  const membership = useLoaded(async () => !isStranger && (await isMember(auction)), [auction, isStranger]);
  const isIn = membership.value === true;
  useTitle(front.value?.name);
  useEffect(() => {
    if (isIn) go(target, { replace: true });
  }, [isIn]);

  const problem = membership.problem ?? front.problem;
  if (isIn || (!problem && (!front.value || membership.value === undefined))) return <Bones rows={4} />;
  if (problem instanceof Refusal && problem.status === 404) return <NoAuction />;
  if (!front.value)
    return <Problem problem={problem!} onRetry={() => void Promise.all([front.reload(), membership.reload()])} />;
  return (
    <div class="stack wide">
      <section class="sheet stack">
        <AuctionFront auction={front.value} />
        {user && !isStranger ? (
          <Welcome user={user} onJoin={join} />
        ) : (
          <Entrance
            signUp={t('join.signUp')}
            signIn={t('join.signIn')}
            target={location.pathname + location.search}
            onIn={onIn}
          />
        )}
      </section>
      <LanguageMenu />
    </div>
  );
}

function Welcome({ user, onJoin }: { user: Person; onJoin: () => Promise<void> }) {
  return (
    <div class="stack tight">
      <Button wide onClick={onJoin}>
        {t('join.join')}
      </Button>
      <p class="quiet">{t('join.as', { name: user.name ?? user.email })}</p>
    </div>
  );
}

/** There is none, or strangers may not know of it. Members may have come by the same link. */
function NoAuction() {
  const user = useValue(me);
  return (
    <Door title={t('join.badTitle')}>
      <Outcome look="bad" icon="alert">
        <p>{t('join.bad')}</p>
      </Outcome>
      {user ? (
        <a class="button second wide" href="/">
          {t('home')}
        </a>
      ) : (
        <>
          <p>{t('join.member')}</p>
          <a class="button second wide" href={withTarget('/login', location.pathname + location.search)}>
            {t('signIn')}
          </a>
        </>
      )}
    </Door>
  );
}
