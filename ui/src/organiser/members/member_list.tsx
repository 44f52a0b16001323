import { useState } from 'preact/hooks';

import { Confirm } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import type { Role } from '../../server/answers.ts';
import type { Member } from '../../server/desk_answers.ts';
import { patch, remove } from '../../server/ask.ts';
import { me } from '../../shell/session.ts';
import { complain, tell } from '../../shell/toasts.tsx';
import { formatDay } from '../../time/dates.ts';
import { useValue } from '../../value.ts';
import { t } from '../../words/index.ts';
import { givenRoles, roleWords } from './roles.ts';

interface Props {
  path: string;
  members: Member[];
  onChange: () => Promise<void>;
}

const nameOf = ({ user }: Member) => user.name ?? user.email ?? '';
const rank: Role[] = ['OWNER', 'ADMIN', 'CREATOR', 'BIDDER'];

export function MemberList({ path, members, onChange }: Props) {
  const [text, setText] = useState('');
  const [leaving, setLeaving] = useState<Member>();
  const myId = useValue(me)?.id;
  const needle = text.trim().toLowerCase();
  const found = members
    .filter(({ user }) => `${user.name ?? ''} ${user.email ?? ''}`.toLowerCase().includes(needle))
    .sort((a, b) => rank.indexOf(a.role) - rank.indexOf(b.role));

  const change = async (member: Member, role: Role) => {
    try {
      await patch(`${path}/members/${member.id}`, { role });
      tell({ text: t('members.roleChanged', { name: nameOf(member), role: t(roleWords[role]) }) });
    } catch (failure) {
      complain(failure);
    }
    await onChange();
  };
  const drop = async (member: Member) => {
    await remove(`${path}/members/${member.id}`);
    await onChange();
  };
  return (
    <section class="stack">
      <h2>{t('members.members', { count: members.length })}</h2>
      {members.length > 5 && <TextField label={t('members.search')} type="search" value={text} onValue={setText} />}
      {found.length === 0 && <p class="quiet">{t('members.noneFound')}</p>}
      <ul class="plain-list people">
        {found.map((each) => (
          <Person
            key={each.id}
            member={each}
            isFixed={each.role === 'OWNER' || each.user.id === myId}
            onRole={(role) => change(each, role)}
            onRemove={() => setLeaving(each)}
          />
        ))}
      </ul>
      {leaving && (
        <Confirm
          title={t('members.removeTitle', { name: nameOf(leaving) })}
          confirm={t('members.remove')}
          danger
          onConfirm={() => drop(leaving)}
          onClose={() => setLeaving(undefined)}
        >
          <p>{t('members.removeText')}</p>
        </Confirm>
      )}
    </section>
  );
}

interface PersonProps {
  member: Member;
  /** The owner, and oneself. */
  isFixed: boolean;
  onRole: (role: Role) => Promise<void>;
  onRemove: () => void;
}

function Person({ member, isFixed, onRole, onRemove }: PersonProps) {
  const name = nameOf(member);
  const { user, role, joinedAt, invitedBy } = member;
  const since = t('members.since', { day: formatDay(joinedAt) });
  const by = invitedBy?.name && t('members.invitedBy', { name: invitedBy.name });
  return (
    <li>
      <div class="people-who">
        <strong>{name}</strong>
        <p class="quiet small">{[user.email, since, by].filter(Boolean).join(' · ')}</p>
      </div>
      {isFixed ? (
        <span class="chip accent">{t(roleWords[role])}</span>
      ) : (
        <div class="row">
          <select
            class="input people-role"
            aria-label={t('members.roleOf', { name })}
            value={role}
            onChange={(event) => void onRole(event.currentTarget.value as Role)}
          >
            {givenRoles().map(([its, word]) => (
              <option value={its} key={its} selected={its === role}>
                {word}
              </option>
            ))}
          </select>
          <button type="button" class="icon-button" aria-label={t('members.removeOf', { name })} onClick={onRemove}>
            <Icon name="trash" />
          </button>
        </div>
      )}
    </li>
  );
}
