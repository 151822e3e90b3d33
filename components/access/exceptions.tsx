import { countOf } from '@/lib/text/wording';

/** A list longer than this is counted, and opened on demand where there is room for it. */
const longList = 16;

interface Props {
  patterns: readonly string[];
  noun: 'pattern' | 'resource';
}

/** The patterns that a wider one does not include, in a sentence: ` except s3:Get*, s3:List*`. */
export function Exceptions({ patterns, noun }: Props) {
  if (patterns.length === 0) return null;
  if (patterns.length > longList) return ` except ${countOf(patterns.length, noun)}`;
  return (
    <>
      {' except '}
      <Patterns patterns={patterns} />
    </>
  );
}

/** The same in a list, where all of them can be read. */
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
