/** Running an auction: its items, people, import, results. */
export default {
  'desk.placeholder': '',
};
