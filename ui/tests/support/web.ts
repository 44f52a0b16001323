/** What was sent. */
export interface Sent {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: unknown;
  signal: AbortSignal;
}

type Answerer = (sent: Sent) => Response | Promise<Response>;

/** All that is asked of the server goes here instead, until the function that is returned is called. */
export function answerBy(answerer: Answerer): { sent: Sent[]; stop: () => void } {
  const before = globalThis.fetch;
  const sent: Sent[] = [];
  globalThis.fetch = async (path, init = {}) => {
    const what: Sent = {
      method: init.method ?? 'GET',
      path: String(path),
      headers: init.headers as Record<string, string>,
      body: init.body,
      signal: init.signal!,
    };
    sent.push(what);
    return answerer(what);
  };
  return { sent, stop: () => void (globalThis.fetch = before) };
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });
}

export const unchanged = () => new Response(null, { status: 304 });
