/** For what may go away together with its row, and focus with it: gives focus to the row's neighbour then. */
export function keepFocusNear(element: Element | null): () => void {
  const row = element?.closest('li');
  const near = row?.nextElementSibling ?? row?.previousElementSibling;
  return () => {
    if (!element?.isConnected && document.activeElement === document.body)
      near?.querySelector<HTMLElement>('a, button, select')?.focus();
  };
}
