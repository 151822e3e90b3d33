import { readFileSync } from 'node:fs';
import { parseText } from '../../shared/json/parse-text';
import { describeValue, isObject } from '../../shared/problem';
import { SourceError } from '../source-error';
import { normalizeInstant } from './observation';

/** An object in a file of collected facts. */
export type Fact = Record<string, unknown>;

/*
 * Each function throws a SourceError with file and place.
 */

export function readObject(file: string): Fact {
  const parsed = parseText(readFileSync(file, 'utf8'));
  const [problem] = parsed.problems;
  if (problem !== undefined) throw SourceError.of(file, problem);
  if (isObject(parsed.value)) return parsed.value;
  throw new SourceError(file, '', 'an object', describeValue(parsed.value), 'Correct the file.');
}

export function readText(file: string, from: Fact, key: string): string {
  const value = from[key];
  if (typeof value === 'string' && value !== '') return value;
  throw new SourceError(file, `/${key}`, 'text', describeValue(value), `Give "${key}".`);
}

export function readInstant(file: string, from: Fact, key: string): string {
  const instant = normalizeInstant(readText(file, from, key));
  if (instant !== undefined) return instant;
  const expected = 'an instant with its offset';
  throw new SourceError(file, `/${key}`, expected, describeValue(from[key]), 'Correct it.');
}

export function readList(file: string, from: Fact, key: string): Fact[] {
  const value = from[key];
  if (Array.isArray(value)) return value as Fact[];
  throw new SourceError(file, `/${key}`, 'a list', describeValue(value), `Give "${key}".`);
}
