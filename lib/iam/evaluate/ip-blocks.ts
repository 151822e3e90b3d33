/** IPv4 and IPv6 addresses as numbers, and blocks of them in CIDR notation (RFC 4632, RFC 4291). */

export interface IpBlock {
  version: 4 | 6;
  first: bigint;
  last: bigint;
}

const bits = { 4: 32, 6: 128 };

/** The block of a text such as `10.0.0.0/8` or `2001:db8::1`; undefined for any other text. */
export function parseIpBlock(text: string): IpBlock | undefined {
  const match = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text);
  const address = match === null ? undefined : parseIpAddress(match[1] as string);
  if (match === null || address === undefined) return undefined;
  const { version, value } = address;
  const prefix = match[2] === undefined ? bits[version] : Number(match[2]);
  if (prefix > bits[version]) return undefined;
  const size = 1n << BigInt(bits[version] - prefix);
  const first = value - (value % size);
  return { version, first, last: first + size - 1n };
}

export function parseIpAddress(text: string): { version: 4 | 6; value: bigint } | undefined {
  const value = text.includes(':') ? parseIpv6(text) : parseIpv4(text);
  return value === undefined ? undefined : { version: text.includes(':') ? 6 : 4, value };
}

function parseIpv4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) {
    return undefined;
  }
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function parseIpv6(text: string): bigint | undefined {
  const mapped = /^(.*:)([^:]*\..*)$/.exec(text);
  const last = mapped === null ? undefined : parseIpv4(mapped[2] as string);
  if (mapped !== null && last === undefined) return undefined;
  const plain =
    mapped === null || last === undefined
      ? text
      : `${mapped[1]}${(last >> 16n).toString(16)}:${(last & 0xffffn).toString(16)}`;
  const halves = plain.split('::');
  if (halves.length > 2) return undefined;
  const [start = [], end = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - start.length - end.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...start, ...Array.from({ length: missing }, () => '0'), ...end];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((sum, group) => (sum << 16n) + BigInt(`0x${group}`), 0n);
}

/** The address in the shortest usual notation (RFC 5952, but without `::` for IPv4). */
export function formatIpAddress(version: 4 | 6, value: bigint): string {
  if (version === 4) {
    return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 0xffn)).join('.');
  }
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((value >> BigInt(112 - 16 * index)) & 0xffffn).toString(16),
  );
  const zeros = /(?:^|:)0(?::0)+(?:$|:)/g;
  const text = groups.join(':');
  const longest = [...text.matchAll(zeros)].reduce(
    (best, { 0: run }) => (run.length > best.length ? run : best),
    '',
  );
  return longest === '' ? text : text.replace(longest, '::');
}
