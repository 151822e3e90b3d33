import type { DifferenceGroup } from '@/lib/iam/compare/group-differences';
import { countOf } from '@/lib/text/wording';

/** More resources than this are folded. */
const maxResources = 6;

/** The resources of a group. */
export function Scope({ group: { resources, exceptResources } }: { group: DifferenceGroup }) {
  const isLong = resources.length > maxResources;
  const shown = isLong ? resources.slice(0, maxResources - 2) : resources;
  return (
    <div className="text-muted">
      on <Resources resources={shown} />
      <Exceptions patterns={exceptResources} noun="resource" />
      {isLong && (
        <details>
          <summary className="text-small">{resources.length - shown.length} more resources</summary>
          <Resources resources={resources.slice(shown.length)} />
        </details>
      )}
    </div>
  );
}

/** The levels of a group, its first resource and the number of the others. */
export function ShortScope({
  group: { resources },
  levels,
}: {
  group: DifferenceGroup;
  levels: string;
}) {
  const rest = resources.length - 1;
  return (
    <span className="block text-muted">
      {levels} on <Resources resources={resources.slice(0, 1)} />
      {rest > 0 && ` and ${countOf(rest, 'more resource')}`}
    </span>
  );
}

function Resources({ resources }: { resources: readonly string[] }) {
  return resources.map((resource, index) => (
    <span key={resource}>
      {index > 0 && ', '}
      {resource === '*' ? 'all resources' : <code>{resource}</code>}
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
