import { useState } from 'preact/hooks';

import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { remove } from '../../server/ask.ts';
import { complain, tell } from '../../shell/toasts.tsx';
import { t } from '../../words/index.ts';
import { PhotoInput } from '../photos/photo_input.tsx';
import { shrink } from '../photos/shrink.ts';
import { sendPicture } from '../photos/upload.ts';

interface Thumbnail {
  thumbnailUrl: string | null;
  publicUrl: string | null;
}

/** The picture of an auction, changed at once. */
export function AuctionPicture({ auction, first }: { auction: string; first: string | null }) {
  const path = `/api/auctions/${auction}/thumbnail`;
  const [url, setUrl] = useState(first);
  const [share, setShare] = useState<number>();
  const send = async ([file]: File[]) => {
    setShare(0);
    try {
      const { publicUrl } = await sendPicture<Thumbnail>(path, 'thumbnail', await shrink(file!), setShare);
      setUrl(publicUrl);
      tell({ text: t('auctionForm.pictureSaved') });
    } catch (failure) {
      complain(failure);
    } finally {
      setShare(undefined);
    }
  };
  const drop = async () => {
    await remove(path);
    setUrl(null);
    tell({ text: t('auctionForm.pictureRemoved') });
  };
  return (
    <section class="stack tight">
      <h2>{t('auctionForm.picture')}</h2>
      <p class="quiet small">{t('auctionForm.pictureHint')}</p>
      {url && (
        <div class="picture auction-picture">
          <img src={url} alt={t('auctionForm.pictureOf')} />
        </div>
      )}
      {share !== undefined && <progress value={share} aria-label={t('auctionForm.pictureSending')} />}
      <div class="row">
        <PhotoInput icon="photo" onFiles={(files) => void send(files)} disabled={share !== undefined}>
          {t(url ? 'auctionForm.otherPicture' : 'auctionForm.choosePicture')}
        </PhotoInput>
        {url && (
          <Button look="bare" onClick={drop}>
            <Icon name="trash" />
            {t('auctionForm.removePicture')}
          </Button>
        )}
      </div>
    </section>
  );
}
