import { type DraftPolicy, type Rule, readNumber } from './draft';

/**
 * The numbers that are missing between v1 and the newest version, as runs.
 * `[[1, 1], [32, 41]]` for a policy known from v2 to v31 and from v42 on.
 */
export function findGaps(versionNames: readonly string[]): [number, number][] {
  const gaps: [number, number][] = [];
  let expected = 1;
  for (const number of versionNames.map(readNumber).sort((a, b) => a - b)) {
    if (number > expected) gaps.push([expected, number - 1]);
    expected = number + 1;
  }
  return gaps;
}

/** Gaps are stated, never hidden: policy.json names exactly the versions that are missing. */
export const checkGapsStated: Rule = ({ policies }) => policies.flatMap(compareGaps);

function compareGaps({ path, file, versionNames }: DraftPolicy) {
  if (file === undefined) return [];
  const missing = findGaps(versionNames).map(([from, to]) => `v${from} to v${to}`);
  const stated = (file.gaps ?? []).map(({ from, to }) => `${from} to ${to}`);
  if (missing.join() === stated.join()) return [];
  return [
    {
      file: path,
      place: '/gaps',
      expected: missing.length === 0 ? 'no gaps' : missing.join(', '),
      found: stated.length === 0 ? 'no gaps stated' : stated.join(', '),
      remedy: 'State each run of missing versions, oldest first, or add the versions.',
    },
  ];
}
