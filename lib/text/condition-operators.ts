/** A condition operator of IAM, read for a description. */
export interface OperatorWords {
  /** Which values of the key are compared: each, at least one, or its only value. */
  quantifier: 'all' | 'any' | 'one';
  /** Whether a request without the key satisfies the condition (`…IfExists`). */
  isOptional: boolean;
  isNegated: boolean;
  /** Whether the condition compares texts or truth values for equality, wildcards included. */
  isEquality: boolean;
  /** What the key is compared with: "is", "does not match", "is less than". */
  words: string;
  /** The same for values without wildcards. */
  literalWords: string;
  /** Follows the values: " in any letter case". */
  note: string;
}

type Words = [words: string, literalWords?: string, note?: string];

/** A map, since a document may have an operator such as `constructor`. */
function createTable(words: Record<string, Words>): ReadonlyMap<string, Words> {
  return new Map(Object.entries(words));
}

const anyCase = ' in any letter case';

/** Source: IAM User Guide, "IAM JSON policy elements: Condition operators". */
const equality = createTable({
  stringequals: ['is'],
  stringequalsignorecase: ['is', 'is', anyCase],
  stringlike: ['matches', 'is'],
  arnequals: ['matches', 'is'],
  arnlike: ['matches', 'is'],
  bool: ['is'],
  binaryequals: ['is'],
});

const negatedEquality = createTable({
  stringnotequals: ['is not'],
  stringnotequalsignorecase: ['is not', 'is not', anyCase],
  stringnotlike: ['does not match', 'is not'],
  arnnotequals: ['does not match', 'is not'],
  arnnotlike: ['does not match', 'is not'],
});

const comparisons = createTable({
  numericequals: ['is'],
  numericnotequals: ['is not'],
  numericlessthan: ['is less than'],
  numericlessthanequals: ['is at most'],
  numericgreaterthan: ['is more than'],
  numericgreaterthanequals: ['is at least'],
  dateequals: ['is'],
  datenotequals: ['is not'],
  datelessthan: ['is before'],
  datelessthanequals: ['is not after'],
  dategreaterthan: ['is after'],
  dategreaterthanequals: ['is not before'],
  ipaddress: ['is in'],
  notipaddress: ['is not in'],
});

/** Reads an operator in any letter case; undefined for `Null` and for one that IAM does not have. */
export function readOperator(operator: string): OperatorWords | undefined {
  // The pattern matches any text.
  const [, set, base, ifExists] = /^(forallvalues:|foranyvalue:)?(.*?)(ifexists)?$/s.exec(
    operator.toLowerCase(),
  ) as unknown as [string, string | undefined, string, string | undefined];
  const found = equality.get(base) ?? negatedEquality.get(base) ?? comparisons.get(base);
  if (found === undefined) return undefined;
  const [words, literalWords = words, note = ''] = found;
  return {
    quantifier: set === undefined ? 'one' : set === 'forallvalues:' ? 'all' : 'any',
    isOptional: ifExists !== undefined,
    isNegated: negatedEquality.has(base),
    isEquality: equality.has(base) || negatedEquality.has(base),
    words,
    literalWords,
    note,
  };
}
