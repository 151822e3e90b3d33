import { address } from '../ui/site';

const files = new Map<string, Promise<unknown>>();

/** Loads a JSON file of the site, by its path from the root, once. Throws if it cannot be read. */
export function loadJson<T>(path: string): Promise<T> {
  const loading = files.get(path) ?? read(path);
  files.set(path, loading);
  // The next call tries again.
  loading.catch(() => files.delete(path));
  return loading as Promise<T>;
}

async function read(path: string): Promise<unknown> {
  const response = await fetch(address.href(path)).catch((error: unknown) => {
    throw new Error(`${path} could not be read: ${error instanceof Error ? error.message : error}`);
  });
  if (!response.ok)
    throw new Error(`${path} could not be read: the server answered ${response.status}`);
  return response.json();
}
