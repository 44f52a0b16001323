import { Check, Choice } from '../../parts/field.tsx';
import { formatSpan } from '../../time/dates.ts';
import { t } from '../../words/index.ts';

export interface SoftClose {
  isOn: boolean;
  /** Seconds before the end from which a bid is late. */
  window: number;
  /** Seconds that are given then. */
  extension: number;
}

const windows = [60, 120, 180, 300, 600, 900, 1800, 3600];
const extensions = [15, 30, 60, 120, 180, 300, 600, 900, 1800];

const options = (usual: readonly number[], also: number) =>
  [...new Set([...usual, also])].sort((a, b) => a - b).map((seconds) => [String(seconds), formatSpan(seconds)] as const);

interface Props {
  value: SoftClose;
  hint?: string;
  onValue: (next: SoftClose) => void;
}

/** Whether late bids move the end, and by how much. */
export function SoftCloseFields({ value, hint, onValue }: Props) {
  return (
    <>
      <Check
        label={
          <>
            {t('auctionForm.antiSnipe')}
            {hint && <span class="quiet small"> {hint}</span>}
          </>
        }
        checked={value.isOn}
        onValue={(isOn) => onValue({ ...value, isOn })}
      />
      {value.isOn && (
        <div class="fields-2">
          <Choice
            label={t('auctionForm.window')}
            value={String(value.window)}
            options={options(windows, value.window)}
            onValue={(window) => onValue({ ...value, window: Number(window) })}
          />
          <Choice
            label={t('auctionForm.extension')}
            value={String(value.extension)}
            options={options(extensions, value.extension)}
            onValue={(extension) => onValue({ ...value, extension: Number(extension) })}
          />
        </div>
      )}
    </>
  );
}
