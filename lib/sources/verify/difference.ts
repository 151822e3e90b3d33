import { showText } from '../../shared/show-text';

/** What can differ between a record and a source, in the order of a report. */
export const differenceKinds = {
  'missing-policy': 'missing policy',
  'missing-version': 'missing version',
  arn: 'other ARN',
  'create-date': 'other date of creation',
  document: 'other document',
  hash: 'wrong hash',
  'missing-commit': 'missing commit',
  'commit-content': 'commit without the version',
  'first-commit': 'other first commit',
  default: 'other default version',
} as const;

export type DifferenceKind = keyof typeof differenceKinds;

/** A difference between a record and a source. */
export interface Difference {
  kind: DifferenceKind;
  /** The record's name of the policy. */
  policyName: string;
  /** undefined for a difference of the policy. */
  versionId?: string;
  /** Path inside the data folder. */
  file: string;
  /** RFC 6901 pointer into the file; '' is the whole file. */
  place: string;
  /** What the source has. */
  expected: string;
  /** What the record has. */
  found: string;
}

/** A difference in one line, with escapes for characters that could mislead a terminal. */
export function formatDifference({ file, place, expected, found }: Difference): string {
  const at = place === '' ? '' : ` at ${place}`;
  return showText(`${file}${at}: expected ${expected}, found ${found}.`);
}

/** The file of a version in the data folder. */
export function nameVersionFile(policyName: string, versionId: string): string {
  return `policies/${policyName}/${versionId}.json`;
}
