// What the first page loads anyway. Each room re-exports it, so that the bundler finds the same use of all of it
// everywhere and makes one file of it; else there are twenty small ones, each with a request and a head of its own.
export * from '../live/follow.ts';
export * from '../live/notices.ts';
export * from '../money/money.ts';
export * from '../money/totals.ts';
export * from '../parts/back.tsx';
export * from '../parts/button.tsx';
export * from '../parts/countdown.tsx';
export * from '../parts/dialog.tsx';
export * from '../parts/field.tsx';
export * from '../parts/icon.tsx';
export * from '../parts/price.tsx';
export * from '../parts/rich.tsx';
export * from '../parts/states.tsx';
export * from '../server/ask.ts';
export * from '../server/clock.ts';
export * from './frame.tsx';
export * from './router.ts';
export * from './session.ts';
export * from './title.ts';
export * from './toasts.tsx';
export * from '../time/dates.ts';
export * from '../time/now.ts';
export * from '../value.ts';
export * from '../words/index.ts';
