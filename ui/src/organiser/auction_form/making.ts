import type { Auction, AuctionCard } from '../../server/answers.ts';
import { get, patch, post, Unreachable } from '../../server/ask.ts';
import { clock } from '../../server/clock.ts';
import { slack } from '../sending.ts';
import { type AuctionFields, requestOfAuction } from './fields.ts';

/** Makes an auction once, also if the answer gets lost on its way and is asked for again. */
export class Making {
  /** When it was asked for what was never answered. */
  #lostAt: string | undefined;

  /** Its id. */
  async make(fields: AuctionFields): Promise<string> {
    const lost = this.#lostAt === undefined ? undefined : await this.#findLost(fields.name.trim(), this.#lostAt);
    if (lost) {
      // What was changed meanwhile counts.
      await patch(`/api/auctions/${lost.id}`, requestOfAuction(fields));
      return lost.id;
    }
    const from = new Date(clock.now() - slack).toISOString();
    try {
      return (await post<Auction>('/api/auctions', requestOfAuction(fields))).id;
    } catch (failure) {
      if (failure instanceof Unreachable) this.#lostAt = from;
      throw failure;
    }
  }

  async #findLost(name: string, from: string): Promise<AuctionCard | undefined> {
    const mine = await get<AuctionCard[]>('/api/auctions');
    return mine.find((each) => each.role === 'OWNER' && each.name === name && each.createdAt >= from);
  }
}
