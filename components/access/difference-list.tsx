import type { Difference } from '@/lib/iam/compare/difference';
import { groupDifferences } from '@/lib/iam/compare/group-differences';
import { ActionLines, type References } from './action-lines';
import { Proof, type ProofSides } from './proof';
import { Scope } from './scope';

/** Access on the same resources and conditions together, the most serious first, each proved. */
export function DifferenceList({
  differences,
  references,
  sides,
}: {
  differences: readonly Difference[];
  references: References;
  /** The version that gives the access, and the other; none where there is nothing to prove. */
  sides?: ProofSides;
}) {
  return (
    <ul className="@container">
      {groupDifferences(differences).map((group) => (
        <li
          key={JSON.stringify([
            group.resources,
            group.exceptResources,
            group.conditions,
            group.witnesses,
          ])}
          className="border-b border-line py-3"
        >
          <Scope group={group} />
          <ActionLines lines={group.lines} references={references} />
          {sides && <Proof group={group} sides={sides} />}
        </li>
      ))}
    </ul>
  );
}
