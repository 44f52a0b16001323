import { Button } from '../parts/button.tsx';
import { useLoaded } from '../parts/loaded.ts';
import { Rich } from '../parts/rich.tsx';
import { Bones, Problem } from '../parts/states.tsx';
import { get, post, Refusal } from '../server/ask.ts';
import type { ScreenProps } from '../shell/pages.ts';
import { go } from '../shell/router.ts';
import { me, signOut } from '../shell/session.ts';
import { useValue } from '../value.ts';
import { t } from '../words/index.ts';
import { Door, Outcome } from './sign_in/door.tsx';
import { Entrance } from './sign_up/entrance.tsx';
import { useStranger } from './sign_up/stranger.ts';

interface Offer {
  auction: { id: string; name: string; description: string | null };
  sender: { name: string | null; email: string };
  role: 'ADMIN' | 'CREATOR' | 'BIDDER';
  email: string;
}

export default function InviteScreen({ at }: ScreenProps) {
  const path = `/api/invites/${encodeURIComponent(at.token!)}`;
  const { value: offer, problem, reload } = useLoaded(() => get<Offer>(path), [path]);
  if (offer) return <Invitation offer={offer} path={path} />;
  if (!problem) return <Bones rows={4} />;
  if (problem instanceof Refusal && !problem.isPassing) return <NoInvitation />;
  return <Problem problem={problem} onRetry={() => void reload()} />;
}

function Invitation({ offer, path }: { offer: Offer; path: string }) {
  const user = useValue(me);
  const { auction, sender, role, email } = offer;
  const accept = async () => {
    const { auctionId } = await post<{ auctionId: string }>(path);
    go(`/auctions/${auctionId}`, { replace: true });
  };
  const { isStranger, onIn } = useStranger(accept);
  return (
    <Door title={t('invite.title', { name: auction.name })}>
      <p>
        {t('invite.from', { name: sender.name ?? sender.email })} {t(`invite.${role}`)}
      </p>
      {auction.description && <Rich html={auction.description} />}
      {!user || isStranger ? (
        <Entrance
          signUp={t('join.signUp')}
          signIn={t('join.signIn')}
          email={email}
          target={location.pathname}
          onIn={onIn}
        />
      ) : user.email.toLowerCase() === email.toLowerCase() ? (
        <Button wide onClick={accept}>
          {t('invite.accept')}
        </Button>
      ) : (
        <>
          <Outcome look="warn" icon="alert">
            <p>{t('invite.other', { email, mine: user.email })}</p>
          </Outcome>
          <Button look="second" wide onClick={() => signOut({ stay: true })}>
            {t('invite.signOut')}
          </Button>
        </>
      )}
    </Door>
  );
}

function NoInvitation() {
  return (
    <Door title={t('invite.badTitle')}>
      <Outcome look="bad" icon="alert">
        <p>{t('invite.bad')}</p>
      </Outcome>
      <a class="button second wide" href="/">
        {t('home')}
      </a>
    </Door>
  );
}
