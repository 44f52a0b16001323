import { Check } from '../../parts/field.tsx';
import { t } from '../../words/index.ts';
import type { Choosing, Chosen } from './chosen.ts';
import { Section } from './section.tsx';

const types = [
  'OUTBID',
  'ENDING_SOON',
  'AUCTION_WON',
  'ITEM_LOST',
  'NEW_ITEM',
  'AUCTION_ENDED',
  'INVITE_RECEIVED',
  'MEMBER_JOINED',
] as const;

/** A box that is ticked is not muted. */
export function NoticesSection({ chosen, saved, choose }: { chosen: Chosen } & Pick<Choosing, 'saved' | 'choose'>) {
  const { mutedNotifications: muted } = chosen;
  const want = (type: string, isWanted: boolean) =>
    choose({ mutedNotifications: isWanted ? muted.filter((each) => each !== type) : [...muted, type] });
  return (
    <Section title={t('settings.notices')} id="notifications" state={saved === 'mutedNotifications' && t('saved')}>
      <p class="quiet">{t('settings.noticesText')}</p>
      <fieldset>
        <legend class="hidden-text">{t('settings.notices')}</legend>
        {types.map((type) => (
          <Check
            key={type}
            label={t(`settings.${type}`)}
            checked={!muted.includes(type)}
            onValue={(isWanted) => void want(type, isWanted)}
          />
        ))}
      </fieldset>
    </Section>
  );
}
