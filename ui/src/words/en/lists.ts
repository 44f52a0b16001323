/** Lists of auctions, items, bids and notifications. */
export default {
  'lists.placeholder': '',
};
