/** Put in by the build. */
declare const MORE_STYLES: string;

let added: Promise<void> | undefined;

/** The styles of all screens but the item's. */
export function addStyles(): Promise<void> {
  added ??= new Promise((done, failed) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = MORE_STYLES;
    link.onload = () => done();
    link.onerror = () => {
      link.remove();
      added = undefined;
      failed(new Error(MORE_STYLES));
    };
    document.head.append(link);
  });
  return added;
}
