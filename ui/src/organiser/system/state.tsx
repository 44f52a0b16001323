import { Icon } from '../../parts/icon.tsx';
import type { Health } from '../../server/answers.ts';
import { get, Refusal } from '../../server/ask.ts';
import { formatExactly } from '../../time/dates.ts';
import { t } from '../../words/index.ts';

/** A server without its database says so as well as it can. */
export async function askHealth(): Promise<Health> {
  try {
    return await get<Health>('/api/health');
  } catch (refusal) {
    if (refusal instanceof Refusal && 'database' in refusal.body) return refusal.body as unknown as Health;
    throw refusal;
  }
}

function Chip({ isGood, words }: { isGood: boolean; words: string }) {
  return (
    <span class={isGood ? 'chip good' : 'chip bad'}>
      <Icon name={isGood ? 'check' : 'alert'} size={16} />
      {words}
    </span>
  );
}

export function State({ health }: { health: Health }) {
  const { mail, database } = health;
  return (
    <dl class="facts">
      <dt>{t('system.version')}</dt>
      <dd>
        {health.version}
        <p class="quiet small">{t('system.updates')}</p>
      </dd>
      <dt>{t('system.database')}</dt>
      <dd>
        <Chip isGood={database === 'connected'} words={t(`system.${database}`)} />
      </dd>
      <dt>{t('system.mail')}</dt>
      <dd class="row">
        {mail.status === 'off' ? t('system.mail.off') : <Chip isGood={mail.status === 'ok'} words={t(`system.mail.${mail.status}`)} />}
        {mail.status !== 'off' && <span class="quiet">{t('system.waiting', { count: mail.waiting })}</span>}
      </dd>
      <dt>{t('system.time')}</dt>
      <dd>
        <time dateTime={health.timestamp}>{formatExactly(health.timestamp)}</time>
      </dd>
    </dl>
  );
}
