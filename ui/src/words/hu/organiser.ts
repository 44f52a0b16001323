import auctions from './auctions.ts';
import desk from './desk.ts';
import system from './system.ts';

/** What organisers read besides. */
export default { ...auctions, ...desk, ...system };
