import type { Faults } from '../../parts/field.tsx';
import { richFault } from '../../parts/rich_field.tsx';
import type { Auction, BidderVisibility, BidMode, ItemEndMode, JoinMode, SoftCloseMode } from '../../server/answers.ts';
import { clock } from '../../server/clock.ts';
import { fromLocalField, toLocalField } from '../../time/dates.ts';
import { timeFault } from '../../time/local_field.ts';
import { t } from '../../words/index.ts';

/** Of the server's, in characters of HTML. */
export const mostDescription = 500;

/** What the form holds, by the API's names; times as their fields have them. */
export interface AuctionFields {
  name: string;
  description: string;
  endDate: string;
  joinMode: JoinMode;
  memberCanInvite: boolean;
  bidderVisibility: BidderVisibility;
  bidMode: BidMode;
  itemEndMode: ItemEndMode;
  softCloseMode: SoftCloseMode;
  hardStop: string;
  defaultAntiSnipe: boolean;
  defaultAntiSnipeThreshold: number;
  defaultAntiSnipeExtension: number;
  defaultItemsEditableByAdmin: boolean;
}

/** What suits a club's evening. */
export const freshAuction: AuctionFields = {
  name: '',
  description: '',
  endDate: '',
  joinMode: 'LINK',
  memberCanInvite: false,
  bidderVisibility: 'VISIBLE',
  bidMode: 'PLAIN',
  itemEndMode: 'CUSTOM',
  softCloseMode: 'RESET_FROM_BID',
  hardStop: '',
  defaultAntiSnipe: true,
  defaultAntiSnipeThreshold: 300,
  defaultAntiSnipeExtension: 300,
  defaultItemsEditableByAdmin: false,
};

export function fieldsOfAuction(auction: Auction): AuctionFields {
  const kept = Object.keys(freshAuction).map((name) => [name, auction[name as keyof AuctionFields]]);
  return {
    ...(Object.fromEntries(kept) as unknown as AuctionFields),
    description: auction.description ?? '',
    endDate: toLocalField(auction.endDate),
    hardStop: toLocalField(auction.hardStop),
  };
}

/** What is asked of the API: of what was there before only what is another now. */
export function requestOfAuction(now: AuctionFields, before?: AuctionFields): Partial<Auction> {
  const asked: AuctionFields = { ...now, name: now.name.trim() };
  const changed = Object.entries(asked).filter(([name, value]) => value !== before?.[name as keyof AuctionFields]);
  const sent = changed.map(([name, value]) => {
    if (name === 'endDate' || name === 'hardStop') return [name, fromLocalField(value)];
    return [name, name === 'description' ? value || null : value];
  });
  return Object.fromEntries(sent);
}

/** What is wrong before the server is asked. */
export function faultsOfAuction(now: AuctionFields, before?: AuctionFields): Faults {
  const faults: Faults = {};
  if (!now.name.trim()) faults.name = t('form.noName');
  const long = richFault(now.description, mostDescription);
  if (long) faults.description = long;
  for (const name of ['endDate', 'hardStop'] as const) {
    const fault = now[name] === before?.[name] ? undefined : timeFault(now[name], clock.now());
    if (fault) faults[name] = t(`timeField.${fault}`);
  }
  if (!faults.hardStop && now.hardStop && now.endDate && now.hardStop < now.endDate)
    faults.hardStop = t('auctionForm.hardStopBeforeEnd');
  return faults;
}

const inMore: readonly (keyof AuctionFields)[] = [
  'hardStop',
  'bidMode',
  'bidderVisibility',
  'itemEndMode',
  'softCloseMode',
];

/** Whether one of them is about what is folded away. */
export const isInMore = (faults: Faults) => inMore.some((name) => faults[name]);
