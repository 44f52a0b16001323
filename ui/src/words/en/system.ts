/** The administrator's page. */
export default {
  'system.placeholder': '',
};
