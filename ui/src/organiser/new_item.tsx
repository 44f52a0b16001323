import { useEffect, useMemo, useRef, useState } from 'preact/hooks';

import { roleIn } from '../live/auction.ts';
import { parseMoney } from '../money/money.ts';
import { Back } from '../parts/back.tsx';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { useLoaded } from '../parts/loaded.ts';
import { Bones, Problem } from '../parts/states.tsx';
import type { Details } from '../server/answers.ts';
import type { Currency } from '../server/desk_answers.ts';
import { get } from '../server/ask.ts';
import type { ScreenProps } from '../shell/pages.ts';
import { useTitle } from '../shell/title.ts';
import { locale, t } from '../words/index.ts';
import { Barred } from './item_form/barred.tsx';
import { commonCurrency, keepCurrency, lastCurrency } from './item_form/currencies.ts';
import { freshItem, type ItemFields } from './item_form/fields.ts';
import { ItemForm } from './item_form/item_form.tsx';
import { ItemSaving } from './item_form/saving.ts';
import { PhotoDesk } from './photos/desk.ts';

interface Saved {
  id: string;
  name: string;
  isPublished: boolean;
}

export default function NewItem({ at }: ScreenProps) {
  useTitle(t('itemForm.newTitle'));
  const auctionId = at.auction!;
  const { value, problem, reload } = useLoaded(async () => {
    const [details, role, currencies] = await Promise.all([
      get<Details>(`/api/auctions/${auctionId}/details`),
      roleIn(auctionId),
      get<Currency[]>('/api/currencies'),
    ]);
    return { ...details, currencies, role };
  }, [auctionId]);
  const [saved, setSaved] = useState<Saved>();
  // How many were added: each has a form of its own.
  const [count, setCount] = useState(0);
  const [used, setUsed] = useState<string>();

  if (!value) return problem ? <Problem problem={problem} onRetry={() => void reload()} /> : <Bones rows={5} />;
  const { auction, items, currencies, role } = value;
  const currency = used ?? commonCurrency(items) ?? lastCurrency();
  const home = `/auctions/${auctionId}`;
  const another = () => {
    setSaved(undefined);
    setCount(count + 1);
  };
  if (role === 'BIDDER') return <Barred title={t('itemForm.mayNot')} text={t('itemForm.mayNotText')} home={home} />;
  if (auction.closedAt)
    return <Barred title={t('itemForm.auctionClosed')} text={t('itemForm.auctionClosedText')} home={home} />;
  return (
    <article class="stack">
      <Back href={home} text={auction.name} />
      {saved ? (
        <Done saved={saved} home={home} onAnother={another} />
      ) : (
        <>
          <h1>{t('itemForm.newTitle')}</h1>
          <Entry
            key={count}
            details={value}
            currencies={currencies}
            currency={currency}
            onSaved={(its, fields) => {
              setUsed(fields.currencyCode);
              setSaved(its);
            }}
          />
        </>
      )}
    </article>
  );
}

interface EntryProps {
  details: Details;
  currencies: Currency[];
  currency: string;
  onSaved: (saved: Saved, fields: ItemFields) => void;
}

function Entry({ details: { auction }, currencies, currency, onSaved }: EntryProps) {
  const desk = useMemo(() => new PhotoDesk([]), []);
  const saving = useMemo(() => new ItemSaving(auction.id, desk), []);
  const first = useMemo(() => freshItem(auction, currency), []);
  const done = (fields: ItemFields, isPublished: boolean) => {
    const step = parseMoney(fields.minBidIncrement, fields.currencyCode, locale());
    keepCurrency(fields.currencyCode, step.fault === undefined ? step.text : undefined);
    onSaved({ id: saving.id.get()!, name: fields.name.trim(), isPublished }, fields);
  };
  return (
    <div class="sheet">
      <ItemForm
        auction={auction}
        currencies={currencies}
        first={first}
        desk={desk}
        saving={saving}
        isDraft
        isOwner
        onDone={done}
      />
    </div>
  );
}

/** What became of it, and the way on. */
function Done({ saved, home, onAnother }: { saved: Saved; home: string; onAnother: () => void }) {
  const { id, name, isPublished } = saved;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    scrollTo(0, 0);
  }, []);
  return (
    <section class="sheet stack">
      <h1 ref={heading} tabIndex={-1}>
        {t(isPublished ? 'itemForm.published' : 'itemForm.drafted', { name })}
      </h1>
      <p>{t(isPublished ? 'itemForm.publishedText' : 'itemForm.draftedText')}</p>
      <div class="row">
        <Button onClick={onAnother}>
          <Icon name="plus" />
          {t('itemForm.another')}
        </Button>
        <a class="button second" href={`${home}/items/${id}`}>
          {t('itemForm.see')}
        </a>
        <a class="button second" href={home}>
          {t('auctionForm.toAuction')}
        </a>
      </div>
    </section>
  );
}
