/**
 * For what may go away together with its row, and focus with it: gives focus to the row's neighbour then. `around` is
 * what had focus in the meantime and goes too.
 */
export function keepFocusNear(element: Element | null, around?: Element): () => void {
  const row = element?.closest('li');
  const near = row?.nextElementSibling ?? row?.previousElementSibling;
  return () => {
    const { activeElement: now, body } = document;
    if (!element?.isConnected && (now === body || around?.contains(now)))
      near?.querySelector<HTMLElement>('a, button, select')?.focus();
  };
}
