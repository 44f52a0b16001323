import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { watchVisibility } from './live/follow.ts';
import { followNotices } from './live/notices.ts';
import { Bones, Problem } from './parts/states.tsx';
import { Refusal, Unreachable } from './server/ask.ts';
import { ignoreStrayTaps } from './shell/double_tap.ts';
import { Frame } from './shell/frame.tsx';
import { NotFound } from './shell/not_found.tsx';
import { type Page, pages, type Screen } from './shell/pages.ts';
import { go, match, place, startRouter } from './shell/router.ts';
import { findSession, me, speakAsSettled, watchSession } from './shell/session.ts';
import { useValue } from './value.ts';
import { language, preferredLanguage, speak } from './words/index.ts';

interface Found {
  page: Page;
  at: Record<string, string>;
}

function find(path: string): Found | undefined {
  for (const page of pages) {
    const at = match(page.path, path);
    if (at) return { page, at };
  }
  return undefined;
}

function App() {
  const { path, query } = useValue(place);
  const user = useValue(me);
  const its = useValue(language);
  const found = find(path);
  const isBarred = found && !found.page.isOpen && !user;
  const [screen, setScreen] = useState<{ of: Page; show: Screen } | { of: Page; problem: Unreachable }>();

  // Whoever has to sign in first comes back to where he wanted to go.
  useEffect(() => {
    if (isBarred) go(`/login?callbackUrl=${encodeURIComponent(path + location.search)}`, { replace: true });
  }, [isBarred, path]);

  // What comes after one has gone on to another page is not for that one.
  const wanted = useRef<Page | undefined>(undefined);
  wanted.current = found?.page;
  const load = (page: Page) =>
    page.load().then(
      (show) => wanted.current === page && setScreen({ of: page, show }),
      (failure) => wanted.current === page && setScreen({ of: page, problem: new Unreachable(String(failure)) }),
    );
  useEffect(() => {
    if (found && !isBarred) void load(found.page);
  }, [found?.page, isBarred]);

  if (!found)
    return (
      <Frame>
        <NotFound />
      </Frame>
    );
  const ready = screen?.of === found.page && !isBarred ? screen : undefined;
  return (
    <Frame width={found.page.width} key={its}>
      {!ready ? (
        <Bones />
      ) : 'show' in ready ? (
        <ready.show at={found.at} query={query} key={path} />
      ) : (
        <Problem problem={ready.problem} onRetry={() => void load(found.page)} />
      )}
    </Frame>
  );
}

async function start(): Promise<void> {
  startRouter();
  watchVisibility();
  watchSession();
  ignoreStrayTaps();
  // What the page will need is under way while we ask who is looking.
  void find(place.get().path)?.page.load().catch(() => {});
  const speaking = speak(preferredLanguage());
  for (;;) {
    try {
      await findSession();
      break;
    } catch (failure) {
      if (!(failure instanceof Unreachable) && !(failure instanceof Refusal && failure.isPassing)) throw failure;
      await new Promise((again) => setTimeout(again, 1000)); // The server is coming up.
    }
  }
  await speaking;
  me.watch((user) => followNotices(user?.id ?? null));
  followNotices(me.get()?.id ?? null);
  render(<App />, document.getElementById('app')!);
  if (me.get()) void speakAsSettled().catch(() => {});
}

void start();
