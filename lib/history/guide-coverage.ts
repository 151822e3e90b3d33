import type { Guide } from '../record/types';
import type { Tracking } from './reconcile-change';

/** What matching needs of a guide. */
export type GuideReading = Pick<Guide, 'id' | 'readUntil' | 'policies' | 'announcements'>;

/** Finds the guides of a policy, and the time for which they cover it. */
export interface GuideCoverage {
  /** The guides that document the policy or have an announcement of it. */
  listGuides: (policyName: string) => readonly GuideReading[];
  /** Whether a guide covers both of two policies. */
  areRelated: (policyName: string, other: string) => boolean;
  /** From the first day on which a guide tracked the policy to the last time one was read. */
  findTracking: (policyName: string) => Tracking;
}

export function createCoverage(guides: readonly GuideReading[]): GuideCoverage {
  const byPolicy = new Map<string, Set<GuideReading>>();
  const forAll = guides.filter(({ policies }) => policies === undefined);
  for (const guide of guides) {
    const announced = guide.announcements.flatMap(({ policyName }) => policyName ?? []);
    for (const name of [...(guide.policies ?? []), ...announced]) {
      byPolicy.set(name, (byPolicy.get(name) ?? new Set(forAll)).add(guide));
    }
  }
  const listGuides = (policyName: string) => [...(byPolicy.get(policyName) ?? forAll)];
  return {
    listGuides,
    areRelated: (policyName, other) =>
      listGuides(other).some((guide) => listGuides(policyName).includes(guide)),
    findTracking: (policyName) => {
      const found = listGuides(policyName);
      return {
        trackedSince: found.flatMap((guide) => findTrackedSince(guide, policyName) ?? []).sort()[0],
        readUntil: found
          .map(({ readUntil }) => readUntil.slice(0, 10))
          .sort()
          .at(-1),
      };
    },
  };
}

/**
 * The day from which a guide tracked a policy: what it says of the policy, else of all its
 * policies, else its oldest announcement.
 */
export function findTrackedSince(
  { announcements }: Pick<GuideReading, 'announcements'>,
  policyName: string,
): string | undefined {
  const dates = announcements.map(({ date }) => date).sort();
  const started = (name: string | null) =>
    announcements
      .filter((each) => each.kind === 'tracking-started' && each.policyName === name)
      .map(({ date }) => date)
      .sort()[0];
  return started(policyName) ?? started(null) ?? dates[0];
}
