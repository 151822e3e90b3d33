import { utc } from '@date-fns/utc';
import { parseISO } from 'date-fns/parseISO';
import { coversPattern } from '../patterns';
import { type IpBlock, parseIpAddress, parseIpBlock } from './ip-blocks';
import { decodeText } from './policy-variables';

/**
 * The request values that one value of a condition accepts. Source: IAM User Guide, "IAM JSON
 * policy elements: Condition operators".
 */
export type Accepted =
  /** This text only, in the encoding of `encodeText`. */
  | { kind: 'text'; text: string }
  /** This text, which is in lower case, in any letter case. */
  | { kind: 'anyCase'; text: string }
  | { kind: 'pattern'; text: string }
  /** An ARN whose six parts are matched one by one. */
  | { kind: 'arn'; text: string; parts: readonly string[] }
  | { kind: 'numbers' | 'dates'; low: number; high: number; isOpen: boolean }
  | { kind: 'addresses'; block: IpBlock }
  | { kind: 'boolean'; text: string }
  /** A text that is invalid for the operator, such as the number "ten". */
  | { kind: 'nothing' };

/** Parses one value of a condition for an operator without negation. */
export type ParseOperand = (text: string) => Accepted;

const nothing: Accepted = { kind: 'nothing' };

/** By operator in lower case. A map, since a document may have an operator "constructor". */
export const operatorParsers: ReadonlyMap<string, ParseOperand> = new Map<string, ParseOperand>([
  ['stringequals', (text) => ({ kind: 'text', text })],
  ['stringequalsignorecase', (text) => ({ kind: 'anyCase', text: text.toLowerCase() })],
  ['stringlike', (text) => ({ kind: 'pattern', text })],
  ['binaryequals', (text) => ({ kind: 'text', text })],
  ['arnlike', parseArnPattern],
  ['bool', (text) => ({ kind: 'boolean', text: text.toLowerCase() })],
  ['ipaddress', parseAddressBlock],
  ...createOrderParsers('numeric', 'numbers', parseNumber),
  ...createOrderParsers('date', 'dates', parseDate),
]);

function createOrderParsers(
  prefix: string,
  kind: 'numbers' | 'dates',
  parse: (text: string) => number | undefined,
): [string, ParseOperand][] {
  const read =
    (list: (value: number) => [low: number, high: number], isOpen: boolean): ParseOperand =>
    (text) => {
      const value = parse(decodeText(text));
      if (value === undefined) return nothing;
      const [low, high] = list(value);
      return { kind, low, high, isOpen };
    };
  return [
    [`${prefix}equals`, read((value) => [value, value], false)],
    [`${prefix}lessthan`, read((value) => [-Infinity, value], true)],
    [`${prefix}lessthanequals`, read((value) => [-Infinity, value], false)],
    [`${prefix}greaterthan`, read((value) => [value, Infinity], true)],
    [`${prefix}greaterthanequals`, read((value) => [value, Infinity], false)],
  ];
}

/** Whether a value of a request, in the encoding of `encodeText`, is accepted. */
export function accepts(accepted: Accepted, value: string): boolean {
  switch (accepted.kind) {
    case 'text':
      return accepted.text === value;
    case 'anyCase':
      return accepted.text === value.toLowerCase();
    case 'pattern':
      return coversPattern(accepted.text, value);
    case 'arn': {
      const parts = splitArn(value);
      return (
        parts?.every((part, index) => coversPattern(accepted.parts[index] as string, part)) ?? false
      );
    }
    case 'numbers':
      return isWithin(accepted, parseNumber(value));
    case 'dates':
      return isWithin(accepted, parseDate(value));
    case 'addresses': {
      const address = parseIpAddress(value);
      const { version, first, last } = accepted.block;
      return address?.version === version && first <= address.value && address.value <= last;
    }
    case 'boolean':
      return accepted.text === value.toLowerCase() && isBoolean(accepted.text);
    case 'nothing':
      return false;
  }
}

export function isBoolean(text: string): boolean {
  return text === 'true' || text === 'false';
}

function isWithin(
  { low, high, isOpen }: { low: number; high: number; isOpen: boolean },
  value: number | undefined,
): boolean {
  if (value === undefined || value < low || value > high) return false;
  return !isOpen || (value !== low && value !== high);
}

/** The six parts of an ARN; undefined for any other text. */
export function splitArn(text: string): string[] | undefined {
  const parts = text.split(':');
  return parts.length < 6 ? undefined : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

function parseArnPattern(text: string): Accepted {
  const parts = splitArn(text);
  return parts === undefined ? nothing : { kind: 'arn', text, parts };
}

function parseAddressBlock(text: string): Accepted {
  const block = parseIpBlock(decodeText(text));
  return block === undefined ? nothing : { kind: 'addresses', block };
}

export function parseNumber(text: string): number | undefined {
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : undefined;
}

/** A year, month, day or time in the profile of ISO 8601 that AWS uses: W3C's "NOTE-datetime". */
const datePattern = /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?$/;

/** Parses a date in ISO 8601 or in seconds since 1970. Returns milliseconds since 1970. */
export function parseDate(text: string): number | undefined {
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  if (!datePattern.test(text)) return undefined;
  const time = parseISO(text, { in: utc }).getTime();
  return Number.isNaN(time) ? undefined : time;
}
