import { countOf } from '@/lib/site/wording';

/** A list longer than this is counted. */
const longList = 16;

/** The patterns that a wider one does not include: ` except s3:Get*, s3:List*`. */
export function Exceptions({
  patterns,
  noun,
}: {
  patterns: readonly string[];
  noun: 'pattern' | 'resource';
}) {
  if (patterns.length === 0) return null;
  if (patterns.length > longList) return ` except ${countOf(patterns.length, noun)}`;
  return (
    <>
      {' except '}
      {patterns.map((pattern, index) => (
        <span key={pattern}>
          {index > 0 && ', '}
          <code>{pattern}</code>
        </span>
      ))}
    </>
  );
}
