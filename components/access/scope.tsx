import type { DifferenceGroup } from '@/lib/iam/compare/group-differences';
import type { Condition } from '@/lib/iam/document';
import { Exceptions } from './exceptions';

/** The resources of a group. */
export function Scope({ group: { resources, exceptResources } }: { group: DifferenceGroup }) {
  return (
    <p>
      On{' '}
      {resources.map((resource, index) => (
        <span key={resource}>
          {index > 0 && ', '}
          {resource === '*' ? 'all resources' : <code>{resource}</code>}
        </span>
      ))}
      <Exceptions patterns={exceptResources} noun="resource" />
    </p>
  );
}

/** `aws:ResourceAccount StringEquals x and …`. */
export function Conditions({ conditions }: { conditions: readonly Condition[] }) {
  return conditions.map(({ operator, key, values }, index) => (
    <span key={`${operator} ${key}`}>
      {index > 0 && ' and '}
      <code>{key}</code> {operator} <code>{values.join(', ')}</code>
    </span>
  ));
}
