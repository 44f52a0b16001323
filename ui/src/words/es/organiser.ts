export { default } from '../en/organiser.ts';
