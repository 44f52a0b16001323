import { useState } from 'preact/hooks';

import { Icon } from '../../parts/icon.tsx';
import type { Image } from '../../server/answers.ts';
import { t } from '../../words/index.ts';

/** One picture large, the others to choose from; swiping is never the only way. */
export function Gallery({ name, images }: { name: string; images: Image[] }) {
  const [chosen, setChosen] = useState(0);
  const shown = images[Math.min(chosen, images.length - 1)];
  if (!shown)
    return (
      <div class="gallery none picture">
        <Icon name="box" size={56} />
        <span class="hidden-text">{t('item.noPicture')}</span>
      </div>
    );
  const label = (at: number) => t('item.picture', { number: at + 1, total: images.length });
  return (
    <section class="gallery" aria-label={t('item.gallery')}>
      <a class="gallery-stage" href={shown.publicUrl} target="_blank">
        <img src={shown.publicUrl} width={shown.width} height={shown.height} alt={`${name} – ${label(images.indexOf(shown))}`} />
      </a>
      {images.length > 1 && (
        <div class="gallery-strip">
          {images.map((each, at) => (
            <button type="button" key={each.id} aria-pressed={each === shown} aria-label={label(at)} onClick={() => setChosen(at)}>
              <img src={each.publicUrl} alt="" loading="lazy" />
            </button>
          ))}
        </div>
      )}
    </section>
  );
}
