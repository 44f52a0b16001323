// Every route, asked by everybody, about what is his and what is another's: as the table in docs/api.md says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { assetsOf, routes } from '../support/crawl.mjs';
import { Client, memberPath, newAuction, newItem, newPeople, setRole, signIn, startHouse } from '../support/house.mjs';
import { png, upload } from '../support/images.mjs';
import { Listener, userChannel } from '../support/listener.mjs';

const roles = ['stranger', 'guest', 'bidder', 'creator', 'admin', 'owner', 'administrator'];
const members = ['bidder', 'creator', 'admin', 'owner'];

/** The table "Who may do what": route → role → cell. */
const table = (() => {
  const page = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');
  const [chapter] = page.split('## Who may do what\n')[1].split('\n## ');
  const [head, , ...rows] = chapter.split('\n').filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim().replaceAll('`', '')));
  assert.deepEqual(head.slice(2), roles);
  return new Map(rows.map(([method, route, ...cells]) => [
    `${method} ${route}`, Object.fromEntries(roles.map((role, index) => [role, cells[index]])),
  ]));
})();

let house, home, abroad, other, victim, listener, secret;
const people = {};

before(async () => {
  house = await startHouse({ env: { CRON_SECRET: 'a secret of the scheduler' } });
  const names = ['Guest', 'Bidder', 'Creator', 'Admin', 'Owner', 'Administrator', 'Other', 'Victim'];
  const [guest, bidder, creator, admin, owner, administrator, ...rest] = await newPeople(house, ...names);
  [other, victim] = rest;
  Object.assign(people, { stranger: new Client(house), guest, bidder, creator, admin, owner, administrator });
  await administer(administrator);
  home = await newHome({ memberCanInvite: true });
  abroad = await newAuction(other);
  listener = await Listener.open(house);
  secret = house.secrets();
});
after(async () => {
  listener.close();
  await house.close();
});

/** Makes somebody the administrator of the house, with the token that its first start has printed. */
async function administer(person) {
  const [, setupToken] = /Setup token.*\n\s+(\S+)/.exec(house.log);
  await made(person.patch('/api/system/settings', { deploymentAdminEmail: person.email, setupToken }));
}

/** An auction in which everybody has the role of his name. */
async function newHome(fields) {
  const { owner, admin, creator, bidder } = people;
  const auction = await newAuction(owner, [admin, creator, bidder, other, victim], fields);
  for (const [person, role] of [[admin, 'ADMIN'], [creator, 'CREATOR'], [other, 'CREATOR']])
    await setRole(owner, auction, person, role);
  return auction;
}

const made = async (answer) => {
  const { status, text, body } = await answer;
  assert.ok(status < 300, text);
  return body;
};

/** An item of that person; bidders have theirs from a time when they were more. */
async function itemOf(person, auction, fields) {
  const isBidder = person === people.bidder;
  if (isBidder) await setRole(people.owner, auction, person, 'CREATOR');
  const item = await newItem(person, auction, fields);
  if (isBidder) await setRole(people.owner, auction, person, 'BIDDER');
  return item;
}

let invited = 0;
const inviteBy = (person, auction, email = `guest${++invited}@example.org`) =>
  made(person.post(`${auction.path}/invites`, { email }));

/** What may stand in a route's braces, as somebody's own or another's. */
const things = {
  async auction() {
    return home.id;
  },
  async item(person, whose) {
    return (await itemOf(whose === 'own' ? person : other, home, { isEditableByAdmin: whose === 'let' })).id;
  },
  async discussion(person, whose, { item }) {
    const author = whose === 'own' ? person : other;
    return (await made(author.post(`${home.path}/items/${item}/discussions`, { content: 'Hello' }))).id;
  },
  async notification(person, whose) {
    const recipient = whose === 'own' ? person : victim;
    await inviteBy(other, await newAuction(other), recipient.email);
    return (await recipient.get('/api/notifications?limit=1')).body.notifications[0].id;
  },
  async invite(person, whose) {
    return (await inviteBy(whose === 'own' ? person : other, home)).id;
  },
  async token(person, whose) {
    return (await inviteBy(other, await newAuction(other), whose === 'own' ? person.email : undefined)).token;
  },
  async member(person, whose) {
    if (whose !== 'own') await victim.post(`${home.path}/join`, {});
    return (await memberPath(people.owner, home, whose === 'own' ? person : victim)).split('/').pop();
  },
  async session(person, whose) {
    const asking = whose === 'own' ? person : other;
    await signIn(new Client(house), asking.email);
    return (await asking.get('/api/user/sessions')).body.find((each) => !each.current).id;
  },
  app: async () => secret.SOKETI_APP_ID,
  channel: async () => 'public-hall',
  user: async () => 'nobody',
  page: async () => 'login',
  asset: async (person) => (await assetsOf(person))[0],
  async path() {
    const item = await newItem(other, home);
    return (await made(upload(other, `${item.path}/images`, 'image', png()))).url;
  },
};

const places = (route) => [...route.matchAll(/\{(\w+)(?:\.\.\.)?\}/g)].map(([, name]) => name);

const fill = (route, found) => route.replaceAll(/\{(\w+)(?:\.\.\.)?\}/g, (_, name) => found[name]);

/** Whose the thing is on which the route acts. */
function cases(route, role) {
  const last = places(route).pop();
  const isMember = members.includes(role);
  const isSignedIn = role !== 'stranger';
  if (/\/(pusher|broadcasting)\/auth$/.test(route)) return isSignedIn ? ['own', 'foreign'] : ['foreign'];
  if (/\/invites(\/bulk)?$/.test(route)) return isMember ? ['let', 'foreign'] : ['let'];
  if (last === 'item') return isMember ? ['own', 'let', 'foreign'] : ['foreign'];
  if (last === 'discussion' || last === 'member' || last === 'invite') return isMember ? ['own', 'foreign'] : ['foreign'];
  if (['notification', 'token', 'session'].includes(last)) return isSignedIn ? ['own', 'foreign'] : ['foreign'];
  return ['any'];
}

const bodies = {
  'POST /api/auctions': { name: 'Spring' },
  'POST /api/auctions/{auction}/items': { name: 'Vase', currencyCode: 'EUR' },
  'POST /api/auctions/{auction}/items/import': { csv: 'name,description\nVase,Old' },
  'PATCH /api/auctions/{auction}/admin-items/bulk': { itemIds: ['none'], updates: {} },
  'PATCH /api/user/items/bulk-edit': { itemIds: ['none'], updates: {} },
  'POST /api/auctions/{auction}/items/{item}/bids': { amount: 1e6 },
  'POST /api/auctions/{auction}/items/{item}/discussions': { content: 'Hello' },
  'PATCH /api/auctions/{auction}/items/{item}/discussions/{discussion}': { content: 'Hello again' },
  'PATCH /api/auctions/{auction}/items/{item}/images': { imageIds: [] },
  'PATCH /api/auctions/{auction}/members/{member}': { role: 'BIDDER' },
};
const bodyOf = (row, person, whose) => {
  if (row === 'POST /api/auctions/{auction}/invites') return { email: `guest${++invited}@example.org` };
  if (row === 'POST /api/auctions/{auction}/invites/bulk') return { emails: [`guest${++invited}@example.org`] };
  if (row.endsWith('/user-auth')) return { socket_id: listener.id };
  if (/\/(pusher|broadcasting)\/auth$/.test(row)) return { socket_id: listener.id, channel_name: userChannel(whose === 'own' ? person : other) };
  return bodies[row] ?? {};
};

/** Calls after which nothing is as it was: each gets an auction of its own. */
const ruins = new Set([
  'DELETE /api/auctions/{auction}', 'POST /api/auctions/{auction}/join', 'POST /api/auctions/{auction}/leave',
  'POST /api/auctions/{auction}/close',
]);
/** Calls that use up what they act on. */
const usesUp = (row) => row.startsWith('DELETE') || row === 'POST /api/invites/{token}';

const kept = new Map();
async function thing(name, row, role, whose, found) {
  const key = `${name} ${role} ${whose}`;
  if (usesUp(row)) return things[name](people[role], whose, found);
  if (!kept.has(key)) kept.set(key, await things[name](people[role], whose, found));
  return kept.get(key);
}

async function addressOf(row, role, whose) {
  const [, route] = row.split(' ');
  const found = {};
  const names = places(route);
  for (const name of names) {
    // What is around the thing is another's: a comment of one's own on somebody else's item.
    const isThing = name === names.at(-1);
    found[name] = await thing(name, isThing ? row : '', role, isThing ? whose : 'foreign', found);
  }
  if (ruins.has(row)) found.auction = (await newHome()).id;
  if (whose === 'foreign' && /\/invites(\/bulk)?$/.test(route)) found.auction = (await newHome()).id;
  const address = fill(route, found);
  if (row !== 'DELETE /api/auctions/{auction}/items/{item}/images') return address;
  const seller = whose === 'own' ? people[role] : other;
  return `${address}?imageId=${(await made(upload(seller, address, 'image', png()))).id}`;
}

const files = { images: 'image', thumbnail: 'thumbnail' };

function send(person, row, address, whose) {
  const [method] = row.split(' ');
  const file = files[row.split('/').pop()];
  if (method === 'POST' && file) return upload(person, address, file, png());
  const body = bodyOf(row, person, whose);
  return person.send(method, address, method === 'GET' || method === 'DELETE' ? {} : { body });
}

/** The status a cell promises; 'yes' for any but a refusal. */
function promised(cell, whose) {
  const words = cell.split(', ');
  if (words.includes('yes') || words.includes(whose)) return 'yes';
  if (words.includes('others')) return whose === 'own' ? 403 : 'yes';
  const own = words.find((word) => word.startsWith('own'));
  if (own) return whose === 'own' ? 'yes' : Number(own.split('/')[1] ?? 403);
  return words.includes('let') ? 403 : Number(cell);
}

const outcome = ({ status, body }) =>
  status === 503 || [401, 403, 404].includes(status) ? `${status} ${body?.key ?? ''}` : 'yes';

function assertPromised(answer, wanted, what) {
  const got = outcome(answer);
  assert.ok(answer.status < 500, `${what}: ${answer.text}`);
  assert.ok(got === wanted || got.startsWith(`${wanted} `), `${what}: ${wanted} is promised, the answer is ${answer.status} ${answer.text}`);
}

const rows = routes.map(([method, route]) => `${method} ${route}`);

test('the table has every route, and no other', () => {
  assert.deepEqual([...table.keys()].sort(), [...rows].sort());
  for (const [row, cells] of table)
    for (const cell of Object.values(cells))
      assert.match(cell, /^(yes|4\d\d|others|let|own(\/4\d\d)?(, let)?)$/, `${row}: ${cell}`);
});

for (const role of roles)
  test(`${role}: each route allows and refuses as the table says`, async () => {
    const wrong = [];
    for (const row of rows.filter((each) => table.has(each)))
      for (const whose of cases(row.split(' ')[1], role)) {
        const answer = await send(people[role], row, await addressOf(row, role, whose), whose);
        try {
          assertPromised(answer, promised(table.get(row)[role], whose), `${row}, ${whose}`);
        } catch ({ message }) {
          wrong.push(message);
        }
      }
    assert.deepEqual(wrong, []);
  });

test('in an auction of others a member is a guest like any', async () => {
  const wrong = [];
  for (const row of rows.filter((each) => each.includes('{auction}') && !ruins.has(each)))
    for (const role of members) {
      const address = (await addressOf(row, role, 'foreign')).replace(/(auctions\/)[^/]+/, `$1${abroad.id}`);
      const wanted = promised(table.get(row).guest, 'any');
      try {
        assertPromised(await send(people[role], row, address, 'foreign'), wanted, `${role}: ${row}`);
      } catch ({ message }) {
        wrong.push(message);
      }
    }
  assert.deepEqual(wrong, []);
});

test('another’s draft is not there, whatever one asks of it', async () => {
  const draft = await newItem(other, home, { isPublished: false });
  const comment = (await made(other.post(`${draft.path}/discussions`, { content: 'To do' }))).id;
  const wrong = [];
  for (const row of rows.filter((each) => each.includes('{item}')))
    for (const role of members) {
      const organises = role === 'admin' || role === 'owner';
      const path = fill(row.split(' ')[1], { auction: home.id, item: draft.id, discussion: comment });
      const address = row.startsWith('DELETE') && row.endsWith('/images') ? `${path}?imageId=none` : path;
      const answer = await send(people[role], row, address, 'foreign');
      if (row.endsWith('/bids') && row.startsWith('POST')) assert.equal(answer.body.key, 'E_NOT_PUBLISHED');
      else if (organises && row.startsWith('GET') && row.includes('/discussions')) assert.equal(answer.status, 200, row);
      else if (answer.status !== 404) wrong.push(`${role}: ${row}: ${answer.status} ${answer.text}`);
    }
  assert.deepEqual(wrong, []);
});

test('a comment on one’s own item may be deleted, not changed', async () => {
  for (const role of members) {
    const item = await itemOf(people[role], home);
    const { id } = await made(other.post(`${item.path}/discussions`, { content: 'Ugly' }));
    const path = `${item.path}/discussions/${id}`;
    assert.equal((await people[role].patch(path, { content: 'Nice' })).body.key, 'E_EDIT_OWN_ONLY', role);
    assert.equal((await people[role].delete(path)).status, 200, role);
  }
});

test('neither the owner’s role nor one’s own is changed by anybody', async () => {
  for (const role of ['admin', 'owner'])
    for (const [whom, key] of [['owner', 'E_CANNOT_MODIFY_OWNER'], [role, role === 'owner' ? 'E_CANNOT_MODIFY_OWNER' : 'E_CANNOT_MODIFY_SELF']]) {
      const path = await memberPath(people.owner, home, people[whom]);
      for (const answer of [await people[role].patch(path, { role: 'BIDDER' }), await people[role].delete(path)])
        assert.deepEqual([answer.status, answer.body.key], [403, key], `${role} changes ${whom}`);
    }
});

test('nothing in all this was a fault', () => assert.doesNotMatch(house.log, /level=error/));
