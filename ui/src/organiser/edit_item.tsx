import { useEffect, useMemo } from 'preact/hooks';

import { Back } from '../parts/back.tsx';
import { Icon } from '../parts/icon.tsx';
import { useLoaded } from '../parts/loaded.ts';
import { Bones, Problem } from '../parts/states.tsx';
import type { Auction, Details } from '../server/answers.ts';
import type { Currency, ItemToEdit } from '../server/desk_answers.ts';
import { get, Refusal } from '../server/ask.ts';
import type { ScreenProps } from '../shell/pages.ts';
import { go } from '../shell/router.ts';
import { useTitle } from '../shell/title.ts';
import { tell } from '../shell/toasts.tsx';
import { t } from '../words/index.ts';
import { Barred } from './item_form/barred.tsx';
import { fieldsOfItem } from './item_form/fields.ts';
import { ItemActions } from './item_form/item_actions.tsx';
import { ItemForm } from './item_form/item_form.tsx';
import { ItemSaving } from './item_form/saving.ts';
import { PhotoDesk } from './photos/desk.ts';

export default function EditItem({ at }: ScreenProps) {
  const { auction, item } = at as { auction: string; item: string };
  const path = `/api/auctions/${auction}/items/${item}`;
  const { value, problem, reload } = useLoaded(async () => {
    const [edit, { auction: its }, currencies] = await Promise.all([
      get<ItemToEdit>(`${path}/edit`),
      get<Details>(`/api/auctions/${auction}/details`),
      get<Currency[]>('/api/currencies'),
    ]);
    return { edit, auction: its, currencies };
  }, [path]);
  useTitle(value && t('itemForm.editTitle', { name: value.edit.item.name }));
  const home = `/auctions/${auction}`;
  if (!value && problem instanceof Refusal && problem.key === 'E_CANNOT_EDIT_ITEM')
    return <Barred title={t('itemForm.notMine')} text={t('itemForm.notMineText')} home={home} />;
  if (!value) return problem ? <Problem problem={problem} onRetry={() => void reload()} /> : <Bones rows={5} />;
  const { edit } = value;
  return (
    <article class="stack">
      <Back href={`${home}/items/${item}`} text={edit.item.name} />
      <h1>{t('itemForm.editTitle', { name: edit.item.name })}</h1>
      {/* Of one that has ended other things can be changed. */}
      <Entry key={edit.item.closedAt} {...value} home={home} />
      <div class="sheet">
        <ItemActions edit={edit} path={path} home={home} onChanged={reload} />
      </div>
    </article>
  );
}

interface EntryProps {
  edit: ItemToEdit;
  auction: Auction;
  currencies: Currency[];
  home: string;
}

function Entry({ edit, auction, currencies, home }: EntryProps) {
  const { item, hasBids, isItemOwner } = edit;
  const desk = useMemo(() => new PhotoDesk(edit.images), []);
  const first = useMemo(() => fieldsOfItem(item), []);
  const saving = useMemo(
    () => new ItemSaving(auction.id, desk, { id: item.id, fields: first, isPublished: item.isPublished }),
    [],
  );
  useEffect(() => saving.know(item.isPublished), [item.isPublished]);
  const isClosed = item.closedAt !== null;
  const note = isClosed
    ? t('itemForm.isClosed')
    : hasBids
      ? t('itemForm.hasBids')
      : item.isPublished
        ? ''
        : t('itemForm.isDraft');
  return (
    <div class="sheet stack">
      {note && (
        <p class="note">
          <Icon name={item.isPublished ? 'lock' : 'edit'} />
          {note}
        </p>
      )}
      <ItemForm
        auction={auction}
        currencies={currencies}
        first={first}
        desk={desk}
        saving={saving}
        isDraft={!item.isPublished && !isClosed}
        isOwner={isItemOwner}
        hasBids={hasBids}
        isClosed={isClosed}
        onDone={(fields, isPublished) => {
          const name = fields.name.trim();
          tell({
            text: isPublished && !item.isPublished ? t('itemForm.published', { name }) : t('itemForm.saved', { name }),
          });
          go(`${home}/items/${item.id}`);
        }}
      />
    </div>
  );
}
