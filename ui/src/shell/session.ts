import { forgetPages } from '../live/follow.ts';
import { abandonBids } from '../live/placing.ts';
import { socket } from '../live/socket.ts';
import type { Person } from '../server/answers.ts';
import { get, post, Refusal, signedOut } from '../server/ask.ts';
import { Value } from '../value.ts';
import { type Language, language, languages, speak } from '../words/index.ts';
import { go } from './router.ts';

/** Who is signed in; null: nobody. */
export const me = new Value<Person | null>(null);

interface Session {
  user?: Person;
}

export async function findSession(): Promise<void> {
  const { user } = await get<Session>('/api/auth/session');
  become(user ?? null);
}

function become(user: Person | null): void {
  const before = me.get();
  if (before && user) {
    // By another window of this browser: nothing that is shown here is his.
    if (before.id !== user.id) return location.reload();
    if (before.name === user.name && before.email === user.email) return;
  }
  const isOther = before?.id !== user?.id;
  if (isOther) socket.forget();
  if (isOther) abandonBids();
  me.set(user);
  if (isOther) forgetPages();
}

const form = (fields: Record<string, string>) => new URLSearchParams(fields);

async function csrfToken(): Promise<string> {
  return (await get<{ csrfToken: string }>('/api/auth/csrf')).csrfToken;
}

export type SignInFault = 'wrong' | 'unverified';

/** Nothing if it worked. */
export async function signIn(email: string, password: string): Promise<SignInFault | undefined> {
  try {
    await post('/api/auth/callback/credentials', undefined, {
      body: form({ csrfToken: await csrfToken(), email, password, json: 'true' }),
    });
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || refusal.status !== 401) throw refusal;
    const { url } = refusal.body as { url?: string };
    return url?.includes('EMAIL_NOT_VERIFIED') ? 'unverified' : 'wrong';
  }
  await findSession();
  await speakAsSettled().catch(() => {}); // The page is usable in any language.
  return undefined;
}

export type SignUpOutcome =
  | 'in'
  /** A link that confirms the address is on its way, or somebody does it by hand. */
  | 'mailed'
  | 'waits'
  /** The address has an account, with another password. */
  | 'taken';

/** Makes an account, and signs in where that is possible at once. */
export async function signUp(name: string, email: string, password: string): Promise<SignUpOutcome> {
  // The account, and the mails to it from the first, are in the language of this page.
  const headers = { 'Accept-Language': language.get() };
  const { emailSent } = await post<{ emailSent: boolean }>('/api/auth/register', { name, email, password }, { headers });
  const fault = await signIn(email, password);
  if (fault === 'unverified') return emailSent ? 'mailed' : 'waits';
  return fault === 'wrong' ? 'taken' : 'in';
}

/** `stay`: this page is for those who are not signed in, too. */
export async function signOut({ stay = false } = {}): Promise<void> {
  await post('/api/auth/signout', undefined, { body: form({ csrfToken: await csrfToken(), json: 'true' }) });
  if (stay) become(null);
  else leave();
}

/** The session is over and we said so ourselves: whoever signs in next does not come back here. */
export function leave(): void {
  go('/login');
  become(null);
}

/** In the language of the account, on whatever device. */
export async function speakAsSettled(): Promise<void> {
  const settings = await get<{ language: Language }>('/api/user/settings');
  if (settings.language !== language.get() && languages.includes(settings.language)) await speak(settings.language);
}

/** Wherever the server says that it does not know us any more, and whenever somebody looks again, we ask who we are. */
export function watchSession(): void {
  const ask = () => findSession().catch(() => {});
  signedOut.tell = () => void (me.get() && ask());
  document.addEventListener('visibilitychange', () => void (document.hidden || ask()));
}
