import { useState } from 'preact/hooks';

import { Button } from '../../parts/button.tsx';
import { Confirm } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Qr } from '../../parts/qr.tsx';
import type { Auction } from '../../server/answers.ts';
import { post, remove } from '../../server/ask.ts';
import { tell } from '../../shell/toasts.tsx';
import { t } from '../../words/index.ts';
import { LocalOnly } from '../local_only.tsx';
import { CopyButton } from './copy_button.tsx';
import { joinLink } from './links.ts';

interface Props {
  auction: Auction;
  onChange: () => Promise<void>;
}

/** The one link that lets anybody in. */
export function JoinLink({ auction, onChange }: Props) {
  const link = joinLink(auction);
  return (
    <section class="sheet stack">
      <h2>{t('members.link')}</h2>
      {auction.joinMode === 'INVITE_ONLY' ? (
        <p>{t('members.byInvitation')}</p>
      ) : (
        <>
          <LocalOnly />
          <div class="join-link">
            <Qr text={link} label={t('qr.join', { name: auction.name })} />
            <div class="stack">
              <p>{t(explanations[auction.joinMode === 'FREE' ? 'free' : auction.inviteToken ? 'secret' : 'plain'])}</p>
              <TextField label={t('members.linkAddress')} value={link} onValue={() => {}} readOnly />
              <div class="row">
                <CopyButton text={link} what={t('members.copyLink')} />
                <a class="button second" href={`/auctions/${auction.id}/members?view=poster`}>
                  <Icon name="qr" />
                  {t('members.poster')}
                </a>
              </div>
              {auction.joinMode === 'LINK' && <Renewing auction={auction} onChange={onChange} />}
            </div>
          </div>
        </>
      )}
    </section>
  );
}

const explanations = { free: 'members.linkFree', secret: 'members.linkSecret', plain: 'members.linkPlain' } as const;

function Renewing({ auction, onChange }: Props) {
  const [doing, setDoing] = useState<'renew' | 'remove'>();
  const path = `/api/auctions/${auction.id}/link`;
  const done = () => setDoing(undefined);
  const renew = async () => {
    await post(path);
    await onChange();
    tell({ text: t('members.linkRenewed') });
  };
  const drop = async () => {
    await remove(path);
    await onChange();
    tell({ text: t('members.linkRemoved') });
  };
  return (
    <div class="row">
      <Button look="second" onClick={() => setDoing('renew')}>
        {t(auction.inviteToken ? 'members.renewLink' : 'members.makeSecret')}
      </Button>
      {auction.inviteToken && (
        <Button look="bare" onClick={() => setDoing('remove')}>
          {t('members.removeLink')}
        </Button>
      )}
      {doing === 'renew' && (
        <Confirm title={t('members.renewTitle')} confirm={t('members.renewConfirm')} onConfirm={renew} onClose={done}>
          <p>{t('members.renewText')}</p>
        </Confirm>
      )}
      {doing === 'remove' && (
        <Confirm title={t('members.removeLinkTitle')} confirm={t('members.removeLink')} danger onConfirm={drop} onClose={done}>
          <p>{t('members.removeLinkText')}</p>
        </Confirm>
      )}
    </div>
  );
}
