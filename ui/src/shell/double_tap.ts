/** What is known of a click, and of the dialog it fell into, if any. */
export interface Tap {
  x: number;
  y: number;
  /** Milliseconds. */
  at: number;
  dialog: unknown;
}

/** As long, and as far apart, as the two taps of one double tap are. */
const together = 500;
const near = 24;

/**
 * Whether a tap is the second of two in one place between which a dialog came up or went away: meant for what was there
 * before, not for what lies under the finger now. Such a tap would place a bid that nobody has read.
 */
export function isStray(before: Tap | undefined, tap: Tap): boolean {
  if (!before || before.dialog === tap.dialog || tap.at - before.at > together) return false;
  return Math.hypot(tap.x - before.x, tap.y - before.y) <= near;
}

/** Stray taps come to nothing, wherever they land. Keys have no place, and are not slowed down. */
export function ignoreStrayTaps(): void {
  let before: Tap | undefined;
  const judge = (event: MouseEvent) => {
    if (event.detail === 0) return;
    const dialog = event.target instanceof Element ? event.target.closest('dialog') : null;
    const tap = { x: event.clientX, y: event.clientY, at: event.timeStamp, dialog };
    if (isStray(before, tap)) {
      event.preventDefault();
      event.stopPropagation();
      // A third one is as stray as the second.
      before = { ...tap, dialog: before!.dialog };
      return;
    }
    before = tap;
  };
  document.addEventListener('click', judge, true);
}
