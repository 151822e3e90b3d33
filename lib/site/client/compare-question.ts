/** What the address of the comparison tool asks. */
export type CompareQuestion =
  | { mode: 'versions'; policy: string; from: string; to: string }
  | { mode: 'days'; from: string; to: string }
  | { mode: 'own'; policy: string; to: string };

export type Mode = CompareQuestion['mode'];

/** The question in a query; undefined where it asks nothing whole. */
export function readQuestion(query: URLSearchParams | undefined): CompareQuestion | undefined {
  const [policy, from, to] = ['policy', 'from', 'to'].map((name) => query?.get(name) || undefined);
  if (to === undefined) return undefined;
  if (policy === undefined) return from === undefined ? undefined : { mode: 'days', from, to };
  return from === undefined ? { mode: 'own', policy, to } : { mode: 'versions', policy, from, to };
}
