import type { Difference } from '@/lib/iam/compare/difference';
import { type DifferenceGroup, groupDifferences } from '@/lib/iam/compare/group-differences';
import { listItems } from '@/lib/text/action-items';
import { nameFuture } from '@/lib/text/name-items';
import { Sentence } from '../ui/prose';
import { ActionLines, type References } from './action-lines';
import { Proof, type ProofSides } from './proof';
import { Conditions, Scope } from './scope';

interface Props {
  differences: readonly Difference[];
  references: References;
  /** The version that allows the access and the one that does not; none for a list without proofs. */
  sides?: ProofSides;
  /** Whether a change removed the access. */
  isLost?: boolean;
}

/** Access by condition, service and resource, highest access level first, with proofs. */
export function DifferenceList({ differences, ...props }: Props) {
  return (
    <ul className="@container">
      {groupDifferences(differences).map(({ conditions, groups }) => {
        const items = groups.map((group) => (
          <li
            key={JSON.stringify([group.resources, group.exceptResources, group.witnesses])}
            className="border-b border-line py-3"
          >
            <Group group={group} {...props} />
          </li>
        ));
        if (conditions.length === 0) return items;
        return (
          <li key={JSON.stringify(conditions)} className="pt-3">
            <p>
              If <Conditions conditions={conditions} />:
            </p>
            <ul className="mt-1 border-line border-l-2 pl-4">{items}</ul>
          </li>
        );
      })}
    </ul>
  );
}

function Group({
  group,
  references,
  sides,
  isLost = false,
}: { group: DifferenceGroup } & Omit<Props, 'differences'>) {
  const proof = sides && <Proof group={group} sides={sides} />;
  const hasKnown = group.lines.length > 0;
  return (
    <>
      <Scope group={group} />
      <ActionLines lines={group.lines} references={references} />
      {hasKnown && proof}
      {group.future.length > 0 && (
        <p className="mt-1.5 text-muted">
          {isLost ? 'No longer includes ' : 'Plus '}
          <Sentence text={nameFuture(listItems(group.future))} />
        </p>
      )}
      {!hasKnown && proof}
    </>
  );
}
