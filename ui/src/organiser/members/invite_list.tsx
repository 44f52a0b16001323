import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import type { Invite } from '../../server/desk_answers.ts';
import { post, remove } from '../../server/ask.ts';
import { tell } from '../../shell/toasts.tsx';
import { formatExactly, formatMoment } from '../../time/dates.ts';
import { useNow } from '../../time/now.ts';
import { t } from '../../words/index.ts';
import { CopyButton } from './copy_button.tsx';
import { inviteLink } from './links.ts';
import { roleWords } from './roles.ts';

interface Props {
  path: string;
  invites: Invite[];
  onChange: () => Promise<void>;
}

/** Invites that nobody has accepted yet. */
export function InviteList({ path, invites, onChange }: Props) {
  const open = invites.filter((each) => !each.usedAt);
  return (
    <section class="stack">
      <h2>{open.length > 0 ? t('members.invites', { count: open.length }) : t('members.invitesTitle')}</h2>
      {open.length === 0 ? (
        <p class="quiet">{t('members.noInvites')}</p>
      ) : (
        <ul class="plain-list people">
          {open.map((each) => (
            <OpenInvite key={each.id} path={path} invite={each} onChange={onChange} />
          ))}
        </ul>
      )}
    </section>
  );
}

function OpenInvite({ path, invite, onChange }: { path: string; invite: Invite; onChange: () => Promise<void> }) {
  const { id, email, role, token, expiresAt } = invite;
  const now = useNow();
  const isExpired = expiresAt !== null && Date.parse(expiresAt) <= now;
  const revoke = async () => {
    await remove(`${path}/invites/${id}`);
    tell({ text: t('members.revoked', { email }) });
    await onChange();
  };
  const renew = async () => {
    // One that is still good is not sent twice: it gives way to a new one.
    if (!isExpired) await remove(`${path}/invites/${id}`);
    try {
      const { emailSent } = await post<{ emailSent: boolean }>(`${path}/invites`, { email, role });
      tell({ text: t(emailSent ? 'members.renewedMailed' : 'members.renewedNotMailed', { email }) });
    } finally {
      await onChange();
    }
  };
  return (
    <li>
      <div class="people-who">
        <strong>{email}</strong>
        <p class="quiet small">
          {t(roleWords[role])}
          {expiresAt && !isExpired && (
            <>
              {' · '}
              <time dateTime={expiresAt} title={formatExactly(expiresAt)}>
                {t('members.validUntil', { time: formatMoment(expiresAt) })}
              </time>
            </>
          )}
          {invite.sender.name && ` · ${t('members.invitedBy', { name: invite.sender.name })}`}
        </p>
      </div>
      <div class="row">
        {isExpired ? (
          <span class="chip warn">
            <Icon name="clock" size={16} />
            {t('members.expired')}
          </span>
        ) : (
          <CopyButton text={inviteLink(token)} what={t('members.copyInvite', { email })} />
        )}
        <Button look="second" onClick={renew} aria-label={t('members.sendAnewTo', { email })}>
          {t('members.sendAnew')}
        </Button>
        <Button look="bare" onClick={revoke} aria-label={t('members.revokeOf', { email })}>
          {t('members.revoke')}
        </Button>
      </div>
    </li>
  );
}
