import { keyLine, type LineGroup } from './lines';

/** A statement before and what became of it; one side is missing where it came or went. */
export interface AlignedPair {
  before?: LineGroup;
  after?: LineGroup;
  /** True where it stands elsewhere among the statements that both documents have. */
  moved: boolean;
}

/** Below this likeness two statements without a common Sid are not the same statement. */
const leastLikeness = 0.34;

/**
 * Pairs the statements of two documents: first by Sid, then by likeness of what they say,
 * the likest first. Pairs come in the order of the later document, each statement that went
 * after the one that stood before it.
 */
export function alignStatements(
  before: readonly LineGroup[],
  after: readonly LineGroup[],
): AlignedPair[] {
  const partners = new Map<LineGroup, LineGroup>();
  pairBySid(before, after, partners);
  pairByLikeness(before, after, partners);
  return orderPairs(before, after, partners);
}

function pairBySid(
  before: readonly LineGroup[],
  after: readonly LineGroup[],
  partners: Map<LineGroup, LineGroup>,
) {
  const bySid = new Map(after.map((group) => [readSid(group), group]));
  for (const group of before) {
    const sid = readSid(group);
    const partner = sid === undefined ? undefined : bySid.get(sid);
    if (partner !== undefined) {
      partners.set(partner, group);
      bySid.delete(sid);
    }
  }
}

/** The Sid of a statement's lines; an empty one is none. */
export function readSid({ lines }: LineGroup): string | undefined {
  return lines.find(({ path }) => path === 'Sid')?.value || undefined;
}

function pairByLikeness(
  before: readonly LineGroup[],
  after: readonly LineGroup[],
  partners: Map<LineGroup, LineGroup>,
) {
  const taken = new Set(partners.values());
  const candidates = after
    .filter((group) => !partners.has(group))
    .flatMap((right) =>
      before
        .filter((left) => !taken.has(left))
        .map((left) => ({ left, right, likeness: measureLikeness(left, right) })),
    )
    .filter(({ likeness }) => likeness >= leastLikeness)
    .sort((a, b) => b.likeness - a.likeness || distance(a) - distance(b));
  for (const { left, right } of candidates) {
    if (taken.has(left) || partners.has(right)) continue;
    taken.add(left);
    partners.set(right, left);
  }
}

function distance({ left, right }: { left: LineGroup; right: LineGroup }): number {
  return Math.abs((left.statement as number) - (right.statement as number));
}

/** From 0 (nothing in common) to 1 (the same): the share of what the two say that both say. */
function measureLikeness(left: LineGroup, right: LineGroup): number {
  const says = (group: LineGroup) =>
    new Set(
      group.lines.filter(({ path, value }) => value !== undefined && path !== 'Sid').map(keyLine),
    );
  const [a, b] = [says(left), says(right)];
  const common = [...a].filter((key) => b.has(key)).length;
  return (2 * common) / (a.size + b.size);
}

function orderPairs(
  before: readonly LineGroup[],
  after: readonly LineGroup[],
  partners: ReadonlyMap<LineGroup, LineGroup>,
): AlignedPair[] {
  const matched = after.filter((group) => partners.has(group));
  const positions = matched.map((group) => before.indexOf(partners.get(group) as LineGroup));
  const steady = new Set(findRisingRun(positions));
  const pairs: AlignedPair[] = after.map((group) => {
    const partner = partners.get(group);
    if (partner === undefined) return { after: group, moved: false };
    return { before: partner, after: group, moved: !steady.has(before.indexOf(partner)) };
  });
  const stayed = new Set(partners.values());
  for (const [index, group] of before.entries()) {
    if (stayed.has(group)) continue;
    const previous = before[index - 1];
    const at = previous === undefined ? -1 : pairs.findIndex((pair) => pair.before === previous);
    pairs.splice(at + 1, 0, { before: group, moved: false });
  }
  return pairs;
}

/** The longest rising subsequence: what stayed in order while the rest moved around it. */
function findRisingRun(values: readonly number[]): number[] {
  const best: number[][] = [];
  for (const value of values) {
    const longest = best
      .filter((run) => (run.at(-1) as number) < value)
      .reduce<number[]>((a, b) => (b.length > a.length ? b : a), []);
    best.push([...longest, value]);
  }
  return best.reduce<number[]>((a, b) => (b.length > a.length ? b : a), []);
}
