/** Whether this browser wants to see what the realtime connection does: localStorage.REALTIME_DEBUG = "true". */
function isWanted(): boolean {
  try {
    return localStorage.getItem('REALTIME_DEBUG') === 'true';
  } catch {
    return false; // Storage may be forbidden.
  }
}

const wanted = typeof localStorage !== 'undefined' && isWanted();

/** As Auktiva's realtime page shows it. */
export function debug(what: string, ...more: unknown[]): void {
  if (wanted) console.log(`%c[Realtime:Client]`, 'color: purple', what, ...more);
}
