import { useEffect, useRef, useState } from 'preact/hooks';

import { Button } from '../../parts/button.tsx';
import { Form } from '../../parts/field.tsx';
import type { Auction } from '../../server/answers.ts';
import type { Currency } from '../../server/desk_answers.ts';
import { complain } from '../../shell/toasts.tsx';
import { useValue } from '../../value.ts';
import { t } from '../../words/index.ts';
import type { PhotoDesk } from '../photos/desk.ts';
import { PhotosField } from '../photos/photos_field.tsx';
import { noAnswer } from '../sending.ts';
import { useUnsaved } from '../unsaved.ts';
import { faultsOfItem, type ItemFields } from './fields.ts';
import { FirstItemFields } from './item_fields.tsx';
import { MoreItemFields } from './more_fields.tsx';
import { HalfSaved, type ItemSaving } from './saving.ts';

interface Props {
  auction: Auction;
  currencies: readonly Currency[];
  /** As it stands, or as it is suggested. */
  first: ItemFields;
  desk: PhotoDesk;
  saving: ItemSaving;
  /** Not out yet: it can be published, or saved for later. */
  isDraft: boolean;
  isOwner: boolean;
  hasBids?: boolean;
  isClosed?: boolean;
  onDone: (fields: ItemFields, isPublished: boolean) => void;
}

export function ItemForm({
  auction,
  currencies,
  first,
  desk,
  saving,
  isDraft,
  isOwner,
  hasBids,
  isClosed,
  onDone,
}: Props) {
  const [fields, setFields] = useState(first);
  const photos = useValue(desk.photos);
  const id = useValue(saving.id);
  const [isDone, setDone] = useState(false);
  useUnsaved(!isDone && (fields !== first || desk.isChanged));
  useEffect(() => () => desk.close(), [desk]);
  // Which of the buttons sent the form.
  const wish = useRef<'publish' | 'draft'>('publish');

  const save = async () => {
    const publish = isDraft && wish.current === 'publish';
    wish.current = 'publish';
    const faults = faultsOfItem(fields, auction, id === undefined ? undefined : first);
    if (Object.keys(faults).length > 0) return faults;
    try {
      await saving.save(fields, publish);
    } catch (failure) {
      if (failure instanceof HalfSaved) return { '': failure.message };
      return noAnswer(failure);
    }
    setDone(true);
    onDone(fields, publish || !isDraft);
  };
  const sendAgain = () =>
    void saving.savePhotos().catch((failure) => !(failure instanceof HalfSaved) && complain(failure));
  const onChange = (news: Partial<ItemFields>) => setFields((before) => ({ ...before, ...news }));
  const draft = (
    <Button look="second" type="submit" onClick={() => void (wish.current = 'draft')}>
      {t('itemForm.saveDraft')}
    </Button>
  );
  return (
    <Form
      onSubmit={save}
      submit={t(isDraft ? 'itemForm.publish' : 'save')}
      also={
        <>
          {isDraft && draft}
          <Progress saving={saving} count={photos.filter(({ state }) => state !== 'stored').length} />
        </>
      }
      blame={{ E_INVALID_CURRENCY: 'currencyCode', E_END_AFTER_AUCTION: 'endDate', E_CUSTOM_END_FORBIDDEN: 'endDate' }}
    >
      {(faults) => (
        <>
          <PhotosField desk={desk} onRetry={id === undefined ? undefined : sendAgain} />
          <FirstItemFields
            fields={fields}
            faults={faults}
            onChange={onChange}
            currencies={currencies}
            hasBids={hasBids}
          />
          <MoreItemFields
            fields={fields}
            faults={faults}
            onChange={onChange}
            auction={auction}
            isOwner={isOwner}
            isClosed={isClosed}
          />
        </>
      )}
    </Form>
  );
}

/** Where saving has come to. */
function Progress({ saving, count }: { saving: ItemSaving; count: number }) {
  const step = useValue(saving.step);
  const words = {
    none: '',
    item: t('itemForm.saving'),
    photos: count > 0 ? t('itemForm.savingPhotos', { count }) : t('itemForm.saving'),
    publishing: t('itemForm.publishing'),
  };
  return (
    <span class="quiet" role="status">
      {words[step]}
    </span>
  );
}
