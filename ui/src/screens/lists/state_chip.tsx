import { Icon, type IconName } from '../../parts/icon.tsx';
import { t } from '../../words/index.ts';
import type { Standing } from './standing.ts';

const looks: Record<Standing, [look: string, icon: IconName]> = {
  draft: ['warn', 'edit'],
  winning: ['good', 'check'],
  outbid: ['bad', 'alert'],
  won: ['good', 'trophy'],
  lost: ['', 'close'],
  sold: ['', 'lock'],
  closed: ['', 'lock'],
  mine: ['accent', 'user'],
};

/** By colour, icon and word. */
export function StateChip({ standing }: { standing: Standing }) {
  const [look, icon] = looks[standing];
  return (
    <span class={`chip ${look}`}>
      <Icon name={icon} size={14} />
      {t(`state.${standing}`)}
    </span>
  );
}
