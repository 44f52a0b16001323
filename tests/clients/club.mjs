// An auction with one item, its seller, two members who bid, and somebody who has not joined.
import { bid, newAuction, newItem, newPeople, startHouse } from '../support/house.mjs';

export async function openClub(env = {}) {
  const house = await startHouse({ env });
  const [seller, ann, bob, stranger] = await newPeople(house, 'Seller', 'Ann', 'Bob', 'Stranger');
  const auction = await newAuction(seller, [ann, bob]);
  const item = await newItem(seller, auction);
  const people = [seller, ann, bob, stranger];
  const close = async () => {
    people.forEach((person) => person.close());
    await house.close();
  };
  return { house, seller, ann, bob, stranger, auction, item, close };
}

/** The record of a bid that must be accepted. */
export async function mustBid(bidder, item, amount) {
  const answer = await bid(bidder, item, amount);
  if (answer.status !== 201) throw new Error(`bid ${amount}: ${answer.status} ${answer.text}`);
  return answer.body;
}

/** The amounts of all bids that count, in the order they were accepted. */
export async function amountsOf(item, viewer) {
  const { body } = await viewer.get(`${item.path}/bids`);
  return body.map(({ amount }) => amount).reverse();
}
