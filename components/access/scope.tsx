import type { DifferenceGroup } from '@/lib/iam/compare/group-differences';
import type { Condition } from '@/lib/iam/document';
import { countOf } from '@/lib/text/wording';

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

/** Longer lists are counted in a sentence, and folded in a list. */
const longList = 16;

interface Props {
  patterns: readonly string[];
  noun: 'pattern' | 'resource';
}

/** The exceptions of a wider pattern, in a sentence: ` except s3:Get*, s3:List*`. */
function Exceptions({ patterns, noun }: Props) {
  if (patterns.length === 0) return null;
  if (patterns.length > longList) return ` except ${countOf(patterns.length, noun)}`;
  return (
    <>
      {' except '}
      <Patterns patterns={patterns} />
    </>
  );
}

/** The exceptions of a wider pattern, in a list. */
export function ListedExceptions({ patterns, noun }: Props) {
  if (patterns.length <= longList) return <Exceptions patterns={patterns} noun={noun} />;
  return (
    <details>
      <summary className="text-small text-muted">except {countOf(patterns.length, noun)}</summary>
      <Patterns patterns={patterns} />
    </details>
  );
}

function Patterns({ patterns }: { patterns: readonly string[] }) {
  return patterns.map((pattern, index) => (
    <span key={pattern}>
      {index > 0 && ', '}
      <code>{pattern}</code>
    </span>
  ));
}
