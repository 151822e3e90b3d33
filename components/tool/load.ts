import { useEffect, useState } from 'react';
import { address } from '../ui/link';

const answers = new Map<string, Promise<unknown>>();

/** Reads a JSON file of the site, by its path from the root; each once. Throws what went wrong. */
export function loadJson<T>(path: string): Promise<T> {
  const known = answers.get(path);
  if (known !== undefined) return known as Promise<T>;
  const answer = read(path);
  answers.set(path, answer);
  // What failed may be there the next time.
  answer.catch(() => answers.delete(path));
  return answer as Promise<T>;
}

async function read(path: string): Promise<unknown> {
  const answer = await fetch(address.href(path)).catch((error: unknown) => {
    throw new Error(`${path} could not be read: ${error instanceof Error ? error.message : error}`);
  });
  if (!answer.ok)
    throw new Error(`${path} could not be read: the server answered ${answer.status}`);
  return answer.json();
}

export type Loaded<T> = { state: 'loading' } | { state: 'ready'; value: T } | Failed;

/** What could not be loaded, and a way to try anew. */
export interface Failed {
  state: 'failed';
  message: string;
  retry: () => void;
}

/**
 * What a loader gives for a key: anew for each key, and of answers that cross only that of the
 * last key. Nothing is loaded, and the state is loading, while the key is undefined.
 */
export function useLoaded<T>(key: string | undefined, load: () => Promise<T>): Loaded<T> {
  const [answer, setAnswer] = useState<{ key: string; loaded: Loaded<T> }>();
  const [attempt, setAttempt] = useState(1);
  useEffect(() => {
    if (key === undefined) return;
    let isLast = true;
    const tell = (loaded: Loaded<T>) => {
      if (isLast) setAnswer({ key, loaded });
    };
    load().then(
      (value) => tell({ state: 'ready', value }),
      (error: unknown) =>
        tell({
          state: 'failed',
          message: error instanceof Error ? error.message : String(error),
          retry: () => {
            setAnswer(undefined);
            setAttempt(attempt + 1);
          },
        }),
    );
    return () => {
      isLast = false;
    };
  }, [key, attempt]);
  return answer !== undefined && answer.key === key ? answer.loaded : { state: 'loading' };
}
