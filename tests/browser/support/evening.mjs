// A house on the evening of a club's auction: everybody is there, most of it is going on, some of it is over.
import { bid, eventually, fromNow, newAuction, newItem, newPeople, setRole, startHouse } from '../../support/house.mjs';
import { upload } from '../../support/images.mjs';
import { catalogue } from './catalogue.mjs';
import { picturesOf } from './pictures.mjs';

const names = {
  owner: 'Margit Keller',
  admin: 'Tom Brandt',
  seller: 'Ilse Novak',
  ann: 'Ann Fletcher',
  jonas: 'Jonas Weber',
  lucia: 'Lucia Ortega',
  piroska: 'Piroska Szabo',
  marek: 'Marek Zielinski',
  guest: 'Henk de Vries',
};

/** The others have not chosen, and get what their browsers ask for. */
const languages = { ann: 'en', jonas: 'de', lucia: 'es', piroska: 'hu', marek: 'pl' };

const minutes = (count) => count * 60000;

function must(answer, what) {
  if (answer.status > 299) throw new Error(`${what}: ${answer.status} ${answer.text}`);
  return answer.body;
}

async function gather(house) {
  const arrived = await newPeople(house, ...Object.values(names));
  const people = Object.fromEntries(Object.keys(names).map((key, index) => [key, arrived[index]]));
  for (const [key, language] of Object.entries(languages))
    must(await people[key].patch('/api/user/settings', { language }), 'language');
  const [, setupToken] = /Setup token.*\n\s+(\S+)/.exec(house.log);
  must(await people.owner.patch('/api/system/settings', { setupToken }), 'administrator');
  return people;
}

async function hold({ owner, admin, seller, guest, ...bidders }, photo, fields) {
  const auction = await newAuction(owner, [admin, seller, ...Object.values(bidders)], fields);
  must(await setRole(owner, auction, admin, 'ADMIN'), 'admin');
  must(await setRole(owner, auction, seller, 'CREATOR'), 'seller');
  must(await upload(owner, `${auction.path}/thumbnail`, 'thumbnail', photo), 'thumbnail');
  return auction;
}

async function talk(people, item, [who, content, ...replies], parentId) {
  const fields = { content: `<p>${content}</p>`, ...(parentId && { parentId }) };
  const { id } = must(await people[who].post(`${item.path}/discussions`, fields), 'discussion');
  for (const reply of replies) await talk(people, item, reply, id);
}

/** What the catalogue says of an item, and makes it: { item, and what is still to come }. */
async function enter(people, auction, subject, changes = {}) {
  const {
    by,
    pictures = [subject],
    bids = [],
    says = [],
    minutesLeft,
    ...fields
  } = { ...catalogue[subject], ...changes };
  const end = minutesLeft ? { endDate: fromNow(minutes(minutesLeft)) } : {};
  return { item: await newItem(people[by], auction, { ...fields, ...end }), subject, by, pictures, bids, says };
}

/** Its pictures, then its bids and what is said of it. */
async function offer(people, photos, { item, subject, by, pictures, bids, says }) {
  for (const picture of pictures)
    must(await upload(people[by], `${item.path}/images`, 'image', photos[picture]), 'picture');
  for (const [who, amount] of bids) must(await bid(people[who], item, amount), `bid ${amount} for ${subject}`);
  for (const said of says) await talk(people, item, said);
  return item;
}

/** Items by the subjects of the catalogue, as { subject: changes }, in that order. */
async function offerAll(people, photos, auction, subjects) {
  const entered = [];
  for (const [subject, changes] of Object.entries(subjects))
    entered.push(await enter(people, auction, subject, changes));
  const items = await Promise.all(entered.map((each) => offer(people, photos, each)));
  return Object.fromEntries(entered.map(({ subject }, index) => [subject, items[index]]));
}

async function holdAutumn(people, photos) {
  const auction = await hold(people, photos.lantern, {
    name: 'Harbour Club Autumn Auction',
    description: '<p>For the new roof of the boat house. Bid kindly, bid often.</p>',
    endDate: fromNow(minutes(180)),
    memberCanInvite: true,
    defaultAntiSnipe: true,
  });
  const {
    bread: ended,
    apples: draft,
    ...going
  } = await offerAll(people, photos, auction, {
    bread: {},
    lantern: {},
    honey: {},
    hut: {},
    camera: {},
    quilt: {},
    covers: {},
    bicycle: {},
    wine: {},
    mill: {},
    apples: { isPublished: false },
  });
  const items = { ...going, ended, draft };
  must(await people.seller.patch(items.ended.path, { endDate: fromNow(100), antiSnipeEnabled: false }), 'end');
  await eventually('the lesson is sold', async () => (await people.owner.get(items.ended.path)).body.item.closedAt);
  const { inviteToken } = must(await people.owner.post(`${auction.path}/link`), 'link');
  const invite = must(await people.owner.post(`${auction.path}/invites`, { email: people.guest.email }), 'invite');
  must(await people.owner.post(`${auction.path}/invites`, { email: 'nora@example.org', role: 'CREATOR' }), 'invite');
  return { ...auction, items, linkToken: inviteToken, inviteToken: invite.token };
}

/** Over: results, winners, history. */
async function holdSpring(people, photos) {
  const auction = await hold(people, photos.bicycle, { name: 'Spring Clearance', endDate: fromNow(minutes(600)) });
  const items = await offerAll(people, photos, auction, {
    honey: {
      bids: [
        ['ann', 18],
        ['marek', 19],
        ['ann', 24],
      ],
      says: [],
    },
    quilt: {
      bids: [
        ['piroska', 40],
        ['ann', 42],
        ['piroska', 60],
      ],
      says: [],
    },
    covers: { bids: [['jonas', 15]] },
    wine: { bids: [], says: [] },
  });
  must(await people.owner.post(`${auction.path}/close`), 'close');
  return { ...auction, items };
}

async function holdAnonymous(people, photos) {
  const auction = await hold(people, photos.wine, {
    name: 'Charity Evening',
    description: '<p>Nobody sees who bids.</p>',
    bidderVisibility: 'ANONYMOUS',
    endDate: fromNow(minutes(240)),
  });
  // What is said has its author's name; of those who only bid no name may be anywhere.
  const items = await offerAll(people, photos, auction, { hut: { says: [] }, wine: { says: [] } });
  return { ...auction, items };
}

async function holdProxy(people, photos) {
  const auction = await hold(people, photos.camera, {
    name: 'Camera Fair',
    description: '<p>Say the most you would pay; the house bids for you only as needed.</p>',
    bidMode: 'PROXY',
    softCloseMode: 'RESET_FROM_BID',
    endDate: fromNow(minutes(2880)),
  });
  const items = await offerAll(people, photos, auction, {
    camera: {
      bids: [
        ['ann', 480],
        ['jonas', 600],
        ['ann', 550],
      ],
    },
    mill: {
      currencyCode: 'HUF',
      startingBid: 12000,
      minBidIncrement: 500,
      bids: [
        ['piroska', 20000],
        ['marek', 15000],
      ],
    },
  });
  return { ...auction, items };
}

/**
 * Fills a house. Gives `people` (owner, who administers the house too; admin, seller; ann, jonas, lucia, piroska and
 * marek bid in English, German, Spanish, Hungarian and Polish; guest is invited but not there) and the auctions
 * `autumn` (going on; with items.ended, items.draft, linkToken and inviteToken), `spring` (closed), `anonymous` and
 * `proxy`. Auctions and items have an `id` and the `path` of the API; `pageOf` gives a page of the browser client.
 */
export async function fillHouse(house) {
  const [people, photos] = await Promise.all([gather(house), picturesOf(...Object.keys(catalogue))]);
  const spring = await holdSpring(people, photos);
  const [autumn, anonymous, proxy] = await Promise.all([
    holdAutumn(people, photos),
    holdAnonymous(people, photos),
    holdProxy(people, photos),
  ]);
  return { house, people, autumn, spring, anonymous, proxy };
}

/** The address in the browser client of an auction or item. */
export const pageOf = ({ path }) => path.replace(/^\/api/, '');

/** A house of its own that is filled; `close` shuts it. */
export async function openEvening(options) {
  const house = await startHouse(options);
  const evening = await fillHouse(house);
  const close = async () => {
    Object.values(evening.people).forEach((person) => person.close());
    await house.close();
  };
  return { ...evening, close };
}
