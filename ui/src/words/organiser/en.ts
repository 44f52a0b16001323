/** What organisers read besides. */
export default {
  'organiser.placeholder': '',
};
