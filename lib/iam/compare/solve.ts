import { completes, excludes, implies, type Predicate } from './conditions';

/** Conditions that must hold together. */
export type Conjunction = readonly Predicate[];

/** What one point of access asks of conditions. */
export interface Question {
  /** Of the grant that allows. */
  holds: Conjunction;
  /** Of denials on the same side: none may hold whole. */
  deniedBy: readonly Conjunction[];
  /** Of the other side's grants and denials at this point. */
  allowedBy: readonly Conjunction[];
  excusedBy: readonly Conjunction[];
}

/** Which conditions a request satisfies, of those that matter at a point. */
export interface Assumption {
  holds: Predicate[];
  fails: Predicate[];
}

/** More conditions than this that cannot all fail at once are not tried out. */
const mostOpen = 12;

/**
 * Looks for a request that satisfies `holds`, is caught by none of `deniedBy`, and that the
 * other side does not allow: no conjunction of `allowedBy` holds whole, or one of `excusedBy`
 * does. Undefined where there is none; 'undecided' where there were too many to try.
 */
export function solve(question: Question): Answer {
  const { holds, deniedBy, allowedBy, excusedBy } = question;
  if (deniedBy.length + allowedBy.length + excusedBy.length > 0) return search(question);
  // Where no other rule bears on it the answer is the same at every point of a grant.
  if (!alone.has(holds)) alone.set(holds, search(question));
  return alone.get(holds);
}

type Answer = Assumption | undefined | 'undecided';

const alone = new WeakMap<Conjunction, Answer>();

function search(question: Question): Answer {
  const { holds, deniedBy, allowedBy, excusedBy } = question;
  const predicates = new Map<string, Predicate>();
  for (const conjunction of [holds, ...deniedBy, ...allowedBy, ...excusedBy]) {
    for (const predicate of conjunction) predicates.set(predicate.written, predicate);
  }
  const all = [...predicates.values()];
  const answers = [
    satisfy(all, holds, [...deniedBy, ...allowedBy]),
    ...excusedBy.map((denial) => satisfy(all, [...holds, ...denial], deniedBy)),
  ];
  const found = answers.find((answer) => typeof answer === 'object');
  return found ?? (answers.includes('undecided') ? 'undecided' : undefined);
}

/** Which of `all` can hold so that `holds` do and none of `fails` does whole. */
function satisfy(
  all: readonly Predicate[],
  holds: Conjunction,
  fails: readonly Conjunction[],
): Answer {
  const follow = (held: Conjunction) =>
    all.filter((predicate) => held.some((each) => implies(each, predicate)));
  const forced = follow(holds);
  if (!isPossible(forced, []) || failsWhole(forced, fails)) return undefined;
  const free = all.filter((predicate) => !forced.includes(predicate));
  // Mostly all the rest may fail at once.
  const open = free.filter((a) => free.some((b) => completes(a, b)));
  if (open.length > mostOpen) return 'undecided';
  for (let choice = 0; choice < 2 ** open.length; choice += 1) {
    const chosen = open.filter((_, index) => choice & (1 << index));
    const held = choice === 0 ? forced : follow([...holds, ...chosen]);
    const failed = all.filter((predicate) => !held.includes(predicate));
    if (isPossible(held, failed) && !failsWhole(held, fails)) return { holds: held, fails: failed };
  }
  return undefined;
}

/** Whether some request may satisfy the ones and not the others, two by two. */
function isPossible(held: Conjunction, failed: Conjunction): boolean {
  return (
    !held.some((a) => held.some((b) => excludes(a, b))) &&
    !failed.some((a) => failed.some((b) => completes(a, b)))
  );
}

/** Whether a conjunction that must not hold whole does. */
function failsWhole(held: Conjunction, fails: readonly Conjunction[]): boolean {
  const ids = new Set(held.map(({ id }) => id));
  return fails.some((conjunction) => conjunction.every(({ id }) => ids.has(id)));
}
