import { expect, test } from 'vitest';
import { type Predicate, readPredicate } from './conditions';
import { type Question, solve } from './solve';

/** `StringEquals k a` as it bears on others. */
function read(written: string): Predicate {
  const [operator = '', key = '', values = ''] = written.split(' ');
  return readPredicate({ operator, key, values: values.split('|') });
}

const show = (predicates: readonly Predicate[]) =>
  predicates
    .map(({ condition: { operator, key, values } }) => `${operator} ${key} ${values.join('|')}`)
    .join(' and ');

/** Conjunctions as texts; what is left out asks nothing. */
type Asked = Partial<{
  holds: string[];
  deniedBy: string[][];
  allowedBy: string[][];
  excusedBy: string[][];
}>;

function ask({ holds = [], deniedBy = [], allowedBy = [], excusedBy = [] }: Asked): string {
  const readAll = (conjunctions: string[][]) => conjunctions.map((each) => each.map(read));
  const question: Question = {
    holds: holds.map(read),
    deniedBy: readAll(deniedBy),
    allowedBy: readAll(allowedBy),
    excusedBy: readAll(excusedBy),
  };
  const answer = solve(question);
  if (typeof answer !== 'object') return answer ?? 'none';
  return `holds ${show(answer.holds) || 'nothing'}, fails ${show(answer.fails) || 'nothing'}`;
}

/** Two conditions on a key, one of which every request satisfies. */
const pair = (key: string): string[][] => [[`StringEquals ${key} a`], [`StringNotEquals ${key} a`]];

const list = (operator: string) =>
  [...'abcdefg'].map((key) => `${operator} ${key} a`).join(' and ');

test.each<[string, Asked, string]>([
  ['nothing asked', {}, 'holds nothing, fails nothing'],
  ['allowed by the other', { allowedBy: [[]] }, 'none'],
  ['denied', { deniedBy: [[]] }, 'none'],
  ['denied by both', { deniedBy: [[]], excusedBy: [[]] }, 'none'],
  [
    'allowed and denied by the other',
    { allowedBy: [[]], excusedBy: [[]] },
    'holds nothing, fails nothing',
  ],
  [
    'a condition of the other’s',
    { allowedBy: [['StringEquals k a']] },
    'holds nothing, fails StringEquals k a',
  ],
  [
    'the same condition',
    { holds: ['StringEquals k a'], allowedBy: [['stringequals K a']] },
    'none',
  ],
  [
    'a narrower condition',
    { holds: ['StringEquals k a'], allowedBy: [['StringLike k a*']] },
    'none',
  ],
  [
    'a wider condition',
    { holds: ['StringLike k a*'], allowedBy: [['StringEquals k a']] },
    'holds StringLike k a*, fails StringEquals k a',
  ],
  [
    'one condition of two',
    { holds: ['Bool l true'], allowedBy: [['Bool l true', 'Null k true']] },
    'holds Bool l true, fails Null k true',
  ],
  [
    'two conditions of one',
    { holds: ['Bool l true', 'Null k true'], allowedBy: [['Bool l true']] },
    'none',
  ],
  [
    'conditions that exclude one another',
    { holds: ['StringEquals k a', 'StringEquals k b'] },
    'none',
  ],
  ['a condition that nothing satisfies', { holds: ['Null k perhaps'] }, 'none'],
  [
    'a denial of its own that holds with it',
    { holds: ['StringEquals k a'], deniedBy: [['StringNotEquals k b']] },
    'none',
  ],
  [
    'a denial of its own that may fail',
    { holds: ['StringEquals k a'], deniedBy: [['Bool l true']] },
    'holds StringEquals k a, fails Bool l true',
  ],
  [
    'a denial of the other’s under a condition',
    { allowedBy: [[]], excusedBy: [['Bool l true']] },
    'holds Bool l true, fails nothing',
  ],
  [
    'a denial of the other’s that excludes what is asked',
    { holds: ['Bool l false'], allowedBy: [[]], excusedBy: [['Bool l true']] },
    'none',
  ],
  ['two that cover the whole', { allowedBy: pair('k') }, 'none'],
  [
    'two that cover the whole, each with one condition more',
    { allowedBy: [['StringEquals k a', 'Bool l true'], ['StringNotEquals k a']] },
    'holds StringEquals k a, fails Bool l true and StringNotEquals k a',
  ],
  ['one that covers the whole', { allowedBy: [['StringLikeIfExists k *']] }, 'none'],
  ['six pairs that each cover the whole', { allowedBy: [...'abcdef'].flatMap(pair) }, 'none'],
  [
    'six of them, and one that covers it by itself',
    { allowedBy: [...[...'abcdef'].flatMap(pair), ['StringLikeIfExists k *']] },
    'undecided',
  ],
  ['seven of them', { allowedBy: [...'abcdefg'].flatMap(pair) }, 'undecided'],
  [
    'seven of them, and a denial of the other’s that settles one',
    { allowedBy: [...'abcdefg'].flatMap(pair), excusedBy: [['StringEquals g a']] },
    `holds ${list('StringEquals')}, fails ${list('StringNotEquals')}`,
  ],
])('%s', (_, asked, expected) => {
  expect(ask(asked)).toBe(expected);
});
