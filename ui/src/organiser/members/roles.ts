import type { Role } from '../../server/answers.ts';
import { type Key, t } from '../../words/index.ts';

export const roleWords: Record<Role, Key> = {
  OWNER: 'role.owner',
  ADMIN: 'role.admin',
  CREATOR: 'role.seller',
  BIDDER: 'role.bidder',
};

/** Those that can be given, for a choice. */
export const givenRoles = () => (['BIDDER', 'CREATOR', 'ADMIN'] as const).map((role): readonly [Role, string] => [role, t(roleWords[role])]);
