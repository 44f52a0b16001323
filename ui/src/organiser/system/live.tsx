import { connection } from '../../live/follow.ts';
import type { Config } from '../../server/answers.ts';
import { clock } from '../../server/clock.ts';
import { LinkChip } from '../../shell/frame.tsx';
import { useNow } from '../../time/now.ts';
import { useValue } from '../../value.ts';
import { formatNumber, knows, t } from '../../words/index.ts';

const tiers = ['critical', 'high', 'medium', 'low'] as const;

function nameDriver(driver: string): string {
  const key = `system.driver.${driver}`;
  return knows(key) ? t(key) : driver;
}

function addressOf({ wsHost, wsPort, wssPort, forceTLS, wsPath, cluster, driver }: Config['realtime']): string {
  // Pusher's own hosts go by the cluster.
  if (driver === 'pusher') return `Pusher, ${cluster}`;
  return `${forceTLS ? 'wss' : 'ws'}://${wsHost}:${forceTLS ? wssPort : wsPort}${wsPath}/app`;
}

export function Live({ config }: { config: Config }) {
  const { realtime, polling } = config;
  return (
    <dl class="facts">
      <dt>{t('system.driver')}</dt>
      <dd>{nameDriver(realtime.driver)}</dd>
      {realtime.key && (
        <>
          <dt>{t('system.where')}</dt>
          <dd>{addressOf(realtime)}</dd>
        </>
      )}
      <dt>{t('system.polling')}</dt>
      <dd>
        <ul class="plain-list">
          {tiers.map((tier) => (
            <li key={tier}>{t(`system.${tier}`, { seconds: polling[tier] / 1000 })}</li>
          ))}
        </ul>
      </dd>
    </dl>
  );
}

/** By how much this machine's clock is off, as far as one can tell. */
function describeClock(): string {
  const error = clock.uncertainty();
  if (error === undefined) return '…';
  const ahead = Date.now() - clock.now();
  if (Math.abs(ahead) < 1000) return t('system.clockRight', { ms: Math.ceil(Math.abs(ahead)), error: Math.ceil(error) });
  const seconds = formatNumber(Math.round(Math.abs(ahead) / 100) / 10);
  return t(ahead > 0 ? 'system.clockFast' : 'system.clockSlow', { seconds });
}

export function Here() {
  useNow(5000);
  useValue(connection);
  return (
    <dl class="facts">
      <dt>{t('system.connection')}</dt>
      <dd>
        <LinkChip />
      </dd>
      <dt>{t('system.clock')}</dt>
      <dd>{describeClock()}</dd>
    </dl>
  );
}
