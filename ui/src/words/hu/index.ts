import frame from './frame.ts';
import item from './item.ts';
import refusals from './refusals.ts';

/** What bidders read. */
export default { ...frame, ...refusals, ...item };
