import { countOf, joinWords } from '../../text/wording';
import { type DifferenceKind, differenceKinds, formatDifference } from './difference';
import type { Verification } from './verify-record';

/** The lines of a verification: one for each difference, then what was compared. */
export function formatVerification(verification: Verification, source: string): string[] {
  const { differences, policies, versions, commits, deleted, withoutHash } = verification;
  const compared = `${countOf(versions, 'version')} of ${countOf(policies, 'policy', 'policies')}`;
  return [
    ...differences.map(formatDifference),
    ...(differences.length > 0 ? [''] : []),
    `Compared ${compared} with ${source}: ${describeCounts(verification)}.`,
    ...(commits === undefined ? [] : describeCommits(commits)),
    ...(deleted > 0 ? [`IAM no longer has ${countOf(deleted, 'older version')} on record.`] : []),
    ...(withoutHash > 0
      ? [`${countOf(withoutHash, 'version')} on record ${have(withoutHash)} no SHA-256.`]
      : []),
  ];
}

function describeCounts({ differences, counts }: Verification): string {
  if (differences.length === 0) return 'no differences';
  const parts = Object.entries(differenceKinds).flatMap(([kind, name]) => {
    const count = counts[kind as DifferenceKind];
    return count === undefined ? [] : `${count} × ${name}`;
  });
  return `${countOf(differences.length, 'difference')} (${joinWords(parts)})`;
}

function describeCommits({ checked, otherArchive, without }: NonNullable<Verification['commits']>) {
  return [
    ...(checked > 0 ? [`Looked up the commits of ${countOf(checked, 'version')}.`] : []),
    ...(otherArchive > 0
      ? [`${countOf(otherArchive, 'version')} ${name(otherArchive)} a commit of another archive.`]
      : []),
    ...(without > 0 ? [`${countOf(without, 'version')} ${name(without)} no commit.`] : []),
  ];
}

const have = (count: number) => (count === 1 ? 'has' : 'have');
const name = (count: number) => (count === 1 ? 'names' : 'name');

/** A hint for a copy of an archive whose commits have other ids; undefined for other cases. */
export function explainMissingCommits({ counts, commits }: Verification): string | undefined {
  const missing = counts['missing-commit'] ?? 0;
  if (missing === 0 || missing !== commits?.checked) return undefined;
  return (
    'The source has none of the commits that the record names. If it is a copy of the archive ' +
    'with other commits, --no-commits compares everything else.'
  );
}
