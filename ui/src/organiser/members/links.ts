import type { Auction } from '../../server/answers.ts';

/** Where the auction is joined, of where we are ourselves: others reach us there, too. */
export function joinLink({ id, inviteToken }: Auction): string {
  const token = inviteToken ? `?token=${encodeURIComponent(inviteToken)}` : '';
  return `${location.origin}/join/${id}${token}`;
}

export const inviteLink = (token: string) => `${location.origin}/invite/${encodeURIComponent(token)}`;
