import type { DifferenceGroup } from '@/lib/iam/compare/group-differences';
import { type ContextValue, listContext } from '@/lib/text/wording';

/** The version that allows a request, and the one that does not. */
export interface RequestSides {
  allows: string;
  refuses: string;
}

/** A request that only one of two versions allows. It stands for every action of the group. */
export function ExampleRequest({
  group: { lines, witnesses },
  sides: { allows, refuses },
}: {
  group: DifferenceGroup;
  sides: RequestSides;
}) {
  const [witness] = witnesses;
  if (witness === undefined) return null;
  const differences = lines.flatMap((line) => line.differences);
  const resources = [...new Set(witnesses.map((each) => each.resource))];
  const others = new Set(differences.map((each) => each.witness.resource));
  for (const resource of resources) others.delete(resource);
  return (
    <details className="example">
      <summary>Example request</summary>
      <p>
        {differences.length > 1 ? 'Each of these actions' : <code>{witness.action}</code>} on{' '}
        {resources.map((resource, index) => (
          <span key={resource}>
            {index > 0 && ', '}
            <code>{resource}</code>
          </span>
        ))}
        {[...others].map((resource) => (
          <span key={resource}>
            {' '}
            (on <code>{resource}</code>
            {resource === '*' ? ' where the action has no resource' : ' in some cases'})
          </span>
        ))}
        {listContext(witness.context).map((each, index) => (
          <span key={each.key}>
            {index > 0 ? ' and ' : ' where '}
            <Value of={each} />
          </span>
        ))}
        . {allows} allows it; {refuses} does not.
      </p>
    </details>
  );
}

/** `aws:ResourceAccount is x`, `aws:ResourceAccount is absent`. */
function Value({ of: { key, values } }: { of: ContextValue }) {
  const words = values.length === 0 ? 'is absent' : values.length > 1 ? 'has the values ' : 'is ';
  return (
    <>
      <code>{key}</code> {words}
      {values.length > 0 && <code>{values.join(', ')}</code>}
    </>
  );
}
