import { utc } from '@date-fns/utc';
import { parseISO } from 'date-fns';
import { coversPattern, isPattern, patternsMeet } from '../patterns';

/**
 * What a condition's values stand for, by the kind of its operator: how far one list reaches
 * into another. Source: IAM User Guide, "IAM JSON policy elements: Condition operators".
 */

/** One value: a text as it is matched, a pattern, an address in parts, or an interval. */
export type Value =
  | { kind: 'text' | 'folded' | 'pattern' | 'bool'; text: string }
  | { kind: 'arn'; parts: string[] }
  | { kind: 'span'; of: Measure; low: number; high: number; isOpen: boolean }
  /** Compared only with itself: the operator stands in the text. */
  | { kind: 'opaque'; text: string };

/** What a span runs over: the number 167772160 is not the address 10.0.0.0. */
type Measure = 'numbers' | 'dates' | 'addresses';

/** How a base operator reads its values; what is not here compares only with itself. */
const readers: Record<string, (text: string) => Value | undefined> = {
  stringequals: (text) => ({ kind: 'text', text }),
  stringequalsignorecase: (text) => ({ kind: 'folded', text: text.toLowerCase() }),
  stringlike: (text) => ({ kind: 'pattern', text }),
  arnlike: readArn,
  bool: (text) => ({ kind: 'bool', text: text.toLowerCase() }),
  numericequals: (text) => readSpan('numbers', Number(text), Number(text)),
  numericlessthan: (text) => readSpan('numbers', -Infinity, Number(text), true),
  numericlessthanequals: (text) => readSpan('numbers', -Infinity, Number(text)),
  numericgreaterthan: (text) => readSpan('numbers', Number(text), Infinity, true),
  numericgreaterthanequals: (text) => readSpan('numbers', Number(text), Infinity),
  dateequals: (text) => readSpan('dates', readDate(text), readDate(text)),
  datelessthan: (text) => readSpan('dates', -Infinity, readDate(text), true),
  datelessthanequals: (text) => readSpan('dates', -Infinity, readDate(text)),
  dategreaterthan: (text) => readSpan('dates', readDate(text), Infinity, true),
  dategreaterthanequals: (text) => readSpan('dates', readDate(text), Infinity),
  ipaddress: readAddresses,
};

/** A value as a base operator (lower case, not negated) reads it. */
export function readValue(base: string, text: string): Value {
  // A variable may come out as any text: it is only like itself. Patterns may be told apart
  // around one; but a `${*}` is a star that is no wildcard.
  const isLike = base === 'stringlike' || base === 'arnlike';
  const isVariable = isLike ? /\$\{[*?$]\}/.test(text) : text.includes('${');
  // A document may name an operator "constructor", which every object has.
  const read = isVariable || !Object.hasOwn(readers, base) ? undefined : readers[base];
  return read?.(text) ?? { kind: 'opaque', text: `${base} ${text}` };
}

/** Whether everything that `narrow` accepts `wide` accepts too; false where it is not known. */
export function coversValue(wide: Value, narrow: Value): boolean {
  if (wide.kind === 'pattern') {
    if (narrow.kind === 'pattern') return coversPattern(wide.text, narrow.text);
    return (
      narrow.kind === 'text' && !isPattern(narrow.text) && coversPattern(wide.text, narrow.text)
    );
  }
  if (wide.kind === 'folded' && narrow.kind === 'text') {
    return wide.text === narrow.text.toLowerCase();
  }
  if (wide.kind === 'text' && narrow.kind === 'pattern') {
    return !isPattern(narrow.text) && narrow.text === wide.text;
  }
  if (wide.kind === 'arn' && narrow.kind === 'arn') {
    return wide.parts.every((part, index) => coversPattern(part, narrow.parts[index] as string));
  }
  if (wide.kind === 'span' && narrow.kind === 'span') return coversSpan(wide, narrow);
  return (
    wide.kind === narrow.kind && 'text' in wide && 'text' in narrow && wide.text === narrow.text
  );
}

type Span = Extract<Value, { kind: 'span' }>;

function coversSpan(wide: Span, narrow: Span): boolean {
  if (wide.of !== narrow.of) return false;
  const isAtLimit = (limit: number) => !Number.isFinite(limit) || !wide.isOpen || narrow.isOpen;
  return (
    (narrow.low === wide.low ? isAtLimit(wide.low) : narrow.low > wide.low) &&
    (narrow.high === wide.high ? isAtLimit(wide.high) : narrow.high < wide.high)
  );
}

/** Whether nothing is accepted by both; false where it is not known. */
export function areApart(a: Value, b: Value): boolean {
  if (a.kind === 'span' && b.kind === 'span') {
    return a.of === b.of && (isBelow(a, b) || isBelow(b, a));
  }
  if (a.kind === 'arn' && b.kind === 'arn') {
    return a.parts.some((part, index) => !meet(part, b.parts[index] as string));
  }
  if (a.kind === b.kind && 'text' in a && 'text' in b) {
    if (a.kind === 'pattern') return !meet(a.text, b.text);
    return a.kind !== 'opaque' && a.text !== b.text;
  }
  const [text, other] = a.kind === 'text' ? [a, b] : [b, a];
  if (text.kind !== 'text') return false;
  if (other.kind === 'folded') return other.text !== text.text.toLowerCase();
  return other.kind === 'pattern' && !isPattern(text.text) && !meet(other.text, text.text);
}

function isBelow(low: Span, high: Span): boolean {
  return low.high < high.low || (low.high === high.low && (low.isOpen || high.isOpen));
}

/** Two patterns with a variable may always meet. */
function meet(a: string, b: string): boolean {
  return a.includes('${') || b.includes('${') || patternsMeet(a, b);
}

/** The six parts of an ARN: IAM matches each by itself. A variable may hold colons of its own. */
function readArn(text: string): Value | undefined {
  const parts = text.split(/:(?![^{}]*\})/);
  if (parts.length < 6) return undefined;
  return { kind: 'arn', parts: [...parts.slice(0, 5), parts.slice(5).join(':')] };
}

function readSpan(of: Measure, low: number, high: number, isOpen = false): Value | undefined {
  if (Number.isNaN(low) || Number.isNaN(high)) return undefined;
  return { kind: 'span', of, low, high, isOpen };
}

/** Seconds since 1970, as dates may be written too. */
function readDate(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : parseISO(text, { in: utc }).getTime() / 1000;
}

/** IPv4 addresses, one or a block of them; others are compared as they are written. */
function readAddresses(text: string): Value | undefined {
  const found = /^(\d+)\.(\d+)\.(\d+)\.(\d+)(?:\/(\d+))?$/.exec(text);
  if (found === null) return undefined;
  const [a, b, c, d] = found.slice(1, 5).map(Number) as [number, number, number, number];
  const size = 2 ** (32 - Number(found[5] ?? 32));
  const address = ((a * 256 + b) * 256 + c) * 256 + d;
  const low = Math.floor(address / size) * size;
  return { kind: 'span', of: 'addresses', low, high: low + size - 1, isOpen: false };
}
