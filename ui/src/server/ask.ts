import { clock } from './clock.ts';

/** What the server says when it says no. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly body: RefusalBody,
  ) {
    super(body.message ?? String(status));
  }

  /** Stable name of the reason, `E_…`. */
  get key(): string {
    return this.body.key ?? '';
  }

  /** Nothing was decided, or nobody knows what: the same may be asked again. */
  get isPassing(): boolean {
    return this.status >= 500 || this.status === 429 || this.status === 408;
  }

  /** Milliseconds until it makes sense to ask again. */
  get retryAfter(): number {
    return (this.body.retryAfter ?? 0) * 1000;
  }
}

export interface RefusalBody {
  message?: string;
  key?: string;
  errors?: Record<string, string[]>;
  retryAfter?: number;
  minBid?: number;
  endsAt?: string | null;
  maxBytes?: number;
}

/** No answer came: no network, no server, or not in time. Whether it was done, nobody knows. */
export class Unreachable extends Error {}

interface Asking {
  body?: unknown;
  headers?: Record<string, string>;
  /** Milliseconds; the usual ones are for small answers. */
  timeout?: number;
}

/** Told when the server does not know us any more. */
export const signedOut = { tell: () => {} };

interface Answer {
  status: number;
  headers: { get(name: string): string | null };
  text: string;
}

async function send(method: string, path: string, { body, headers = {}, timeout = 15_000 }: Asking): Promise<Answer> {
  const init: RequestInit = { method, headers: { ...headers }, credentials: 'same-origin', cache: 'no-store' };
  if (body instanceof FormData || body instanceof URLSearchParams || body instanceof Blob) init.body = body;
  else if (body !== undefined) {
    init.body = JSON.stringify(body);
    (init.headers as Record<string, string>)['Content-Type'] = 'application/json';
  }
  const giveUp = new AbortController();
  let timer = setTimeout(() => giveUp.abort(), timeout);
  const sent = performance.now();
  try {
    const answer = await fetch(path, { ...init, signal: giveUp.signal });
    const time = Number(answer.headers.get('X-Server-Time'));
    if (time) clock.learn(time, sent, performance.now());
    // What has begun may still stop for ever.
    clearTimeout(timer);
    timer = setTimeout(() => giveUp.abort(), timeout);
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  } catch (failure) {
    throw new Unreachable(String(failure));
  } finally {
    clearTimeout(timer);
  }
}

/** The body of an answer. Throws Refusal, or Unreachable if it was cut off. */
export function read<T>({ status, headers, text }: Answer): T {
  if (status >= 200 && status < 300) return parse<T>(text);
  if (status === 401) signedOut.tell();
  // What stands between us and the server may refuse us too, in words of its own.
  const retryAfter = Number(headers.get('Retry-After')) || undefined;
  let body: RefusalBody | undefined;
  try {
    body = parse<RefusalBody>(text);
  } catch {
    // Then the status has to do.
  }
  throw new Refusal(status, { retryAfter, ...body });
}

function parse<T>(text: string): T {
  try {
    return (text ? JSON.parse(text) : undefined) as T;
  } catch (failure) {
    // Cut off on its way, or not of our server.
    throw new Unreachable(String(failure));
  }
}

/** The answer's body. Throws Refusal or Unreachable. */
export async function ask<T = unknown>(method: string, path: string, asking: Asking = {}): Promise<T> {
  return read<T>(await send(method, path, asking));
}

export const get = <T>(path: string, asking?: Asking) => ask<T>('GET', path, asking);
export const post = <T = unknown>(path: string, body?: unknown, asking?: Asking) =>
  ask<T>('POST', path, { body: body ?? {}, ...asking });
export const patch = <T = unknown>(path: string, body: unknown) => ask<T>('PATCH', path, { body });
export const remove = <T = unknown>(path: string, body?: unknown) => ask<T>('DELETE', path, { body });

/** A polled route: asks whether anything changed since it last answered. */
export class Polled<T> {
  #tag = '';

  constructor(private readonly path: string) {}

  /** Nothing if it is still as it was. */
  async changes(): Promise<T | undefined> {
    const answer = await send('GET', this.path, this.#tag ? { headers: { 'If-None-Match': this.#tag } } : {});
    if (answer.status === 304) return undefined;
    const body = read<T>(answer);
    this.#tag = answer.headers.get('ETag') ?? '';
    return body;
  }
}
