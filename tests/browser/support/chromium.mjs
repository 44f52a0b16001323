// The one Chromium of a file of tests, without any way out of this machine.
import { after } from 'node:test';

import { chromium } from 'playwright-core';

import { slowness } from '../../support/house.mjs';

const options = {
  executablePath: process.env.AUKTIVA_CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  timeout: 60000 * slowness,
  // A profile of its own, made and removed by Playwright, and nothing of the caller's.
  env: { PATH: process.env.PATH, HOME: process.env.HOME ?? '/' },
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-proxy-server',
    // Whatever a page asks of another host fails before a packet leaves. Routes of Playwright would do it too, but
    // turn the browser's cache off.
    '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
  ],
};

let launching;

/** Starts it the first time. */
export function theBrowser() {
  launching ??= chromium.launch(options);
  return launching;
}

export async function closeBrowser() {
  const browser = await launching?.catch(() => undefined);
  launching = undefined;
  await browser?.close();
}

after(closeBrowser);
