// Apart, so that the page is there before it.
export { default } from 'pusher-js';
