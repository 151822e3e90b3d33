import { compareText, groupByKey } from '../shared/collections';

/** The parts of a name with which most of AWS's policies begin, which say nothing about a policy. */
const commonStart = /^(?:AWS|Amazon)[-_]?(?=.)/;

/** The letter under which a policy is listed: `s` of `AmazonS3FullAccess`; `0` of no letter. */
export function findLetter(policyName: string): string {
  const first = policyName.replace(commonStart, '').slice(0, 1).toLowerCase();
  return /[a-z]/.test(first) ? first : '0';
}

/** Policies by letter, in the order of the rest of their names. */
export function groupByLetter<T extends { policyName: string }>(
  policies: readonly T[],
): Map<string, T[]> {
  const keyOf = ({ policyName }: T) => policyName.replace(commonStart, '').toLowerCase();
  const sorted = policies.toSorted((a, b) => compareText(keyOf(a), keyOf(b)));
  const groups = [...groupByKey(sorted, ({ policyName }) => findLetter(policyName))];
  return new Map(groups.sort(([a], [b]) => compareText(a, b)));
}

/** Policies of a letter by the first two characters of the rest of their names: `Sa`, `Se`. */
export function groupByStart<T extends { policyName: string }>(
  policies: readonly T[],
): Map<string, T[]> {
  return groupByKey(policies, ({ policyName }) => {
    const start = policyName.replace(commonStart, '').slice(0, 2);
    return start.slice(0, 1).toUpperCase() + start.slice(1).toLowerCase();
  });
}

/** `S`; `0–9` for names that begin with no letter. */
export function labelLetter(letter: string): string {
  return letter === '0' ? '0–9' : letter.toUpperCase();
}
