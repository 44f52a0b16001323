/** Signing in and up, joining, settings. */
export default {
  'account.placeholder': '',
};
