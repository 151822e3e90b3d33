import { type LineGroup, listValueKeys } from './lines';
import { mergeOrders, type Step } from './merge-orders';

/** Below this similarity two statements without a common Sid are different statements. */
const minSimilarity = 0.34;

/**
 * Pairs the statements of two documents: first by Sid, then by similarity of their values, the
 * most similar first. The steps go through both documents in their own order.
 */
export function alignStatements(
  before: readonly LineGroup[],
  after: readonly LineGroup[],
): Step<LineGroup>[] {
  const partners = new Map<LineGroup, LineGroup>();
  pairBySid(before, after, partners);
  pairBySimilarity(before, after, partners);
  return mergeOrders(before, after, partners, ({ lines }) => lines.length);
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

/** The Sid of a statement; undefined where it is absent or empty. */
export function readSid({ lines }: LineGroup): string | undefined {
  return lines.find(({ path }) => path === 'Sid')?.value || undefined;
}

function pairBySimilarity(
  before: readonly LineGroup[],
  after: readonly LineGroup[],
  partners: Map<LineGroup, LineGroup>,
) {
  const paired = new Set(partners.values());
  const candidates = after
    .filter((group) => !partners.has(group))
    .flatMap((right) =>
      before
        .filter((left) => !paired.has(left))
        .map((left) => ({ left, right, similarity: measureSimilarity(left, right) })),
    )
    .filter(({ similarity }) => similarity >= minSimilarity)
    .sort((a, b) => b.similarity - a.similarity || measureDistance(a) - measureDistance(b));
  for (const { left, right } of candidates) {
    if (paired.has(left) || partners.has(right)) continue;
    paired.add(left);
    partners.set(right, left);
  }
}

function measureDistance({ left, right }: { left: LineGroup; right: LineGroup }): number {
  return Math.abs((left.statement as number) - (right.statement as number));
}

/** From 0 (nothing in common) to 1 (the same): the share of their values that both have. */
function measureSimilarity(left: LineGroup, right: LineGroup): number {
  const [a, b] = [listValueKeys(left), listValueKeys(right)];
  const common = [...a].filter((key) => b.has(key)).length;
  return (2 * common) / (a.size + b.size);
}
