import { createTwoFilesPatch } from 'diff';
import type { PolicyDocument } from '../../record/types.gen';
import { showText } from '../../shared/show-text';

/** A version that differs between the record and a source. */
export interface Conflict {
  /** Policy and version, and where the source has it: `ReadOnlyAccess v4, commit 31ded458…`. */
  name: string;
  record: ConflictSide;
  source: ConflictSide;
}

export interface ConflictSide {
  createDate: string;
  document: PolicyDocument;
}

/** The remaining lines of a diff are only counted. */
const maxLines = 60;

/** Describes the conflicts of a policy: each version with both dates and the difference. */
export function describeConflicts(conflicts: readonly Conflict[]): string {
  return [
    ...conflicts.map(describeConflict),
    'A version never changes: find out which of the two is wrong, and import again, ' +
      'or leave the policy out with --match "!NAME".',
  ].join('\n\n');
}

function describeConflict({ name, record, source }: Conflict): string {
  const differences = [
    ...(record.createDate === source.createDate
      ? []
      : [`created ${record.createDate} in the record, ${source.createDate} in the source`]),
    ...showDifference(record.document, source.document),
  ];
  return `${showText(name)}: the source has another ${record.createDate === source.createDate ? 'document' : 'version'} than the record.\n${differences.join('\n')}`;
}

function showDifference(before: PolicyDocument, after: PolicyDocument): string[] {
  const [old, now] = [before, after].map((document) => `${JSON.stringify(document, null, 2)}\n`);
  if (old === now) return [];
  const patch = createTwoFilesPatch('record', 'source', old as string, now as string);
  // The first line is only a separator.
  const lines = patch.trimEnd().split('\n').slice(1).map(showText);
  return lines.length > maxLines
    ? [...lines.slice(0, maxLines), `… ${lines.length - maxLines} lines more`]
    : lines;
}
