import { parseMoney, plainMoney } from '../../money/money.ts';
import type { Faults } from '../../parts/field.tsx';
import { moneyFault } from '../../parts/money_field.tsx';
import { richFault } from '../../parts/rich_field.tsx';
import type { Auction, Item } from '../../server/answers.ts';
import { clock } from '../../server/clock.ts';
import { formatMoment, fromLocalField, toLocalField } from '../../time/dates.ts';
import { timeFault } from '../../time/local_field.ts';
import { locale, t } from '../../words/index.ts';
import { lastStep } from './currencies.ts';

/** Of the server's, in characters of HTML. */
export const mostDescription = 2000;

/** What the form holds, by the API's names; amounts as they were typed, times as their fields have them. */
export interface ItemFields {
  name: string;
  description: string;
  currencyCode: string;
  startingBid: string;
  minBidIncrement: string;
  endDate: string;
  discussionsEnabled: boolean;
  isEditableByAdmin: boolean;
  antiSnipeEnabled: boolean;
  antiSnipeThresholdSeconds: number;
  antiSnipeExtensionSeconds: number;
}

/** An amount as the API has it, as the reader types it. */
const typedMoney = (amount: string, currency: string) => plainMoney(Number(amount), currency, locale());

export const stepIn = (currency: string) => typedMoney(lastStep(currency), currency);

export function freshItem(auction: Auction, currencyCode: string): ItemFields {
  return {
    name: '',
    description: '',
    currencyCode,
    startingBid: '',
    minBidIncrement: stepIn(currencyCode),
    endDate: '',
    discussionsEnabled: true,
    isEditableByAdmin: auction.defaultItemsEditableByAdmin,
    antiSnipeEnabled: auction.defaultAntiSnipe,
    antiSnipeThresholdSeconds: auction.defaultAntiSnipeThreshold,
    antiSnipeExtensionSeconds: auction.defaultAntiSnipeExtension,
  };
}

export function fieldsOfItem(item: Item): ItemFields {
  const { currencyCode } = item;
  return {
    name: item.name,
    description: item.description ?? '',
    currencyCode,
    startingBid: plainMoney(item.startingBid, currencyCode, locale()),
    minBidIncrement: plainMoney(item.minBidIncrement, currencyCode, locale()),
    endDate: toLocalField(item.endDate),
    discussionsEnabled: item.discussionsEnabled,
    isEditableByAdmin: item.isEditableByAdmin,
    antiSnipeEnabled: item.antiSnipeEnabled,
    antiSnipeThresholdSeconds: item.antiSnipeThresholdSeconds,
    antiSnipeExtensionSeconds: item.antiSnipeExtensionSeconds,
  };
}

/** The amount as decimal text, which loses nothing on its way. */
const amountText = (typed: string, currency: string) => {
  const amount = parseMoney(typed, currency, locale());
  return amount.fault === undefined ? amount.text : typed;
};

const amounts = new Set<string>(['startingBid', 'minBidIncrement']);

/** What is asked of the API: of what was there before only what is another now. */
export function requestOfItem(now: ItemFields, before?: ItemFields): Record<string, unknown> {
  const isRecounted = now.currencyCode !== before?.currencyCode;
  const changed = Object.entries({ ...now, name: now.name.trim() }).filter(
    // Another currency makes others of the amounts, unless they are said.
    ([name, value]) => value !== before?.[name as keyof ItemFields] || (isRecounted && amounts.has(name)),
  );
  const sent = changed.map(([name, value]) => {
    if (amounts.has(name)) return [name, amountText(value as string, now.currencyCode)];
    if (name === 'endDate') return [name, fromLocalField(value as string)];
    return [name, name === 'description' ? value || null : value];
  });
  return Object.fromEntries(sent);
}

/** What is wrong before the server is asked. */
export function faultsOfItem(now: ItemFields, auction: Auction, before?: ItemFields): Faults {
  const { currencyCode } = now;
  const found: Faults = {
    name: now.name.trim() ? '' : t('form.noName'),
    description: richFault(now.description, mostDescription) ?? '',
    startingBid: moneyFault(now.startingBid, currencyCode) ?? '',
    minBidIncrement: stepFault(now.minBidIncrement, currencyCode) ?? '',
    endDate: now.endDate === before?.endDate ? '' : (endFault(now.endDate, auction.endDate) ?? ''),
  };
  return Object.fromEntries(Object.entries(found).filter(([, fault]) => fault));
}

function stepFault(typed: string, currency: string): string | undefined {
  const amount = parseMoney(typed, currency, locale());
  return amount.fault === undefined && amount.value === 0 ? t('itemForm.stepLow') : moneyFault(typed, currency);
}

function endFault(value: string, auctionEnd: string | null): string | undefined {
  const fault = timeFault(value, clock.now());
  if (fault) return t(`timeField.${fault}`);
  if (value && auctionEnd && Date.parse(fromLocalField(value)!) > Date.parse(auctionEnd))
    return t('itemForm.endAfterAuction', { time: formatMoment(auctionEnd) });
  return undefined;
}
