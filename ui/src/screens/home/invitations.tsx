import { useNoticed } from '../../live/notices.ts';
import { Icon } from '../../parts/icon.tsx';
import { useLoaded } from '../../parts/loaded.ts';
import type { WaitingInvite } from '../../server/answers.ts';
import { get } from '../../server/ask.ts';
import { t } from '../../words/index.ts';

/** What one may still accept: here where one's address is proved, else by the link that one was sent. */
export function Invitations() {
  const { value: invites, reload } = useLoaded(() => get<WaitingInvite[]>('/api/user/invites'), []);
  useNoticed((each) => each.type === 'INVITE_RECEIVED', reload);
  if (!invites?.length) return null;
  return (
    <section class="stack">
      <h2>{t('home.invites')}</h2>
      <ul class="plain-list list sheet">
        {invites.map((each) => (
          <Invitation invite={each} key={each.id} />
        ))}
      </ul>
    </section>
  );
}

function Invitation({ invite: { auction, sender, token } }: { invite: WaitingInvite }) {
  return (
    <li class="list-row">
      <Icon name="link" />
      <div class="list-text">
        <h3>{auction.name}</h3>
        <p class="quiet small">
          {t('home.invitedBy', { name: sender.name ?? sender.email ?? '' })} {!token && t('home.inviteLink')}
        </p>
      </div>
      {token && (
        <div class="list-aside">
          <a class="button" href={`/invite/${token}`} aria-label={`${t('home.seeInvite')}: ${auction.name}`}>
            {t('home.seeInvite')}
          </a>
        </div>
      )}
    </li>
  );
}
