// Reads everything somebody may read: every GET of the route table, also of routes to come.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const table = readFileSync(new URL('../../web/routes.cpp', import.meta.url), 'utf8');
/** The route table as [method, route, who may call it]. */
export const routes = [...table.matchAll(/\{"([A-Z]+)",\s+"([^"]+)",\s+(\w+)/g)].map(([, ...row]) => row);

/** The route with all that `places` has put in its braces. */
function addressesOf(route, places) {
  const [place, name] = /\{(\w+)(?:\.{3})?\}/.exec(route) ?? [];
  if (!place) return route.endsWith('/events') ? [route, `${route}?after=0`, `${route}?after=1`] : [route];
  assert.ok(places[name], `${route}: what can stand in ${place}?`);
  return places[name].flatMap((value) => addressesOf(route.replace(place, value), places));
}

/** The assets that the page of the browser client names. */
export async function assetsOf(viewer) {
  const { text } = await viewer.get('/');
  return [...text.matchAll(/"\/assets\/([^"]+)"/g)].map(([, name]) => name);
}

/** What is the same for everybody, since it is part of the program. */
const isOfClient = (route) => ['/', '/{page...}', '/assets/{asset}'].includes(route);

/** What `viewer` was answered, as [address, head and body], and who may call the routes that told him nothing. */
export async function readAll(viewer, places) {
  const seen = [];
  const refused = [];
  for (const [method, route, access] of routes) {
    if (method !== 'GET' || isOfClient(route)) continue;
    const addresses = addressesOf(route, places);
    const answers = await Promise.all(addresses.map((address) => viewer.get(address)));
    answers.forEach(({ headers, text }, index) => seen.push([addresses[index], JSON.stringify(headers) + text]));
    if (!answers.some(({ status }) => status === 200 || status === 302)) refused.push(`${route} for ${access}`);
  }
  return { seen, refused };
}

/** What a listener heard, in the same form. */
export const heard = ({ frames }) => frames.map((frame) => [`heard on ${frame.channel}`, JSON.stringify(frame)]);

export function assertSilent(seen, ...secrets) {
  assert.ok(seen.length > 0);
  for (const [where, text] of seen)
    for (const secret of secrets) assert.ok(!text.includes(secret), `${where} tells ${secret}: ${text}`);
}
