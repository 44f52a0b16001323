import { Choice, TextField } from '../../parts/field.tsx';
import { useLoaded } from '../../parts/loaded.ts';
import type { UserRef } from '../../server/answers.ts';
import { get } from '../../server/ask.ts';
import { t } from '../../words/index.ts';

/** What becomes of an auction whose owner leaves. */
export interface Fate {
  kind: '' | 'delete' | 'handOver';
  /** The address of the new owner. */
  to: string;
  /** It is typed: the new owner is none of the members. */
  isElse?: boolean;
}

export const undecided: Fate = { kind: '', to: '' };

interface Props {
  auction: { id: string; name: string };
  /** Our own address. */
  mine: string;
  fate: Fate;
  fault?: string;
  onFate: (fate: Fate) => void;
}

export function AuctionFate({ auction, mine, fate, fault, onFate }: Props) {
  const path = `/api/auctions/${auction.id}/members`;
  const { value: members = [] } = useLoaded(() => get<{ user: UserRef }[]>(path), [path]);
  const others = members.flatMap(({ user: { name, email } }) => (email && email !== mine ? [{ name: name ?? email, email }] : []));
  const choose = (choice: string) => {
    if (choice === '' || choice === 'delete') onFate({ kind: choice, to: '' });
    else if (choice === 'else') onFate({ kind: 'handOver', to: '', isElse: true });
    else onFate({ kind: 'handOver', to: choice });
  };
  return (
    <div class="stack tight">
      <Choice
        label={auction.name}
        value={fate.isElse ? 'else' : fate.to || fate.kind}
        options={[
          ['', t('leaving.choose')],
          ...others.map(({ name, email }) => [email, t('leaving.handOver', { name: `${name} (${email})` })] as const),
          ['else', t('leaving.handOverElse')],
          ['delete', t('leaving.delete')],
        ]}
        onValue={choose}
        fault={fate.isElse ? undefined : fault}
      />
      {fate.isElse && (
        <TextField
          label={t('leaving.newOwner', { name: auction.name })}
          type="email"
          autoComplete="off"
          value={fate.to}
          onValue={(to) => onFate({ ...fate, to })}
          fault={fault}
        />
      )}
    </div>
  );
}
