// Windows of a real browser, signed in as the people of a house. Whatever goes wrong in one, an error in the console,
// a request to somewhere else, a breach of the policy, fails the test that used it.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach } from 'node:test';
import { fileURLToPath } from 'node:url';

import { eventually, slowness } from '../../support/house.mjs';
import { theBrowser } from './chromium.mjs';
import { refusedPath, SocketGate } from './sockets.mjs';
import { Meter, Traffic } from './traffic.mjs';
import { Watch } from './watch.mjs';

export { assertAccessible, assertTappable, violations } from './accessibility.mjs';

export const phone = { width: 390, height: 844 };
export const desktop = { width: 1280, height: 800 };

const isHandheld = ({ width }) => width < 600;
const pictures = fileURLToPath(new URL('../../../build/browser', import.meta.url));

const open = new Set();
/** How deep in tests within tests we are; 0 outside of all. */
let depth = 0;

class Window {
  constructor(house, context, page, watch) {
    Object.assign(this, { house, context, page, watch });
    this.depth = depth;
    open.add(this);
  }

  goto(target, options) {
    return this.page.goto(target, options);
  }

  /** These complaints (texts they contain, or expressions) are right in this test: `allow('status: 422 POST')`. */
  allow(...patterns) {
    this.watch.allow(...patterns);
    return this;
  }

  /** Takes the cookies of somebody; nobody's without one. */
  async become(person) {
    await this.context.clearCookies();
    const cookies = [...(person?.cookies ?? [])].map(([name, value]) => ({
      name,
      value,
      url: this.house.url,
      httpOnly: true,
      sameSite: 'Lax',
      secure: Boolean(this.house.secure),
    }));
    if (cookies.length) await this.context.addCookies(cookies);
  }

  /** No network: requests fail, open sockets fall silent, as they do on a phone that leaves the Wi-Fi. */
  async offline(isOffline) {
    this.watch.tolerate(/net::ERR_(INTERNET_DISCONNECTED|NETWORK_CHANGED)/);
    await this.context.setOffline(isOffline);
  }

  /** Breaks the WebSockets that are open and refuses new ones; before the first `goto` there is never one. */
  async cutSockets() {
    this.watch.tolerate(refusedPath, 'WebSocket is closed before the connection is established');
    await this.gate.shut();
  }

  async restoreSockets() {
    await this.gate.open();
  }

  /** Keeps the texts of all answers and frames from now on. */
  record() {
    return new Traffic(this);
  }

  /** Counts bytes over the wire from now on. */
  measure() {
    return Meter.on(this.page);
  }

  /** What went wrong since the last time somebody asked. */
  async complaints() {
    // What happened before this answer has been told when it comes; a page that hangs does not answer.
    const answers = this.context.pages().map((page) => page.evaluate(() => 0).catch(() => 0));
    let timer;
    const patience = new Promise((done) => (timer = setTimeout(done, 2000 * slowness)));
    await Promise.race([Promise.all(answers), patience]);
    clearTimeout(timer);
    return this.watch.take();
  }

  /** Closes the window and throws if anything went wrong in it. */
  async close() {
    if (!open.delete(this)) return;
    const wrong = await this.complaints();
    await this.context.close();
    if (wrong.length) assert.fail(`this went wrong in the window:\n${wrong.join('\n')}`);
  }
}

/**
 * A window of its own, with nothing remembered. `as` is a Client, or nobody is signed in and `house` says where, which
 * may be any { url }. What is left of the options is Playwright's. One that a test opens is closed at its end, one
 * opened outside of tests stays open to the end of the file; both are judged at the end of every test.
 */
export async function newWindow({
  as,
  house = as.house,
  viewport = desktop,
  colorScheme = 'light',
  reducedMotion = 'reduce',
  locale = 'en-GB',
  timezone = 'Europe/Berlin',
  ...more
}) {
  const browser = await theBrowser();
  const context = await browser.newContext({
    baseURL: house.url,
    viewport,
    isMobile: isHandheld(viewport),
    hasTouch: isHandheld(viewport),
    colorScheme,
    reducedMotion,
    locale,
    timezoneId: timezone,
    ignoreHTTPSErrors: true,
    ...more,
  });
  context.setDefaultTimeout(10000 * slowness);
  context.setDefaultNavigationTimeout(30000 * slowness);
  const watch = await Watch.over(context, house);
  const page = await context.newPage();
  const window = new Window(house, context, page, watch);
  window.gate = await SocketGate.on(context, page);
  if (as) await window.become(as);
  return window;
}

/** Waits until the text of a locator is, or matches, what is expected; tells what it was instead. */
export async function shows(locator, expected, deadline = 10000) {
  const fits = (text) => (expected instanceof RegExp ? expected.test(text) : text === expected);
  let last = 'nothing';
  const look = async () => {
    last = await locator.innerText({ timeout: 1000 * slowness }).catch((error) => `(${error.message.split('\n')[0]})`);
    return fits(last.trim());
  };
  await eventually('', look, deadline).catch(() =>
    assert.fail(`${locator} does not show ${expected}, but: ${last.slice(0, 500)}`),
  );
}

/** Waits until something has the focus: effects give it when the page is drawn. */
export const hasFocus = (locator) =>
  eventually(`${locator} has the focus`, () => locator.evaluate((element) => element === document.activeElement));

/** Waits until it is so, which must take at most so long on a machine that is not called slow. */
export async function within(ms, what, probe) {
  const from = Date.now();
  await eventually(what, probe, 20_000);
  const took = Date.now() - from;
  assert.ok(took <= ms * slowness, `${what}: took ${took} ms`);
}

/** What a window showed when its test failed. */
async function portray(window, name, number) {
  mkdirSync(pictures, { recursive: true });
  const file = path.join(pictures, `${name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}-${number}.png`);
  await window.page.screenshot({ path: file, timeout: 5000 * slowness }).catch(() => {});
  return path.relative(process.cwd(), file);
}

async function judgeAll(test) {
  const failed = test?.passed === false;
  const found = [];
  let number = 0;
  for (const window of [...open]) {
    const wrong = await window.complaints();
    if (wrong.length || failed)
      found.push(`${await portray(window, test?.name ?? 'window', ++number)}: ${window.page.url()}`, ...wrong);
    if (window.depth < depth || depth === 0) continue;
    open.delete(window);
    await window.context.close();
  }
  return { failed, found };
}

beforeEach(() => {
  depth += 1;
});

afterEach(async (test) => {
  const { failed, found } = await judgeAll(test);
  depth -= 1;
  if (!found.length) return;
  // Of a test that failed anyway its own reason is the one to be told; this may explain it.
  if (failed) test.diagnostic(found.join('\n'));
  else assert.fail(`this went wrong in a window:\n${found.join('\n')}`);
});
