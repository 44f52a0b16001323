/** Making auctions and items. */
export default {
  'auctions.placeholder': '',
};
