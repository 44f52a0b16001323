import { Empty } from '../../parts/states.tsx';
import { t } from '../../words/index.ts';

/** Why the form is not for who asks for it, and the way back. */
export function Barred({ title, text, home }: { title: string; text: string; home: string }) {
  return (
    <Empty icon="lock" title={title}>
      <p>{text}</p>
      <a class="button second" href={home}>
        {t('auctionForm.toAuction')}
      </a>
    </Empty>
  );
}
