// What watches over the tests of the browser client is watched here, by a site with planted faults.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, test } from 'node:test';

import { eventually } from '../support/house.mjs';
import { assertAccessible, assertTappable, newWindow, phone, shows, violations } from './support/browser.mjs';
import { openLittleSite } from './support/little_site.mjs';

const page = (script, rest = '<main><h1>Site</h1></main>') => `<body>${rest}<script src="${script}"></script>`;

const socketScript = `
  const events = [];
  window.connect = () => {
    const socket = new WebSocket('ws://' + location.host + '/app/key');
    window.socket = socket;
    const tell = (what) => { events.push(what); document.querySelector('h1').textContent = events.join(' '); };
    socket.onopen = () => { tell('open'); socket.send('Jonas'); };
    socket.onmessage = ({ data }) => tell(data);
    socket.onclose = ({ code }) => tell(code);
  };
  connect();`;

const pages = {
  '/': '<body><main><h1>Site</h1></main>',
  '/refused.js': 'fetch("/refusal", { method: "POST" })',
  '/refusal': '422 {"message":"Jonas bids more"}',
  '/refused': page('/refused.js'),
  '/error.js': 'console.error("the lantern fell")',
  '/error': page('/error.js'),
  '/thrown.js': 'setTimeout(() => { throw new Error("nobody catches") }); Promise.reject(new Error("nor this"))',
  '/thrown': page('/thrown.js'),
  '/foreign': '<body><main><h1>Site</h1><img alt="" src="http://pictures.example/x.png"></main>',
  '/foreign.js': 'fetch("http://10.11.12.13/x").catch(() => {})',
  '/foreign-script': page('/foreign.js'),
  '/inline': '<body><main><h1>Site</h1></main><script>window.ran = true</script>',
  '/socket.js': socketScript,
  '/socket': page('/socket.js'),
  '/large.js': `/* ${'x'.repeat(20000)} */`,
  '/large': page('/large.js'),
  '/planted': `<body><main><h1>Site</h1><button></button><img src="/"><a href="/" style="">a</a></main>`,
};

let site;

before(async () => {
  site = await openLittleSite(pages);
});
after(() => site.close());

const open = async (path, options) => {
  const window = await newWindow({ house: site, ...options });
  await window.goto(path);
  return window;
};

/** Waits until something that begins so was complained about, and gives all complaints. */
async function complaintsOf(window, beginning) {
  const { watch } = window;
  await eventually(`a complaint ${beginning}`, () => watch.complaints.some((line) => line.startsWith(beginning)));
  return window.complaints();
}

test('a page without faults is not complained about', async () => {
  const window = await open('/');
  assert.deepEqual(await window.complaints(), []);
  await window.close();
});

test('an error in the console is noticed', async () => {
  const window = await open('/error');
  assert.deepEqual(await complaintsOf(window, 'console'), ['console: the lantern fell (/error.js)']);
});

test('exceptions and rejections that nobody catches are noticed', async () => {
  const window = await open('/thrown');
  await eventually('both are told', () => window.watch.complaints.length >= 2);
  const complaints = await window.complaints();
  for (const words of [/^exception: Error: nobody catches/, /^exception: Error: nor this/])
    assert.ok(
      complaints.some((line) => words.test(line)),
      complaints.join('\n'),
    );
});

test('what the policy forbids is noticed', async () => {
  const window = await open('/inline');
  assert.deepEqual(await complaintsOf(window, 'csp'), ['csp: script-src-elem inline']);
  assert.equal(await window.page.evaluate(() => window.ran), undefined);
});

test('requests to other hosts are noticed and come to nothing', async () => {
  const window = await open('/foreign');
  const complaints = await complaintsOf(window, 'foreign');
  assert.ok(complaints.includes('foreign: GET http://pictures.example/x.png'), complaints.join('\n'));
  const lax = await newWindow({ house: site, bypassCSP: true });
  await lax.goto('/foreign-script');
  assert.deepEqual(await complaintsOf(lax, 'foreign'), ['foreign: GET http://10.11.12.13/x']);
});

test('refusals and lost requests are noticed unless the test allows them', async () => {
  const window = await open('/refused');
  assert.deepEqual(await complaintsOf(window, 'status'), ['status: 422 POST /refusal']);
  await window.goto('/refused');
  await eventually('it is refused again', () => window.watch.complaints.length);
  window.allow('status: 422 POST /refusal');
  await window.close();

  const other = await open('/');
  await other.page.route('/gone', (route) => route.abort('connectionrefused'));
  await other.page.evaluate(() => fetch('/gone').catch(() => {}));
  assert.deepEqual(await complaintsOf(other, 'failed'), ['failed: GET /gone net::ERR_CONNECTION_REFUSED']);
});

test('a window that closes with complaints throws', async () => {
  const window = await open('/error');
  await eventually('it is told', () => window.watch.complaints.length);
  await assert.rejects(window.close(), /the lantern fell/);
});

test('a test fails by what went wrong in its window, whatever it asserts', async () => {
  const harness = new URL('support/browser.mjs', import.meta.url);
  const program = `
    import { test } from 'node:test';
    import { newWindow } from '${harness}';
    test('all is well', async () => {
      const window = await newWindow({ house: { url: '${site.url}' } });
      await window.goto('/error');
    });`;
  const { NODE_TEST_CONTEXT: ours, ...env } = process.env;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { env });
  let output = '';
  child.stdout.on('data', (text) => (output += text));
  const [code] = await once(child, 'exit');
  assert.equal(code, 1, output);
  assert.match(output, /this went wrong in a window:[^]*console: the lantern fell/);
});

test('people are who they are, in their language, on their screen', async () => {
  const ann = { house: site, cookies: new Map([['session', 'of-ann']]) };
  const window = await newWindow({ as: ann, locale: 'pl-PL', viewport: phone, colorScheme: 'dark' });
  const answer = await window.goto('/');
  assert.equal(answer.headers()['x-who'], 'session=of-ann');
  const seen = await window.page.evaluate(() => [
    navigator.language,
    innerWidth,
    matchMedia('(prefers-color-scheme: dark)').matches,
  ]);
  assert.deepEqual(seen, ['pl-PL', 390, true]);
  await window.become();
  assert.equal((await window.goto('/?again')).headers()['x-who'], 'nobody');
});

test('sockets break and are refused until they are restored', async () => {
  const window = await open('/socket');
  const heading = window.page.locator('h1');
  await shows(heading, 'open heard Jonas');
  await window.cutSockets();
  await shows(heading, 'open heard Jonas 1006');
  await window.page.evaluate(() => window.connect());
  await shows(heading, 'open heard Jonas 1006 1006');
  await window.goto('/socket');
  await shows(heading, '1006');
  await window.restoreSockets();
  await window.page.evaluate(() => window.connect());
  await shows(heading, '1006 open heard Jonas');
  await window.goto('/socket');
  await shows(heading, 'open heard Jonas');
});

test('a window can be without sockets from the start', async () => {
  const window = await newWindow({ house: site });
  await window.cutSockets();
  await window.goto('/socket');
  await shows(window.page.locator('h1'), '1006');
});

test('without a network requests fail and sockets fall silent', async () => {
  const window = await open('/socket');
  const heading = window.page.locator('h1');
  await shows(heading, 'open heard Jonas');
  const ask = () =>
    window.page.evaluate(() =>
      fetch('/', { cache: 'no-store' }).then(
        (answer) => answer.status,
        () => 'lost',
      ),
    );
  assert.equal(await ask(), 200);
  await window.offline(true);
  assert.equal(await ask(), 'lost');
  await window.page.evaluate(() => window.socket.send('Ann'));
  assert.equal(await window.page.evaluate(() => navigator.onLine), false);
  await window.offline(false);
  assert.equal(await ask(), 200);
  await shows(heading, 'open heard Jonas heard Ann');
});

test('what is told is found in answers, frames and the page', async () => {
  const window = await newWindow({ house: site });
  window.allow('status: 422');
  const traffic = window.record();
  await window.goto('/refused');
  await eventually('the refusal is recorded', () => traffic.answers.some(({ status }) => status === 422));
  await window.goto('/socket');
  await eventually('a frame is recorded', () => traffic.frames.some(({ text }) => text === 'heard Jonas'));
  await shows(window.page.locator('h1'), 'open heard Jonas');
  const places = (await traffic.mentions('Jonas')).map((line) => line.split(':')[0]);
  assert.deepEqual(places, ['POST /refusal', 'frame', 'page']);
  assert.deepEqual(await traffic.mentions('Maria'), []);
});

test('bytes over the wire are counted once, the cache costs none', async () => {
  const window = await newWindow({ house: site });
  const meter = await window.measure();
  await window.goto('/large');
  const [script] = await meter.resources();
  assert.equal(script.url, `${site.url}/large.js`);
  assert.ok(script.bytes > 20000 && script.bytes < 21000, `${script.bytes}`);
  const all = await meter.total();
  assert.ok(all > 20000 && all < 22000, `${all}`);
  assert.ok((await meter.total({ without: ['Script'] })) < 1000);
  const again = await window.measure();
  await window.goto('/large');
  assert.ok((await again.total({ without: ['Document'] })) < 100);
});

test('axe judges a page in spite of the policy, and finds what is planted', async () => {
  const window = await open('/planted');
  const found = await violations(window.page);
  for (const rule of ['button-name', 'image-alt'])
    assert.ok(
      found.some((text) => text.startsWith(`${rule} (critical)`)),
      found.join('\n'),
    );
  await assert.rejects(assertAccessible(window), /button-name[^]*<button>/);
  await assertAccessible(window, { include: 'h1' });
  await assert.rejects(assertTappable(window), /is not for fingers:\n\d+ x \d+: <button>/);
  await window.complaints();
  await window.goto('/');
  await assertAccessible(window);
});
