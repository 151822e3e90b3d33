import type { Statement } from '../iam/document';
import type { Policy, ServedVersion } from '../record/types';
import type { RiskFinding } from '../risk/assess';
import { riskGrades } from '../risk/assess';
import { findCurrentVersion, listDefaultVersions } from './default-versions';

/** A finding of the default version of a policy. */
export interface CurrentRisk {
  policy: Policy;
  finding: RiskFinding;
  /** The default version since which the policy makes it possible without interruption. */
  since: ServedVersion;
  /** The same for the grade that it has today, or a more severe one. */
  gradedSince: ServedVersion;
}

/** What the default version of a policy makes possible, the most severe first, and since when. */
export function listCurrentRisks(
  policy: Policy,
  assess: (statements: readonly Statement[]) => readonly RiskFinding[],
): CurrentRisk[] {
  const defaults = listDefaultVersions(policy).toReversed();
  const byVersion = defaults.map(
    ({ statements }) => new Map(assess(statements).map((each) => [each.entry, each.grade])),
  );
  return assess(findCurrentVersion(policy).statements).map((finding) => {
    const find = (isMet: (grade: RiskFinding['grade']) => boolean) => {
      const end = byVersion.findIndex((grades) => {
        const grade = grades.get(finding.entry);
        return grade === undefined || !isMet(grade);
      });
      return defaults.at(end < 0 ? -1 : end - 1) as ServedVersion;
    };
    const rank = riskGrades.indexOf(finding.grade);
    return {
      policy,
      finding,
      since: find(() => true),
      gradedSince: find((grade) => riskGrades.indexOf(grade) <= rank),
    };
  });
}
