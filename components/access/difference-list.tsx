import type { Difference } from '@/lib/iam/compare/difference';
import {
  type ConditionGroup,
  type DifferenceGroup,
  groupDifferences,
} from '@/lib/iam/compare/group-differences';
import { listItems } from '@/lib/text/action-items';
import { listLevels } from '@/lib/text/describe-items';
import { nameFuture } from '@/lib/text/name-items';
import { capitalize, countOf } from '@/lib/text/wording';
import { Sentence } from '../ui/prose';
import { ActionLines, type References } from './action-lines';
import { Conditions } from './conditions';
import { ExampleRequest, type RequestSides } from './example-request';
import { Scope, ShortScope } from './scope';

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

/** With more actions and groups than this in a list, each group of more than a few is folded. */
const maxActions = 24;
const maxOpenGroups = 2;
const few = 3;

/** Access by condition, service and resource, highest access level first, with example requests. */
export function DifferenceList({ differences, sides, ...props }: Props) {
  const all = groupDifferences(differences);
  const [shown, folded] = splitGroups(all);
  const count = countGroups(folded);
  const isLong =
    sides !== undefined && differences.length > maxActions && countGroups(all) > maxOpenGroups;
  const shared = { ...props, ...(sides && { sides }), isLong };
  return (
    <ul className={sides ? 'card access' : 'access'}>
      <ConditionGroups all={shown} {...shared} />
      {count > 0 && (
        <li>
          <details>
            <summary>{countOf(count, 'more group', 'more groups')} of resources</summary>
            <ul>
              <ConditionGroups all={folded} {...shared} />
            </ul>
          </details>
        </li>
      )}
    </ul>
  );
}

function countGroups(all: readonly ConditionGroup[]): number {
  return all.reduce((sum, { groups }) => sum + groups.length, 0);
}

/** The groups to show and those to fold; a list that is a little too long is not split. */
function splitGroups(all: readonly ConditionGroup[]): [ConditionGroup[], ConditionGroup[]] {
  const total = countGroups(all);
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

type GroupProps = Omit<Props, 'differences'> & { isLong: boolean };

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
  isLong,
}: { group: DifferenceGroup } & GroupProps) {
  const known = group.lines.flatMap(({ differences }) => differences);
  const future = nameFuture(listItems(group.future));
  const body = (
    <>
      <ActionLines lines={group.lines} references={references} />
      {group.future.length > 0 && (
        <p>
          {isLost ? 'No longer includes ' : known.length > 0 ? 'Plus ' : ''}
          <Sentence text={isLost || known.length > 0 ? future : capitalize(future)} />
        </p>
      )}
      <Scope group={group} />
      {sides && <ExampleRequest group={group} sides={sides} />}
    </>
  );
  if (!isLong || known.length <= few) return body;
  return (
    <details>
      <summary>
        <code>{known[0]?.action}</code> and {countOf(known.length - 1, 'more action')}
        <ShortScope group={group} levels={listLevels(known)} />
      </summary>
      {body}
    </details>
  );
}
