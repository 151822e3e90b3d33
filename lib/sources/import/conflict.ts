import { createTwoFilesPatch } from 'diff';
import type { PolicyDocument } from '../../record/types.gen';
import { showText } from '../../shared/show-text';

/** A version that differs between the record and a source. */
export interface Conflict {
  /** Policy and version: `ReadOnlyAccess v4`. */
  name: string;
  record: ConflictSide;
  source: ConflictSide;
}

export interface ConflictSide {
  createDate: string;
  document: PolicyDocument;
}

/** Conflicts that are listed with their diff; of the others, only the names. */
const maxShown = 3;
/** The remaining lines of a diff are only counted. */
const maxLines = 60;

/** Thrown when a source contradicts the record or itself, because a version never changes. */
export class ConflictError extends Error {
  override name = 'ConflictError';

  constructor(conflicts: readonly Conflict[]) {
    const shown = conflicts.slice(0, maxShown).map(describeConflict);
    const others = conflicts.slice(maxShown).map(({ name }) => showText(name));
    super(
      [
        ...shown,
        ...(others.length > 0 ? [`And ${others.length} more: ${others.join(', ')}.`] : []),
        'A version never changes: find out which of the two is wrong, and import again, ' +
          'or leave the policy out with --match "!NAME". Nothing was written.',
      ].join('\n\n'),
    );
  }
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
