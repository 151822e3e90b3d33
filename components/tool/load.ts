import { useEffect, useState } from 'react';

export type Loaded<T> = { state: 'loading' } | { state: 'ready'; value: T } | Failed;

export interface Failed {
  state: 'failed';
  message: string;
  retry: () => void;
}

/**
 * Calls a loader for each new key and returns the result for the current key only. While the key is
 * undefined, nothing is loaded and the state is `loading`.
 */
export function useLoaded<T>(key: string | undefined, load: () => Promise<T>): Loaded<T> {
  const [result, setResult] = useState<{ key: string; loaded: Loaded<T> }>();
  const [attempt, setAttempt] = useState(1);
  useEffect(() => {
    if (key === undefined) return;
    let isCurrent = true;
    const finish = (loaded: Loaded<T>) => {
      if (isCurrent) setResult({ key, loaded });
    };
    load().then(
      (value) => finish({ state: 'ready', value }),
      (error: unknown) =>
        finish({
          state: 'failed',
          message: error instanceof Error ? error.message : String(error),
          retry: () => {
            setResult(undefined);
            setAttempt(attempt + 1);
          },
        }),
    );
    return () => {
      isCurrent = false;
    };
  }, [key, attempt]);
  return result !== undefined && result.key === key ? result.loaded : { state: 'loading' };
}
