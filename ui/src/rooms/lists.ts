export * from '../shell/kernel.ts';
export { default as auction } from '../screens/auction.tsx';
export { default as history } from '../screens/history.tsx';
export { default as home } from '../screens/home.tsx';
export { default as listings } from '../screens/listings.tsx';
export { default as myBids } from '../screens/my_bids.tsx';
export { default as notifications } from '../screens/notifications.tsx';
export { default as results } from '../screens/results.tsx';
