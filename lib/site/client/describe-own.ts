import type { Comparison, Difference } from '../../iam/compare/difference';
import { type ActionItem, groupItems, takeShared } from '../../text/action-items';
import type { Chip } from '../../text/chip';
import { countItems, nameOrCount } from '../../text/name-items';
import { countOf } from '../../text/wording';

/** How the reader's document differs from a version, from the reader's point of view. */
export interface OwnSummary {
  chips: Chip[];
  sentences: string[];
}

/**
 * Describes the comparison of the reader's document with a version that is later in the comparison:
 * what it gains is missing from the document. Actions that IAM does not have yet are not counted.
 */
export function describeOwn(
  { gained, lost, verdict, knownVerdict, undecided }: Comparison,
  version: string,
): OwnSummary {
  const [missing, extra] = [groupKnown(gained), groupKnown(lost)];
  const [otherResources, otherConditions] = (['resources', 'conditions'] as const).map((kind) =>
    takeShared(missing[kind], extra[kind]),
  ) as [ActionItem[], ActionItem[]];
  const parts: [items: ActionItem[], begin: string, end: string][] = [
    [missing.nothing, 'Your copy lacks', ''],
    [extra.nothing, 'Only your copy has', ''],
    [otherResources, 'Your copy allows', ` on other resources than ${version}`],
    [missing.resources, 'Your copy allows', ` on fewer resources than ${version}`],
    [extra.resources, 'Your copy allows', ` on more resources than ${version}`],
    [otherConditions, 'Your copy allows', ` with other conditions than ${version}`],
    [missing.conditions, 'Your copy allows', ` with more restrictive conditions than ${version}`],
    [extra.conditions, 'Your copy allows', ` with less restrictive conditions than ${version}`],
  ];
  const sentences = parts
    .filter(([items]) => items.length > 0)
    .map(([items, begin, end]) => `${begin} ${nameOrCount(items)}${end}.`.replace(/,\.$/, '.'));
  const chips: Chip[] = [
    ...createChip('Lacks', missing.nothing, 'late'),
    ...createChip('Narrower on', [...missing.resources, ...missing.conditions], 'narrower'),
    ...createChip('Only in your copy:', extra.nothing, 'early'),
    ...createChip('Wider on', [...extra.resources, ...extra.conditions], 'wider'),
  ];
  if (undecided.length > 0) {
    sentences.push(`${countOf(undecided.length, 'permission')} could not be compared.`);
  }
  if (verdict === 'same') sentences.push(`Your copy and ${version} have the same permissions.`);
  else if (knownVerdict === 'same') {
    sentences.push('They differ only in actions that IAM does not have yet.');
  }
  if (chips.length > 0) return { chips, sentences };
  const isSame = verdict === 'same' || knownVerdict === 'same';
  const text = isSame ? 'Same permissions' : 'Other permissions';
  return { chips: [{ text, tone: isSame ? 'good' : 'mixed' }], sentences };
}

function groupKnown(differences: readonly Difference[]) {
  return groupItems(differences.filter(({ future }) => !future));
}

function createChip(begin: string, items: ActionItem[], tone: Chip['tone']): Chip[] {
  return items.length === 0 ? [] : [{ text: `${begin} ${countItems(items)}`, tone }];
}
