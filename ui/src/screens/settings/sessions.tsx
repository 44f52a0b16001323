import { Button } from '../../parts/button.tsx';
import type { Loaded } from '../../parts/loaded.ts';
import { Bones, Problem } from '../../parts/states.tsx';
import type { Time } from '../../server/answers.ts';
import { remove } from '../../server/ask.ts';
import { tell } from '../../shell/toasts.tsx';
import { formatAgo, formatDay, formatExactly } from '../../time/dates.ts';
import { useNow } from '../../time/now.ts';
import { t } from '../../words/index.ts';
import { nameDevice } from './device.ts';
import { Section } from './section.tsx';

export interface OpenSession {
  id: string;
  current: boolean;
  userAgent: string;
  createdAt: Time;
  lastSeenAt: Time;
}

export function SessionsSection({ value: sessions, problem, reload, change }: Loaded<OpenSession[]>) {
  const end = async (id: string) => {
    await remove(`/api/user/sessions/${id}`);
    change(sessions!.filter((each) => each.id !== id));
  };
  const endOthers = async () => {
    const { count } = await remove<{ count: number }>('/api/user/sessions');
    change(sessions!.filter((each) => each.current));
    tell({ text: t('settings.othersEnded', { count }) });
  };
  return (
    <Section title={t('settings.sessions')}>
      {sessions ? (
        <ul class="plain-list rows">
          {/* This one first; the server has the newest first otherwise. */}
          {[...sessions].sort((one, other) => Number(other.current) - Number(one.current)).map((each) => (
            <Session key={each.id} session={each} onEnd={() => end(each.id)} />
          ))}
        </ul>
      ) : problem ? (
        <Problem problem={problem} onRetry={() => void reload()} />
      ) : (
        <Bones rows={2} />
      )}
      {sessions && sessions.length > 1 && (
        <div>
          <Button look="second" onClick={endOthers}>
            {t('settings.endOthers')}
          </Button>
        </div>
      )}
    </Section>
  );
}

function Session({ session, onEnd }: { session: OpenSession; onEnd: () => Promise<void> }) {
  const now = useNow();
  const { current, userAgent, createdAt, lastSeenAt } = session;
  const name = nameDevice(userAgent);
  return (
    <li class="row spread">
      <div>
        <strong>{name}</strong>
        <p class="quiet small">
          <time dateTime={lastSeenAt} title={formatExactly(lastSeenAt)}>
            {t('settings.session', { since: formatDay(createdAt), time: formatAgo(lastSeenAt, now) })}
          </time>
        </p>
      </div>
      {current ? (
        <span class="chip accent">{t('settings.thisOne')}</span>
      ) : (
        <Button look="second" aria-label={`${t('settings.endSession')}: ${name}`} onClick={onEnd}>
          {t('settings.endSession')}
        </Button>
      )}
    </li>
  );
}
