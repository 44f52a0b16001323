import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { ask, get, patch, Polled, post, Refusal, remove, signedOut, Unreachable } from '../src/server/ask.ts';
import { clock } from '../src/server/clock.ts';
import { answerBy, json, type Sent, unchanged } from './support/web.ts';

let stop = () => {};
afterEach(() => {
  stop();
  signedOut.tell = () => {};
});

function answer(...answers: (Response | ((sent: Sent) => Response | Promise<Response>))[]): Sent[] {
  const web = answerBy((sent) => {
    const next = answers.length > 1 ? answers.shift()! : answers[0]!;
    return typeof next === 'function' ? next(sent) : next;
  });
  stop = web.stop;
  return web.sent;
}

async function failureOf(asking: Promise<unknown>): Promise<unknown> {
  try {
    await asking;
  } catch (failure) {
    return failure;
  }
  return assert.fail('it did not fail');
}

async function refusalOf(asking: Promise<unknown>): Promise<Refusal> {
  const failure = await failureOf(asking);
  assert(failure instanceof Refusal, String(failure));
  return failure;
}

test('an answer is what its body says', async () => {
  answer(json({ name: 'Ilse' }));
  assert.deepEqual(await get('/api/x'), { name: 'Ilse' });
});

test('an answer without a body is nothing', async () => {
  answer(new Response(null, { status: 204 }));
  assert.equal(await remove('/api/x'), undefined);
});

test('what is sent is JSON', async () => {
  const sent = answer(() => json({}));
  await post('/api/x', { amount: '12.50' });
  await patch('/api/x', { name: 'a' });
  assert.deepEqual(sent.map((each) => [each.method, each.body]), [['POST', '{"amount":"12.50"}'], ['PATCH', '{"name":"a"}']]);
  assert(sent.every((each) => each.headers['Content-Type'] === 'application/json'));
});

test('a form is sent as it is', async () => {
  const sent = answer(json({}));
  const body = new URLSearchParams({ a: 'b' });
  await post('/api/x', undefined, { body });
  assert.equal(sent[0]?.body, body);
  assert.equal(sent[0]?.headers['Content-Type'], undefined);
});

test('a refusal tells its status, key and what its body has', async () => {
  answer(json({ message: 'The bid is too low', key: 'E_BID_TOO_LOW', minBid: 12.5 }, 400));
  const refusal = await refusalOf(get('/api/x'));
  assert.equal(refusal.status, 400);
  assert.equal(refusal.key, 'E_BID_TOO_LOW');
  assert.equal(refusal.message, 'The bid is too low');
  assert.equal(refusal.body.minBid, 12.5);
});

test('a refusal by somebody else than our server is one, too', async () => {
  answer(new Response('<h1>Bad gateway</h1>', { status: 502 }));
  const refusal = await refusalOf(get('/api/x'));
  assert.equal(refusal.status, 502);
  assert.equal(refusal.key, '');
});

test('what may pass is told from what is decided', async () => {
  for (const [status, passes] of [[408, true], [429, true], [500, true], [503, true], [400, false], [404, false], [422, false]] as const) {
    answer(json({}, status));
    assert.equal((await refusalOf(get('/api/x'))).isPassing, passes, String(status));
  }
});

test('how long to wait is in the body', async () => {
  answer(json({ retryAfter: 7 }, 429, { 'Retry-After': '5' }));
  assert.equal((await refusalOf(get('/api/x'))).retryAfter, 7000);
});

test('how long to wait is in the header where the body does not tell', async () => {
  answer(new Response('busy', { status: 503, headers: { 'Retry-After': '3' } }));
  assert.equal((await refusalOf(get('/api/x'))).retryAfter, 3000);
});

test('a wait that is no number is none', async () => {
  answer(new Response('', { status: 503, headers: { 'Retry-After': 'Fri, 04 Dec 2026 20:00:00 GMT' } }));
  assert.equal((await refusalOf(get('/api/x'))).retryAfter, 0);
});

test('where the server does not know us any more it is told', async () => {
  let told = 0;
  signedOut.tell = () => void ++told;
  answer(json({}, 401));
  await refusalOf(get('/api/x'));
  assert.equal(told, 1);
});

test('without a network the server is unreachable', async () => {
  answer(() => {
    throw new TypeError('Failed to fetch');
  });
  assert((await failureOf(get('/api/x'))) instanceof Unreachable);
});

test('an answer that is not of our server is none', async () => {
  answer(new Response('<h1>Welcome to this Wi-Fi</h1>'));
  assert((await failureOf(get('/api/x'))) instanceof Unreachable);
});

/** A promise of nothing that ends when it is given up. */
const forever = ({ signal }: Sent) => new Promise<never>((_, fail) => signal.addEventListener('abort', () => fail(signal.reason)));

test('an answer that does not come in time is none', async () => {
  answer(forever);
  assert((await failureOf(ask('GET', '/api/x', { timeout: 20 }))) instanceof Unreachable);
});

test('an answer that stops half-way is none', async () => {
  answer((sent) => {
    const half = new ReadableStream<Uint8Array>({
      start: (stream) => {
        stream.enqueue(new TextEncoder().encode('{"name":'));
        forever(sent).catch((reason) => stream.error(reason));
      },
    });
    return new Response(half);
  });
  assert((await failureOf(ask('GET', '/api/x', { timeout: 20 }))) instanceof Unreachable);
});

test('the clock learns from every answer', async () => {
  answer(new Response(null, { status: 204, headers: { 'X-Server-Time': String(Date.parse('2030-01-01T00:00:00Z')) } }));
  await get('/api/x');
  assert.equal(new Date(clock.now()).getUTCFullYear(), 2030);
});

test('a polled route asks whether anything changed since its last answer', async () => {
  const sent = answer(json({ seq: 1 }, 200, { ETag: 'W/"1"' }), unchanged(), json({ seq: 2 }, 200, { ETag: 'W/"2"' }), unchanged());
  const polled = new Polled<{ seq: number }>('/api/x');
  assert.deepEqual(await polled.changes(), { seq: 1 });
  assert.equal(await polled.changes(), undefined);
  assert.deepEqual(await polled.changes(), { seq: 2 });
  assert.equal(await polled.changes(), undefined);
  assert.deepEqual(sent.map((each) => each.headers['If-None-Match']), [undefined, 'W/"1"', 'W/"1"', 'W/"2"']);
});

test('an answer that could not be read is asked for again', async () => {
  const sent = answer(json({ seq: 1 }, 200, { ETag: 'W/"1"' }), new Response('{"seq', { headers: { ETag: 'W/"2"' } }), json({ seq: 2 }));
  const polled = new Polled<{ seq: number }>('/api/x');
  await polled.changes();
  await failureOf(polled.changes());
  assert.deepEqual(await polled.changes(), { seq: 2 });
  assert.equal(sent[2]?.headers['If-None-Match'], 'W/"1"');
});

test('a polled route is refused like any other', async () => {
  answer(json({ key: 'E_ITEM_NOT_FOUND' }, 404));
  assert.equal((await refusalOf(new Polled('/api/x').changes())).key, 'E_ITEM_NOT_FOUND');
});
