import type { DifferenceGroup } from '@/lib/iam/compare/group-differences';
import { Conditions } from './scope';

/** The version that allows a request, and the one that does not. */
export interface ProofSides {
  allows: string;
  refuses: string;
}

/** A request that tells the two versions apart; it does so for every action above it. */
export function Proof({
  group: { lines, witnesses },
  sides: { allows, refuses },
}: {
  group: DifferenceGroup;
  sides: ProofSides;
}) {
  const [witness] = witnesses;
  if (witness === undefined) return null;
  const count = lines.reduce((sum, { differences }) => sum + differences.length, 0);
  return (
    <p className="mt-1.5 text-small text-muted">
      Proof: {allows} allows{' '}
      {count > 1 ? (
        'each of them'
      ) : witness.action !== lines[0]?.differences[0]?.action ? (
        <code>{witness.action}</code>
      ) : (
        'it'
      )}{' '}
      on{' '}
      {[...new Set(witnesses.map((each) => each.resource))].map((resource, index) => (
        <span key={resource}>
          {index > 0 && ', '}
          <code>{resource}</code>
        </span>
      ))}
      {witness.holds.length > 0 && (
        <>
          {' '}
          where <Conditions conditions={witness.holds} />
        </>
      )}
      {witness.fails.length > 0 && (
        <>
          {witness.holds.length > 0 ? ' and not ' : ' where not '}
          <Conditions conditions={witness.fails} />
        </>
      )}
      ; {refuses} does not.
    </p>
  );
}
