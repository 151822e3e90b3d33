import { describe, expect, it } from 'vitest';
import { listCorpusPairs, whyNoCorpus } from '../../../testing/corpus';
import { isAllowed, type Request, readRequest } from '../../../testing/naive-evaluator';
import { type Chance, createChance, rounds, takeShare } from '../../../testing/random';
import {
  changeDocument,
  type Document,
  families,
  makeContext,
  makeDocument,
  type RandomFamily,
  splitDocument,
} from '../../../testing/random-documents';
import { loadCatalog } from '../catalog/load';
import { parseDocument, type Statement } from '../document';
import { readAccess } from '../evaluate/access';
import { evaluateAccess } from '../evaluate/evaluate';
import { compareAccess, compareExtent } from './compare';
import type { ActionCatalog, Comparison, Difference } from './difference';

/** Checks the comparison against a second evaluator, which shares no code with it. */

interface Pair {
  id: string;
  before: object;
  after: object;
}

/** The actions of generated documents. */
const known = [
  ...['s3:GetObject', 's3:GetObjectAcl', 's3:GetBucket', 's3:PutObject', 's3:ListBucket'],
  ...['ec2:RunInstances', 'ec2:StopInstances', 'iam:PassRole', 'iam:CreateRole', 'iam:GetUser'],
];
const small: ActionCatalog = {
  listActions: (service) => known.filter((action) => action.startsWith(`${service}:`)),
  readLevels: (action) => (known.includes(action) ? ['Read'] : []),
};

function compare(before: object, after: object, catalog = small): Comparison {
  return compareAccess(read(before), read(after), catalog);
}

function read(document: object): Statement[] {
  const { statements, problems } = parseDocument(document);
  if (statements === undefined) throw new Error(JSON.stringify(problems));
  return statements;
}

/** Differences whose witness is not allowed by one document only. */
function listFalse({ before, after }: Pair, { gained, lost }: Comparison): Difference[] {
  const isFalse = (allowing: object, other: object) => (difference: Difference) => {
    const request = readRequest(difference.witness);
    return !isAllowed(allowing, request) || isAllowed(other, request);
  };
  return [...gained.filter(isFalse(after, before)), ...lost.filter(isFalse(before, after))];
}

/** Whether only one document allows a request that no difference covers. */
function isContradicted(
  { before, after }: Pair,
  comparison: Comparison,
  request: Request,
): boolean {
  const [was, is] = [before, after].map((document) => isAllowed(document, request));
  if (was === is || comparison.undecided.length > 0) return false;
  const differences = is ? comparison.gained : comparison.lost;
  return !differences.some((each) => covers(each, request));
}

function covers(difference: Difference, { action, resource, context }: Request): boolean {
  const { exceptActions, exceptResources } = difference;
  const folded = action.toLowerCase();
  const isAction = (pattern: string) => matches(pattern.toLowerCase(), folded);
  return (
    isAction(difference.action) &&
    !exceptActions.some(isAction) &&
    matches(difference.resource, resource) &&
    !exceptResources.some((pattern) => matches(pattern, resource, context))
  );
}

/**
 * Whether a pattern of a difference matches a text. A variable matches any text, or its value if
 * there is a context.
 */
function matches(pattern: string, text: string, context?: Request['context']): boolean {
  const parts = pattern.split(/(\$\{[^}]*\}|[*?])/).map((part) => {
    if (part === '*') return '.*';
    if (part === '?') return '.';
    const special = /^\$\{([*?$])\}$/.exec(part)?.[1];
    if (special !== undefined) return `\\${special}`;
    const quote = (plain: string) => plain.replace(/[.+^${}()|[\]\\*?]/g, '\\$&');
    if (!part.startsWith('${')) return quote(part);
    const [, key = '', otherwise] = /^\$\{\s*([^,}]*?)\s*(?:,\s*'(.*)'\s*)?\}$/.exec(part) ?? [];
    const values = context?.[key.toLowerCase()];
    const value = values?.length === 1 ? values[0] : otherwise;
    if (context === undefined) return '.*';
    return value === undefined ? '(?!)' : quote(value);
  });
  return new RegExp(`^${parts.join('')}$`, 's').test(text);
}

/** A request that patterns of the documents probably match. */
function takeSample(statements: readonly Statement[], chance: Chance): Omit<Request, 'context'> {
  const fill = (pattern: string) =>
    pattern
      .replace(/\$\{[^}]*\}/g, () => chance.pick(['alice', 'red', 'al', 'zed', 'bob']))
      .replaceAll('*', () => chance.pick(['', 'x', 'abc', 'zz-q', 'b']))
      .replaceAll('?', () => chance.pick(['a', 'z', '']));
  const first = chance.pick(statements);
  const { action, resource } = chance.happens(0.7) ? first : chance.pick(statements);
  const name = fill(chance.pick(first.action.patterns));
  return {
    action: name.includes(':') ? name : `s3:${chance.pick(action.patterns).replace(/\W/g, 'x')}`,
    resource: fill(chance.pick(resource.patterns)),
  };
}

/** Values of the context keys of the documents, mostly those of their conditions. */
function takeContext(statements: readonly Statement[], chance: Chance): Request['context'] {
  const all = statements.flatMap(({ conditions }) => conditions);
  const context: Request['context'] = {};
  for (const { key, operator, values } of chance.shuffle(all)) {
    const name = key.toLowerCase();
    if (name in context || chance.happens(0.3)) continue;
    const isPlain = operator.toLowerCase() !== 'null' && chance.happens(0.8);
    context[name] = [isPlain ? chance.pick(values).replaceAll('*', 'x') : 'other'];
  }
  return context;
}

const listify = (value: unknown) => (Array.isArray(value) ? value : [value]);

/** The same document with another order of statements and lists, and another notation of scalars. */
function rewrite(document: object, chance: Chance): object {
  const { Statement, ...rest } = document as { Statement: unknown };
  const rewriteList = (value: unknown) => {
    const list = chance.shuffle(listify(value));
    return list.length === 1 && Array.isArray(value) ? list[0] : list;
  };
  const statements = listify(Statement).map((statement: Record<string, unknown>) =>
    Object.fromEntries(
      chance
        .shuffle(Object.entries(statement))
        .map(([key, value]) => [key, /Action|Resource/.test(key) ? rewriteList(value) : value]),
    ),
  );
  return { ...rest, Statement: rewriteList(statements) };
}

function summarize({ gained, lost }: Comparison): [string[], string[]] {
  const list = (differences: Difference[]) =>
    differences.map(({ witness: _, ...each }) => JSON.stringify(each)).sort();
  return [list(gained), list(lost)];
}

describe.each(families)('on random documents of %s', (family) => {
  const chance = createChance(families.indexOf(family) + 20261128);
  const pairs = Array.from({ length: (family === 'all' ? 134 : 67) * rounds }, (_, index): Pair => {
    const before = makeDocument(chance, family);
    return { id: String(index), before, after: makeAfter(before, chance, family) };
  });
  const compared = pairs.map((pair) => ({ pair, comparison: compare(pair.before, pair.after) }));

  it('has the same extent without describing it', () => {
    const wrong = compared.filter(({ pair, comparison: { gained, lost, undecided } }) => {
      if (undecided.length > 0) return false;
      const { more, less } = compareExtent(read(pair.before), read(pair.after));
      return more !== gained.length > 0 || less !== lost.length > 0;
    });
    expect(wrong.slice(0, 2)).toEqual([]);
  });

  it('has a true witness for every difference', () => {
    const wrong = compared.flatMap(({ pair, comparison }) =>
      listFalse(pair, comparison).map((difference) => ({ ...pair, difference })),
    );
    expect(wrong.slice(0, 2)).toEqual([]);
  });

  it('misses no difference that a sampled request shows', () => {
    let differing = 0;
    const wrong = compared.flatMap(({ pair, comparison }) => {
      const statements = [...read(pair.before), ...read(pair.after)];
      return Array.from({ length: 60 }, () => ({
        ...takeSample(statements, chance),
        context: makeContext(chance, family),
      })).flatMap((request) => {
        if (isAllowed(pair.before, request) !== isAllowed(pair.after, request)) differing += 1;
        return isContradicted(pair, comparison, request) ? [{ ...pair, request }] : [];
      });
    });
    expect(wrong.slice(0, 2)).toEqual([]);
    // Samples that do not differ prove nothing.
    expect(differing).toBeGreaterThan(pairs.length);
  });

  it('evaluates requests as the second evaluator does', () => {
    const wrong = pairs.flatMap(({ before }) => {
      const statements = read(before);
      return Array.from({ length: 10 }, () => ({
        ...takeSample(statements, chance),
        context: makeContext(chance, family),
      })).filter(
        (request) =>
          (evaluateAccess(readAccess(statements), request) === 'allowed') !==
          isAllowed(before, request),
      );
    });
    expect(wrong.slice(0, 2)).toEqual([]);
  });

  it('finds no difference in another notation of a document', () => {
    const different = pairs.filter(({ before }) =>
      [before, rewrite(before, chance), splitDocument(before as Document, chance)].some(
        (same) => compare(before, same).verdict !== 'same',
      ),
    );
    expect(different.slice(0, 2)).toEqual([]);
  });

  it('exchanges gained and lost with before and after', () => {
    const uneven = compared.filter(({ pair, comparison }) => {
      const [gained, lost] = summarize(compare(pair.after, pair.before));
      return JSON.stringify([lost, gained]) !== JSON.stringify(summarize(comparison));
    });
    expect(uneven.map(({ pair }) => pair).slice(0, 2)).toEqual([]);
  });

  it('has every verdict, and nothing undecided', () => {
    expect(new Set(compared.map(({ comparison }) => comparison.verdict))).toEqual(
      new Set(['wider', 'narrower', 'both', 'same']),
    );
    expect(countUndecided(compared)).toBe(0);
  });
});

function makeAfter(before: Document, chance: Chance, family: RandomFamily): Document {
  if (chance.happens(0.2)) return changeDocument(splitDocument(before, chance), chance, family);
  return chance.happens(0.6)
    ? changeDocument(before, chance, family)
    : makeDocument(chance, family);
}

describe.skipIf(whyNoCorpus !== '')(`on all consecutive pairs of the corpus${whyNoCorpus}`, () => {
  it('agrees with the second evaluator', async () => {
    const catalog = await loadCatalog();
    const chance = createChance(3291);
    const pairs = takeShare(listCorpusPairs(), 9);
    const wrong: unknown[] = [];
    let undecided = 0;
    for (const [index, pair] of pairs.entries()) {
      const comparison = compare(pair.before, pair.after, catalog);
      const statements = [...read(pair.before), ...read(pair.after)];
      if (comparison.undecided.length > 0) undecided += 1;
      wrong.push(...listFalse(pair, comparison).map((difference) => [pair.id, difference]));
      for (let count = 0; count < 20; count += 1) {
        const context = takeContext(statements, chance);
        const request = { ...takeSample(statements, chance), context };
        if (isContradicted(pair, comparison, request)) wrong.push([pair.id, request]);
      }
      if (index % 4 === 0) {
        const rewritten = rewrite(pair.after, chance);
        if (compare(pair.after, rewritten, catalog).verdict !== 'same') {
          wrong.push([pair.id, 'differs from another notation of itself']);
        }
      }
      if (index % 2 === 0) continue;
      const exchanged = summarize(compare(pair.after, pair.before, catalog)).reverse();
      if (JSON.stringify(exchanged) !== JSON.stringify(summarize(comparison))) {
        wrong.push([pair.id, 'is not symmetric']);
      }
    }
    console.log(`Pairs of the corpus: ${pairs.length} compared, ${undecided} undecided.`);
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(pairs.length).toBeGreaterThanOrEqual(3291 / 9);
    expect(undecided).toBe(0);
  });
});

function countUndecided(compared: { comparison: Comparison }[]): number {
  return compared.filter(({ comparison }) => comparison.undecided.length > 0).length;
}
