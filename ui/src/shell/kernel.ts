// What the first page loads anyway. Each room re-exports it, so that the bundler finds the same use of all of it
// everywhere and makes one file of it; else there are twenty small ones, each with a request and a head of its own.
export * as follow from '../live/follow.ts';
export * as notices from '../live/notices.ts';
export * as money from '../money/money.ts';
export * as button from '../parts/button.tsx';
export * as countdown from '../parts/countdown.tsx';
export * as dialog from '../parts/dialog.tsx';
export * as field from '../parts/field.tsx';
export * as icon from '../parts/icon.tsx';
export * as price from '../parts/price.tsx';
export * as rich from '../parts/rich.tsx';
export * as states from '../parts/states.tsx';
export * as ask from '../server/ask.ts';
export * as clock from '../server/clock.ts';
export * as router from './router.ts';
export * as session from './session.ts';
export * as title from './title.ts';
export * as toasts from './toasts.tsx';
export * as dates from '../time/dates.ts';
export * as now from '../time/now.ts';
export * as value from '../value.ts';
export * as words from '../words/index.ts';
