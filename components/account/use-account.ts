import { useEffect, useRef, useState } from 'react';
import type { AccountView } from '@/lib/account/account-view';
import type { EffectiveView } from '@/lib/account/effective-view';
import { AccountClient } from './account-client';
import type {
  AccountProgress,
  AccountSource,
  ExportFormat,
  ReadAccounts,
} from './account-messages';

export type AccountState =
  | { state: 'empty' }
  | { state: 'working'; progress: AccountProgress | undefined; names: string }
  | { state: 'cancelled' }
  | { state: 'failed'; message: string; retry: () => void }
  | { state: 'ready'; read: ReadAccounts; names: string; reading: number };

/** The accounts that the reader gives, which only the worker of this page has. */
export function useAccount() {
  const client = useRef<AccountClient>(undefined);
  const [state, setState] = useState<AccountState>({ state: 'empty' });
  const count = useRef(0);
  useEffect(() => () => client.current?.end(), []);

  const start = () => {
    client.current?.end();
    client.current = new AccountClient();
    count.current += 1;
    return { worker: client.current, reading: count.current };
  };
  const read = (sources: AccountSource[], names: string) => {
    loadFonts();
    const { worker, reading } = start();
    const setProgress = (progress?: AccountProgress) => {
      if (reading === count.current) setState({ state: 'working', progress, names });
    };
    setProgress();
    worker.run('read', { sources }, setProgress).then(
      (output) => setState({ state: 'ready', read: output, names, reading }),
      (error: unknown) =>
        setState({
          state: 'failed',
          message: error instanceof Error ? error.message : String(error),
          retry: () => read(sources, names),
        }),
    );
  };
  const cancel = () => {
    count.current += 1;
    client.current?.end();
    client.current = undefined;
    setState({ state: 'cancelled' });
  };
  const worker = () => client.current as AccountClient;
  return {
    state,
    read,
    cancel,
    /** Analyzes again with the changes since another day. */
    analyze: (since: string | undefined): Promise<AccountView[]> =>
      worker().run('analyze', { since }),
    findEffective: (account: number, principal: number): Promise<EffectiveView> =>
      worker().run('effective', { account, principal }),
    write: (format: ExportFormat): Promise<string> => worker().run('export', { format }),
  };
}

export type AccountActions = Pick<
  ReturnType<typeof useAccount>,
  'analyze' | 'findEffective' | 'write'
>;

/**
 * Loads every font of the page. A browser loads a font at the first text that needs it, and which
 * texts a result has depends on the account: the host could tell from the requests.
 */
function loadFonts(): void {
  for (const face of document.fonts) {
    // Without it the page has a font of the system.
    face.load().catch(() => undefined);
  }
}
