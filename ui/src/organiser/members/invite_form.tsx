import { useState } from 'preact/hooks';

import { Choice, Field, type Faults, Form } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import type { Role } from '../../server/answers.ts';
import type { SentInvites } from '../../server/desk_answers.ts';
import { post } from '../../server/ask.ts';
import { knows, t } from '../../words/index.ts';
import { CopyButton } from './copy_button.tsx';
import { inviteLink } from './links.ts';
import { givenRoles } from './roles.ts';

/** So many the server takes at once. */
const most = 50;

/** However they are separated; with names in front of them, as in the head of a mail, too. */
export function addressesIn(text: string): string[] {
  const bare = text.replace(/[^,;\n<>]*<([^<>\s]+)>/g, ' $1 ');
  return [...new Set(bare.toLowerCase().split(/[\s,;]+/).filter(Boolean))];
}

interface Props {
  path: string;
  /** Others invite bidders alone. */
  organises: boolean;
  onSent: () => Promise<void>;
}

export function InviteForm({ path, organises, onSent }: Props) {
  const [text, setText] = useState('');
  const [role, setRole] = useState<Role>('BIDDER');
  const [sent, setSent] = useState<SentInvites>();
  const count = addressesIn(text).length;

  const send = async (): Promise<Faults | void> => {
    const emails = addressesIn(text);
    if (emails.length === 0) return { emails: t('members.noAddress') };
    if (emails.length > most) return { emails: t('members.tooMany', { count: emails.length, most }) };
    const answer = await post<SentInvites>(`${path}/invites/bulk`, { emails, ...(organises && { role }) });
    setSent(answer);
    // What was refused can be corrected.
    setText(answer.errors.map((each) => each.email).join('\n'));
    await onSent();
  };
  return (
    <section class="sheet stack">
      <h2>{t('members.invite')}</h2>
      <Form onSubmit={send} submit={count > 1 ? t('members.sendMany', { count }) : t('members.send')}>
        {(faults) => (
          <>
            <Field label={t('members.addresses')} hint={t('members.addressesHint', { most })} fault={faults.emails}>
              {(tied) => (
                <textarea
                  class="input invite-addresses"
                  {...tied}
                  rows={2}
                  autoComplete="off"
                  spellcheck={false}
                  value={text}
                  onInput={(event) => setText(event.currentTarget.value)}
                />
              )}
            </Field>
            {organises && (
              <Choice label={t('members.role')} hint={t('members.roleHint')} value={role} options={givenRoles()} onValue={setRole} />
            )}
          </>
        )}
      </Form>
      <div role="status">{sent && <Outcome of={sent} />}</div>
    </section>
  );
}

/** What became of each address. */
function Outcome({ of }: { of: SentInvites }) {
  return (
    <ul class="plain-list stack tight">
      {of.invites.map((each) => (
        <li key={each.id} class={each.emailSent ? 'note good' : 'note warn'}>
          <Icon name={each.emailSent ? 'check' : 'link'} />
          <div class="row spread invite-outcome">
            <span>
              <strong>{each.email}</strong>: {t(each.emailSent ? 'members.mailed' : 'members.notMailed')}
            </span>
            {!each.emailSent && <CopyButton text={inviteLink(each.token)} what={t('members.copyInvite', { email: each.email })} />}
          </div>
        </li>
      ))}
      {of.errors.map((each) => (
        <li key={each.email} class="note bad">
          <Icon name="alert" />
          <span>
            <strong>{each.email}</strong>: {reasonOf(each)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function reasonOf({ key, message }: SentInvites['errors'][number]): string {
  if (key === 'E_VALIDATION') return t('members.badAddress');
  const words = `refusal.${key}`;
  return knows(words) ? t(words) : message;
}
