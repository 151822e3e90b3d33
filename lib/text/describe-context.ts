import type { RequestContext } from '../iam/evaluate/evaluate';

/** A context key of a request with its values as text; none where the key is absent. */
export interface ContextValue {
  key: string;
  values: string[];
}

/** Every context key of a request. A key with an empty list of values is absent. */
export function listContext(context: RequestContext): ContextValue[] {
  return Object.entries(context).map(([key, value]) => {
    const values = typeof value === 'string' ? [value] : (value ?? []);
    return { key, values: values.map((each) => (each === '' ? '""' : each)) };
  });
}
