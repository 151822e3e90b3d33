import type { Difference } from '@/lib/iam/compare/difference';
import {
  type ConditionGroup,
  type DifferenceGroup,
  groupDifferences,
} from '@/lib/iam/compare/group-differences';
import { listItems } from '@/lib/text/action-items';
import { nameFuture } from '@/lib/text/name-items';
import { capitalize, countOf } from '@/lib/text/wording';
import { Sentence } from '../ui/prose';
import { ActionLines, type References } from './action-lines';
import { Conditions } from './conditions';
import { ExampleRequest, type RequestSides } from './example-request';
import { Scope } from './scope';

interface Props {
  differences: readonly Difference[];
  references: References;
  /** The version that allows the access and the one that does not; none for a list without examples. */
  sides?: RequestSides;
  /** Whether a change removed the access. */
  isLost?: boolean;
}

/** More groups of resources than this are folded. */
const maxGroups = 12;

/** Access by condition, service and resource, highest access level first, with example requests. */
export function DifferenceList({ differences, ...props }: Props) {
  const [shown, folded] = splitGroups(groupDifferences(differences));
  const count = folded.reduce((sum, { groups }) => sum + groups.length, 0);
  return (
    <ul className="card access">
      <ConditionGroups all={shown} {...props} />
      {count > 0 && (
        <li>
          <details>
            <summary>{countOf(count, 'more group', 'more groups')} of resources</summary>
            <ul>
              <ConditionGroups all={folded} {...props} />
            </ul>
          </details>
        </li>
      )}
    </ul>
  );
}

/** The groups to show and those to fold; a list that is a little too long is not split. */
function splitGroups(all: readonly ConditionGroup[]): [ConditionGroup[], ConditionGroup[]] {
  const total = all.reduce((sum, { groups }) => sum + groups.length, 0);
  let left = total > maxGroups + 3 ? maxGroups : total;
  const [shown, folded]: [ConditionGroup[], ConditionGroup[]] = [[], []];
  for (const { conditions, groups } of all) {
    const [first, rest] = [groups.slice(0, left), groups.slice(left)];
    left -= first.length;
    if (first.length > 0) shown.push({ conditions, groups: first });
    if (rest.length > 0) folded.push({ conditions, groups: rest });
  }
  return [shown, folded];
}

type GroupProps = Omit<Props, 'differences'>;

function ConditionGroups({ all, ...props }: { all: readonly ConditionGroup[] } & GroupProps) {
  return all.map(({ conditions, groups }) => {
    const items = groups.map((group) => (
      <li key={JSON.stringify([group.resources, group.exceptResources, group.witnesses])}>
        <Group group={group} {...props} />
      </li>
    ));
    if (conditions.length === 0) return items;
    return (
      <li key={JSON.stringify(conditions)}>
        <Conditions conditions={conditions} />
        <ul>{items}</ul>
      </li>
    );
  });
}

function Group({
  group,
  references,
  sides,
  isLost = false,
}: { group: DifferenceGroup } & GroupProps) {
  const future = nameFuture(listItems(group.future));
  return (
    <>
      <ActionLines lines={group.lines} references={references} />
      {group.future.length > 0 && (
        <p>
          {isLost ? 'No longer includes ' : group.lines.length > 0 ? 'Plus ' : ''}
          <Sentence text={isLost || group.lines.length > 0 ? future : capitalize(future)} />
        </p>
      )}
      <Scope group={group} />
      {sides && <ExampleRequest group={group} sides={sides} />}
    </>
  );
}
