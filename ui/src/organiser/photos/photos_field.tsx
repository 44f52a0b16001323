import { useEffect, useRef, useState } from 'preact/hooks';

import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { tell } from '../../shell/toasts.tsx';
import { useValue } from '../../value.ts';
import { t } from '../../words/index.ts';
import { mostPhotos, type Photo, type PhotoDesk } from './desk.ts';
import { PhotoInput } from './photo_input.tsx';

/** At a desk there is no camera worth the name. */
const isHandheld = navigator.maxTouchPoints > 0;

interface Props {
  desk: PhotoDesk;
  /** Sends what was not sent, where there is an item already. */
  onRetry?: () => void;
}

/** Photos to take, choose, put in order and take away. */
export function PhotosField({ desk, onRetry }: Props) {
  const photos = useValue(desk.photos);
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const [focus, setFocus] = useState<string>();
  // What moves in the page loses focus.
  useEffect(() => {
    if (focus === undefined) return;
    const found =
      list.current?.querySelector<HTMLElement>(focus) ?? list.current?.parentElement?.querySelector('input');
    found?.focus();
    setFocus(undefined);
  }, [focus]);

  const add = (files: File[]) => {
    const pictures = files.filter(({ type }) => !type || type.startsWith('image/'));
    for (const { name } of files.filter((each) => !pictures.includes(each)))
      tell({ text: t('photos.notAPicture', { name }), bad: true });
    const over = desk.add(pictures);
    if (over) tell({ text: t('photos.tooMany', { count: mostPhotos }), bad: true });
    if (pictures.length > over) setSaid(t('photos.added', { count: pictures.length - over }));
  };
  const move = (photo: Photo, to: number, name: string) => {
    if (to < 0 || to >= photos.length) return;
    desk.move(photo.key, to);
    setSaid(t('photos.movedTo', { number: to + 1, total: photos.length }));
    setFocus(`[data-photo="${photo.key}"] .${name}`);
  };
  const remove = (photo: Photo, at: number) => {
    const next = photos[at + 1] ?? photos[at - 1];
    desk.remove(photo.key);
    setSaid(t('photos.removed'));
    setFocus(`[data-photo="${next?.key}"] .remove`);
  };
  return (
    <fieldset class="field photos">
      <legend>{t('photos.title')}</legend>
      <div class="row">
        {isHandheld && (
          <PhotoInput icon="photo" camera onFiles={add}>
            {t('photos.take')}
          </PhotoInput>
        )}
        <PhotoInput icon="upload" several onFiles={add}>
          {t('photos.choose')}
        </PhotoInput>
      </div>
      <p class="hint">{t('photos.hint', { count: mostPhotos })}</p>
      <p class="hidden-text" role="status">
        {said}
      </p>
      {photos.length > 0 && (
        <ol class="plain-list photo-list" ref={list}>
          {photos.map((photo, at) => (
            <li key={photo.key} data-photo={photo.key} aria-label={t('photos.name', { number: at + 1 })}>
              <Tile
                photo={photo}
                at={at}
                isLast={at === photos.length - 1}
                onMove={(by, name) => move(photo, at + by, name)}
                onRemove={() => remove(photo, at)}
                onRetry={onRetry}
              />
            </li>
          ))}
        </ol>
      )}
    </fieldset>
  );
}

interface TileProps {
  photo: Photo;
  at: number;
  isLast: boolean;
  onMove: (by: number, name: string) => void;
  onRemove: () => void;
  onRetry?: () => void;
}

function Tile({ photo, at, isLast, onMove, onRemove, onRetry }: TileProps) {
  const number = at + 1;
  const isSending = photo.state === 'sending';
  return (
    <figure class="photo-tile">
      <div class="picture">
        {photo.url ? <img src={photo.url} alt={t('photos.name', { number })} /> : <div class="bone" />}
        {at === 0 && <span class="chip accent">{t('photos.main')}</span>}
      </div>
      <State photo={photo} isTried={onRetry !== undefined} />
      {photo.state === 'failed' && onRetry && (
        <Button look="bare" onClick={onRetry}>
          {t('photos.retry', { number })}
        </Button>
      )}
      <div class="photo-tools">
        <button
          type="button"
          class="icon-button earlier"
          aria-label={t('photos.earlier', { number })}
          aria-disabled={at === 0 || undefined}
          onClick={() => onMove(-1, 'earlier')}
        >
          <Icon name="back" />
        </button>
        <button
          type="button"
          class="icon-button later"
          aria-label={t('photos.later', { number })}
          aria-disabled={isLast || undefined}
          onClick={() => onMove(1, 'later')}
        >
          <Icon name="next" />
        </button>
        <button
          type="button"
          class="icon-button remove"
          aria-label={t('photos.remove', { number })}
          aria-disabled={isSending || undefined}
          onClick={() => !isSending && onRemove()}
        >
          <Icon name="trash" />
        </button>
      </div>
    </figure>
  );
}

/** What is to be known of it: nothing as long as all is well. */
function State({ photo, isTried }: { photo: Photo; isTried: boolean }) {
  switch (photo.state) {
    case 'ready':
      return isTried ? <p class="hint">{t('photos.ready')}</p> : null;
    case 'preparing':
      return <p class="hint">{t('photos.preparing')}</p>;
    case 'sending':
      return (
        <p class="hint">
          {t('photos.sending')} <progress value={photo.share} aria-label={t('photos.sending')} />
        </p>
      );
    case 'failed':
      return <p class="fault">{photo.why ? t('photos.failed', { reason: photo.why }) : t('photos.lost')}</p>;
    default:
      return null;
  }
}
