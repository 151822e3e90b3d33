import { UTCDate } from '@date-fns/utc';
import type { Accepted } from '../evaluate/accepted-values';
import { formatIpAddress, type IpBlock } from '../evaluate/ip-blocks';

/**
 * Values on, between and beyond the bounds of numbers, dates and IP blocks: at least one of each
 * interval in which all operators have the same result.
 */
export function listBoundaryValues(accepted: readonly Accepted[]): string[] {
  const list = (kind: 'numbers' | 'dates') =>
    accepted.flatMap((each) => (each.kind === kind ? [each.low, each.high] : []));
  const numbers = listAround(list('numbers'), 1).map(formatNumber);
  const dates = listAround(list('dates'), 86_400_000).flatMap(formatDate);
  const blocks = accepted.flatMap((each) => (each.kind === 'addresses' ? [each.block] : []));
  return [...numbers, ...dates, ...listAddresses(blocks)];
}

function listAround(bounds: readonly number[], step: number): number[] {
  const sorted = [...new Set(bounds)].filter(Number.isFinite).sort((a, b) => a - b);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return [];
  const between = sorted.slice(1).map((high, index) => {
    const low = sorted[index] as number;
    const middle = low + (high - low) / 2;
    return high - low >= 2 ? Math.floor(middle) : middle;
  });
  return [...sorted, ...between, first - step, last + step];
}

/** In decimal notation: operators do not accept exponents. */
function formatNumber(value: number): string {
  return Math.abs(value) >= 1e21
    ? BigInt(value).toString()
    : String(value).includes('e')
      ? value.toFixed(20)
      : String(value);
}

/** In ISO 8601, and in seconds since 1970 for keys that are also compared as numbers. */
function formatDate(milliseconds: number): string[] {
  const seconds = formatNumber(milliseconds / 1000);
  const date = new UTCDate(milliseconds);
  // A number of seconds can be beyond the years of four digits.
  const year = Number.isNaN(date.getTime()) ? 0 : date.getFullYear();
  return year < 1000 || year > 9999
    ? [seconds]
    : [date.toISOString().replace('.000Z', 'Z'), seconds];
}

const lastAddress = { 4: (1n << 32n) - 1n, 6: (1n << 128n) - 1n };

function listAddresses(blocks: readonly IpBlock[]): string[] {
  if (blocks.length === 0) return [];
  return ([4, 6] as const).flatMap((version) => {
    const found = blocks.filter((block) => block.version === version);
    const values = found.flatMap(({ first, last }) => [first, last + 1n, first - 1n, last]);
    return [...new Set([...values, 0n])]
      .filter((value) => value >= 0n && value <= lastAddress[version])
      .map((value) => formatIpAddress(version, value));
  });
}
