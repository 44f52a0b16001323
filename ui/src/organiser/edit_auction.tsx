import { useState } from 'preact/hooks';

import { Back } from '../parts/back.tsx';
import { Form } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';
import { useLoaded } from '../parts/loaded.ts';
import { Bones, Empty, Problem } from '../parts/states.tsx';
import type { Auction, Details } from '../server/answers.ts';
import { get, patch, Refusal } from '../server/ask.ts';
import type { ScreenProps } from '../shell/pages.ts';
import { go } from '../shell/router.ts';
import { useTitle } from '../shell/title.ts';
import { tell } from '../shell/toasts.tsx';
import { t } from '../words/index.ts';
import { DeleteAuction } from './auction_form/delete_auction.tsx';
import { faultsOfAuction, fieldsOfAuction, requestOfAuction } from './auction_form/fields.ts';
import { FirstFields } from './auction_form/first_fields.tsx';
import { MoreRules } from './auction_form/more_rules.tsx';
import { AuctionPicture } from './auction_form/picture.tsx';
import { RulesPreview } from './auction_form/rules_preview.tsx';
import { noAnswer } from './sending.ts';
import { useUnsaved } from './unsaved.ts';

export default function EditAuction({ at }: ScreenProps) {
  const id = at.auction!;
  const { value, problem, reload } = useLoaded(async () => {
    const auction = await get<Auction>(`/api/auctions/${id}`);
    return { auction, items: (await get<Details>(`/api/auctions/${id}/details`)).items };
  }, [id]);
  const name = value?.auction.name ?? '';
  useTitle(name && t('auctionForm.editTitle', { name }));
  if (problem instanceof Refusal && problem.status === 403 && !value) return <NotOwner auction={id} />;
  if (!value) return problem ? <Problem problem={problem} onRetry={() => void reload()} /> : <Bones rows={5} />;
  return (
    <article class="stack">
      <Back href={`/auctions/${id}`} text={name} />
      <h1>{t('auctionForm.editTitle', { name })}</h1>
      <Settings auction={value.auction} hasBids={value.items.some(({ _count }) => _count.bids > 0)} />
      <div class="sheet stack wide">
        <AuctionPicture auction={id} first={value.auction.thumbnailUrl} />
        <DeleteAuction auction={id} name={name} />
      </div>
    </article>
  );
}

function NotOwner({ auction }: { auction: string }) {
  return (
    <Empty icon="lock" title={t('auctionForm.notOwner')}>
      <p>{t('auctionForm.notOwnerText')}</p>
      <div class="row">
        <a class="button" href={`/auctions/${auction}/manage`}>
          {t('auctionForm.manage')}
        </a>
        <a class="button second" href={`/auctions/${auction}`}>
          {t('auctionForm.toAuction')}
        </a>
      </div>
    </Empty>
  );
}

/** The form of a new auction, with what is fixed by now shut. */
function Settings({ auction, hasBids }: { auction: Auction; hasBids: boolean }) {
  const [before] = useState(() => fieldsOfAuction(auction));
  const [fields, setFields] = useState(before);
  const [isDone, setDone] = useState(false);
  const request = requestOfAuction(fields, before);
  useUnsaved(!isDone && Object.keys(request).length > 0);
  const isClosed = auction.closedAt !== null;

  const save = async () => {
    const faults = faultsOfAuction(fields, before);
    if (Object.keys(faults).length > 0) return faults;
    try {
      await patch(`/api/auctions/${auction.id}`, request);
    } catch (failure) {
      return noAnswer(failure);
    }
    setDone(true);
    tell({ text: t('auctionForm.saved') });
    go(`/auctions/${auction.id}`);
  };
  const onChange = (news: Partial<typeof fields>) => setFields((now) => ({ ...now, ...news }));
  return (
    <div class="sheet stack">
      {hasBids && (
        <p class="note">
          <Icon name="lock" />
          {t('auctionForm.hasBids')}
        </p>
      )}
      {isClosed && (
        <p class="note">
          <Icon name="lock" />
          {t('auctionForm.closed')}
        </p>
      )}
      <Form
        onSubmit={save}
        submit={t('save')}
        blame={{ E_OPEN_AUCTIONS_DISABLED: 'joinMode', E_AUCTION_HAS_BIDS: 'bidMode' }}
      >
        {(faults) => (
          <>
            <FirstFields fields={fields} faults={faults} onChange={onChange} isClosed={isClosed} />
            <MoreRules
              fields={fields}
              faults={faults}
              onChange={onChange}
              hasBids={hasBids}
              isClosed={isClosed}
              visibilityBefore={before.bidderVisibility}
            />
            <RulesPreview fields={fields} />
          </>
        )}
      </Form>
    </div>
  );
}
