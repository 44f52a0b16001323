import { Icon } from '../parts/icon.tsx';
import { t } from '../words/index.ts';

/** Names of this very machine: elsewhere they lead to another one. */
export const isLocal = (host: string) => /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(host);

/** Links that are made of where we are lead nowhere for others, if we are at an address of this machine alone. */
export function LocalOnly() {
  if (!isLocal(location.hostname)) return null;
  const example = `${location.protocol}//192.168.1.20${location.port && `:${location.port}`}`;
  return (
    <div class="note warn no-print" role="note">
      <Icon name="alert" />
      <div class="stack tight">
        <p>
          <strong>{t('qr.local', { address: location.host })}</strong>
        </p>
        <p>{t('qr.localHelp', { example })}</p>
      </div>
    </div>
  );
}
