import { useEffect, useRef } from 'preact/hooks';

import { me } from '../../shell/session.ts';
import { complain } from '../../shell/toasts.tsx';
import { useValue } from '../../value.ts';
import { type Language, language, languageNames, languages, speak, t } from '../../words/index.ts';

/** The page is made anew in the language that was chosen; focus stays where it was. */
let chosen: Language | undefined;

/** For those whose account cannot tell what they read. */
export function LanguageMenu() {
  const user = useValue(me);
  const its = useValue(language);
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) menu.current?.querySelector<HTMLElement>(`[lang="${chosen}"]`)?.focus();
    chosen = undefined;
  }, []);
  const choose = (wanted: Language) => {
    chosen = wanted;
    speak(wanted).catch(complain);
  };
  if (user) return null;
  return (
    <div class="languages" role="group" aria-label={t('account.language')} ref={menu}>
      {languages.map((each) => (
        <button type="button" key={each} lang={each} aria-pressed={each === its} onClick={() => choose(each)}>
          {languageNames[each]}
        </button>
      ))}
    </div>
  );
}
