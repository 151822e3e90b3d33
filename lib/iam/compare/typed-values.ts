import { isBoolean, parseDate, parseNumber, splitArn } from '../evaluate/accepted-values';
import { parseIpAddress } from '../evaluate/ip-blocks';
import type { KeyType } from './context-keys';

/**
 * Values for keys without bounds in conditions. Each kind has another order, so that two variables
 * have different values. The addresses are those of RFC 5737 and RFC 3849.
 */
export function listSampleValues(type: KeyType, kind = 0): readonly string[] {
  const values = sampleValues[type] ?? [];
  const start = kind % Math.max(values.length, 1);
  return [...values.slice(start), ...values.slice(0, start)];
}

const sampleValues: Partial<Record<KeyType, readonly string[]>> = {
  numbers: ['1', '12', '123', '1234', '12345'],
  dates: ['2020-01-01T00:00:00Z', '2021-02-03T04:05:06Z', '2022-03-04T05:06:07Z'],
  addresses: ['203.0.113.7', '2001:db8::7', '198.51.100.8', '2001:db8::8', '192.0.2.9'],
};

/** Replacements of wildcards in patterns of such values. */
const runs: Partial<Record<KeyType, readonly string[]>> = {
  numbers: ['', '0', '5', '10'],
  dates: ['01-01T00:00:00Z', '-01-01T00:00:00Z', '01T00:00:00Z', 'T00:00:00Z', 'Z', ''],
  addresses: ['', '0', '1.1', '0.0', '1.1.1', '0.0.0', ':', '::1', '1:1'],
};

/** Texts of patterns that may be values of a type; none for types whose values are texts. */
export function fillWildcards(patterns: readonly string[], type: KeyType): string[] {
  const all = runs[type];
  if (all === undefined) return [];
  return patterns
    .filter((pattern) => pattern !== '*')
    .flatMap((pattern) => all.map((run) => pattern.replaceAll('?', '1').replaceAll('*', run)));
}

/** Whether a text is a value of a type. */
export function isOfType(value: string, type: KeyType): boolean {
  switch (type) {
    case 'text':
      return true;
    case 'arn':
      return splitArn(value) !== undefined;
    case 'numbers':
      return parseNumber(value) !== undefined;
    case 'dates':
      return parseDate(value) !== undefined;
    case 'addresses':
      return parseIpAddress(value) !== undefined;
    case 'boolean':
      return isBoolean(value);
  }
}
