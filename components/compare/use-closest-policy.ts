import { useEffect } from 'react';
import { type ClosestPolicy, findClosestPolicy } from '@/lib/history/closest-version';
import type { Statement } from '@/lib/iam/document';
import type { ServedPolicy, ServedVersion } from '@/lib/record/types';
import { listCandidates } from '@/lib/site/client/candidate-policies';
import type { Overview } from '@/lib/site/client/overview';
import { type Loaded, useLoaded } from '../tool/load';
import { loadPolicy, loadSketches } from '../tool/record';

/** The policy closest to a document. */
export type Closest = ClosestPolicy<ServedPolicy, ServedVersion>;

/**
 * Finds the policy on record that is closest to a document, and calls `onFound` with it once. While
 * the document is undefined, nothing is loaded. The value is undefined if no policy is close.
 */
export function useClosestPolicy(
  document: { key: number; statements: readonly Statement[] } | undefined,
  overview: Overview | undefined,
  onFound: (policyName: string) => void,
): Loaded<Closest | undefined> {
  const key = document === undefined || overview === undefined ? undefined : String(document.key);
  const found = useLoaded(key, async () => {
    const { statements } = document as { statements: readonly Statement[] };
    const candidates = listCandidates(await loadSketches(), statements);
    const policies = await Promise.all(candidates.map(({ policyName }) => loadPolicy(policyName)));
    return findClosestPolicy<ServedVersion, ServedPolicy>(statements, policies);
  });
  const name = found.state === 'ready' ? found.value?.policy.policyName : undefined;
  // Once for each document: the reader may choose another policy afterwards.
  useEffect(() => {
    if (key !== undefined && name !== undefined) onFound(name);
  }, [key, name]);
  return found;
}
