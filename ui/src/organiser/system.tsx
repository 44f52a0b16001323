import { useEffect } from 'preact/hooks';

import { Button } from '../parts/button.tsx';
import { useLoaded } from '../parts/loaded.ts';
import { Bones, Problem } from '../parts/states.tsx';
import type { Config } from '../server/answers.ts';
import type { House } from '../server/desk_answers.ts';
import { get } from '../server/ask.ts';
import { useTitle } from '../shell/title.ts';
import { t } from '../words/index.ts';
import { Administrator } from './system/administrator.tsx';
import { Here, Live } from './system/live.tsx';
import { askHealth, State } from './system/state.tsx';

const lookEvery = 15_000;

async function askAll() {
  const [health, config, house] = await Promise.all([
    askHealth(),
    get<Config>('/api/config'),
    get<House>('/api/user/settings-data'),
  ]);
  return { health, config, house };
}

export default function SystemScreen() {
  const { value, problem, reload } = useLoaded(askAll, []);
  useTitle(t('system.title'));
  useEffect(() => {
    const timer = setInterval(() => !document.hidden && void reload(), lookEvery);
    return () => clearInterval(timer);
  }, []);
  if (!value) return problem ? <Problem problem={problem} onRetry={() => void reload()} /> : <Bones rows={4} />;
  return (
    <div class="stack wide">
      <div class="row spread">
        <h1>{t('system.title')}</h1>
        <Button look="second" onClick={reload}>
          {t('system.check')}
        </Button>
      </div>
      <section class="sheet stack">
        <h2>{t('system.state')}</h2>
        <State health={value.health} />
      </section>
      <section class="sheet stack">
        <h2>{t('system.live')}</h2>
        <Live config={value.config} />
      </section>
      <section class="sheet stack">
        <h2>{t('system.here')}</h2>
        <Here />
      </section>
      <section class="sheet stack">
        <h2>{t('system.admin')}</h2>
        <Administrator house={value.house} onChanged={reload} />
      </section>
    </div>
  );
}
