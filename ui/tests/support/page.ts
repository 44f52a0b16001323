/** What a page would find around it, as far as words and dates need it. Nothing is stored where storage is forbidden. */
export function standIn(languages: string[], storage: Map<string, string> | 'forbidden' = new Map()): { lang: string } {
  const forbid = (): never => {
    throw new DOMException('no', 'SecurityError');
  };
  const localStorage = {
    getItem: (name: string) => (storage === 'forbidden' ? forbid() : (storage.get(name) ?? null)),
    setItem: (name: string, value: string) => void (storage === 'forbidden' ? forbid() : storage.set(name, value)),
  };
  const documentElement = { lang: '' };
  const parts = { navigator: { languages }, localStorage, document: { documentElement } };
  for (const [name, value] of Object.entries(parts)) Object.defineProperty(globalThis, name, { value, configurable: true });
  return documentElement;
}
