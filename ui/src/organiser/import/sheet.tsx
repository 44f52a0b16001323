import type { TargetedDragEvent } from 'preact';
import { useState } from 'preact/hooks';

import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { complain, tell } from '../../shell/toasts.tsx';
import { t } from '../../words/index.ts';
import { readText } from './read_text.ts';

/** So many bytes the server takes. */
const largest = 5 * 1024 * 1024;
/** Longer ones are not for editing here. */
const mostShown = 300_000;

interface Props {
  csv: string;
  onCsv: (csv: string) => void;
  isLooking: boolean;
  onLook: (csv: string) => Promise<void>;
}

/** Where the list comes from: a file, dropped or chosen, or what is pasted; it can be corrected here. */
export function Sheet({ csv, onCsv, isLooking, onLook }: Props) {
  const [isOver, setOver] = useState(false);
  const take = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > largest) return tell({ text: t('import.tooLarge'), bad: true });
    try {
      const text = await readText(file);
      onCsv(text);
      await onLook(text);
    } catch (failure) {
      complain(failure);
    }
  };
  const over = (event: TargetedDragEvent<HTMLElement>) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: TargetedDragEvent<HTMLElement>) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer?.files[0]);
  };
  return (
    <section
      class={isOver ? 'sheet stack drop over' : 'sheet stack drop'}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div class="row spread">
        <h2>{t('import.list')}</h2>
        <a class="button second" href="/api/items/template.csv" download>
          <Icon name="download" />
          {t('import.template')}
        </a>
      </div>
      <p>{t('import.explain')}</p>
      <Field label={t('import.file')} hint={t('import.fileHint')}>
        {(tied) => (
          <input
            class="input"
            {...tied}
            type="file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            onChange={(event) => {
              const { currentTarget: field } = event;
              // The same file may be chosen again, after it was corrected.
              void take(field.files?.[0]).then(() => (field.value = ''));
            }}
          />
        )}
      </Field>
      {csv.length > mostShown ? (
        <p class="quiet">{t('import.longText')}</p>
      ) : (
        <Field label={t('import.text')}>
          {(tied) => (
            <textarea
              class="input sheet-text"
              {...tied}
              rows={6}
              wrap="off"
              spellcheck={false}
              value={csv}
              onInput={(event) => onCsv(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      <div class="row">
        <Button look="second" off={!csv.trim()} busy={isLooking} onClick={() => onLook(csv)}>
          {t('import.look')}
        </Button>
      </div>
    </section>
  );
}
