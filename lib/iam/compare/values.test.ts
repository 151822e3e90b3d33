import { expect, test } from 'vitest';
import { areApart, coversValue, readValue, type Value } from './values';

/** A value as the operator before the first space reads it. */
function read(written: string): Value {
  const space = written.indexOf(' ');
  return readValue(written.slice(0, space), written.slice(space + 1));
}

function show(value: Value): string {
  if (value.kind === 'arn') return value.parts.join(' | ');
  if (value.kind === 'span') {
    const { of, low, high, isOpen } = value;
    return `${of} ${low} to ${high}${isOpen ? ', open' : ''}`;
  }
  return `${value.kind} ${value.text}`;
}

test.each([
  ['stringequals a*', 'text a*'],
  ['stringequalsignorecase Ab', 'folded ab'],
  ['stringlike A*', 'pattern A*'],
  ['stringlike a${aws:username}', 'pattern a${aws:username}'],
  ['bool True', 'bool true'],
  ['arnlike arn:aws:iam::1:user/a:b', 'arn | aws | iam |  | 1 | user/a:b'],
  ['arnlike arn:aws:iam::${aws:A}:user/x', 'arn | aws | iam |  | ${aws:A} | user/x'],
  ['arnlike *', 'opaque arnlike *'],
  ['numericequals 5', 'numbers 5 to 5'],
  ['numericlessthan 5', 'numbers -Infinity to 5, open'],
  ['numericlessthanequals 5', 'numbers -Infinity to 5'],
  ['numericgreaterthan 5', 'numbers 5 to Infinity, open'],
  ['numericgreaterthanequals 5', 'numbers 5 to Infinity'],
  ['numericequals five', 'opaque numericequals five'],
  ['dateequals 1970-01-01T00:01:00Z', 'dates 60 to 60'],
  ['dateequals 60', 'dates 60 to 60'],
  ['datelessthan 1970-01-02', 'dates -Infinity to 86400, open'],
  ['datelessthanequals 60', 'dates -Infinity to 60'],
  ['dategreaterthan 60', 'dates 60 to Infinity, open'],
  ['dategreaterthanequals 60', 'dates 60 to Infinity'],
  ['dateequals tomorrow', 'opaque dateequals tomorrow'],
  ['ipaddress 0.0.1.2', 'addresses 258 to 258'],
  ['ipaddress 0.0.1.2/24', 'addresses 256 to 511'],
  ['ipaddress 10.0.0.0/0', 'addresses 0 to 4294967295'],
  ['ipaddress 2001:db8::/32', 'opaque ipaddress 2001:db8::/32'],
  ['binaryequals QUI=', 'opaque binaryequals QUI='],
  ['stringequals ${aws:username}', 'opaque stringequals ${aws:username}'],
  ['stringlike a${*}', 'opaque stringlike a${*}'],
])('%s is read as %s', (written, expected) => {
  expect(show(read(written))).toBe(expected);
});

test.each([
  ['stringequals a', 'stringequals a', true],
  ['stringequals a', 'stringequals A', false],
  ['stringequalsignorecase a', 'stringequals A', true],
  ['stringequalsignorecase a', 'stringequalsignorecase A', true],
  ['stringequals a', 'stringequalsignorecase a', false],
  ['stringequalsignorecase a', 'stringlike a', false],
  ['stringlike a*', 'stringequals abc', true],
  ['stringlike a*', 'stringequals b', false],
  // A star in StringEquals is a star; whether it is meant as one is not asked.
  ['stringlike a*', 'stringequals a*', false],
  ['stringlike a*', 'stringlike ab*', true],
  ['stringlike ab*', 'stringlike a*', false],
  ['stringlike a', 'stringequals a', true],
  ['stringlike a*', 'stringequalsignorecase a', false],
  ['stringequals a', 'stringlike a', true],
  ['stringequals a*', 'stringlike a*', false],
  ['stringequals a', 'stringlike b', false],
  ['stringlike a*', 'stringlike a${x}', true],
  ['stringlike a${*}', 'stringlike a${x}', false],
  ['stringlike a${*}', 'stringlike a${*}', true],
  ['bool true', 'bool TRUE', true],
  ['bool true', 'stringequals true', false],
  ['arnlike arn:aws:iam::*:user/*', 'arnlike arn:aws:iam::1:user/x', true],
  ['arnlike arn:aws:iam::*:user/*', 'arnlike arn:aws:iam::${aws:A}:user/x', true],
  ['arnlike arn:aws:iam::1:user/*', 'arnlike arn:aws:iam::*:user/x', false],
  // Each part by itself: no star reaches over a colon.
  ['arnlike arn:aws:*:1:user/x', 'arnlike arn:aws:iam::1:user/x', false],
  ['arnlike arn:aws:s3:::*', 'stringlike arn:aws:s3:::a', false],
  ['numericlessthan 10', 'numericlessthan 5', true],
  ['numericlessthan 5', 'numericlessthan 10', false],
  ['numericlessthan 5', 'numericlessthan 6', false],
  ['numericgreaterthan 6', 'numericgreaterthan 5', false],
  ['numericlessthan 5', 'numericlessthan 5', true],
  ['numericlessthan 5', 'numericlessthanequals 5', false],
  ['numericlessthanequals 5', 'numericlessthan 5', true],
  ['numericlessthanequals 5', 'numericequals 5', true],
  ['numericlessthan 5', 'numericequals 5', false],
  ['numericgreaterthan 5', 'numericequals 6', true],
  ['numericgreaterthan 5', 'numericequals 5', false],
  ['numericgreaterthanequals 5', 'numericgreaterthan 5', true],
  ['numericgreaterthan 5', 'numericgreaterthanequals 5', false],
  ['numericgreaterthan 5', 'numericlessthan 5', false],
  ['numericequals 5', 'numericlessthan 5', false],
  ['dategreaterthan 2020-01-01', 'dategreaterthan 2020-01-01T00:00:01Z', true],
  ['numericequals 60', 'dateequals 60', false],
  ['ipaddress 10.0.0.0/8', 'ipaddress 10.1.0.0/16', true],
  ['ipaddress 10.1.0.0/16', 'ipaddress 10.0.0.0/8', false],
  ['ipaddress 10.0.0.7/8', 'ipaddress 10.0.0.0/8', true],
  ['ipaddress 10.0.0.0', 'numericequals 167772160', false],
  ['ipaddress 2001:db8::/32', 'ipaddress 2001:db8::/32', true],
  ['ipaddress 2001:db8::/32', 'ipaddress 2001:db8::1', false],
  ['stringequals ${a}', 'stringequals ${a}', true],
  ['stringequals ${a}', 'stringlike ${a}', false],
])('%s covers %s: %s', (wide, narrow, expected) => {
  expect(coversValue(read(wide), read(narrow))).toBe(expected);
});

test.each([
  ['stringequals a', 'stringequals b', true],
  ['stringequals a', 'stringequals a', false],
  ['stringequals a', 'stringequals A', true],
  ['stringequals A', 'stringequalsignorecase a', false],
  ['stringequals b', 'stringequalsignorecase a', true],
  ['stringequalsignorecase a', 'stringequalsignorecase b', true],
  ['stringequals b', 'stringlike a*', true],
  ['stringequals ab', 'stringlike a*', false],
  // As it might be a pattern, it is not taken for a text.
  ['stringequals b*', 'stringlike a*', false],
  ['stringlike a*', 'stringlike b*', true],
  ['stringlike a*', 'stringlike *b', false],
  ['stringlike a*', 'stringlike b${x}', false],
  ['stringlike a*', 'stringequalsignorecase b', false],
  ['bool true', 'bool false', true],
  ['bool true', 'stringequals false', false],
  ['arnlike arn:aws:iam::1:user/*', 'arnlike arn:aws:iam::2:user/*', true],
  ['arnlike arn:aws:iam::1:user/*', 'arnlike arn:aws:iam::*:*', false],
  ['arnlike arn:aws:iam::${aws:A}:user/x', 'arnlike arn:aws:iam::1:user/x', false],
  ['arnlike arn:aws:iam::${aws:A}:user/x', 'arnlike arn:aws:iam::1:role/x', true],
  ['numericlessthan 5', 'numericgreaterthan 5', true],
  ['numericlessthan 5', 'numericgreaterthanequals 5', true],
  ['numericlessthanequals 5', 'numericgreaterthanequals 5', false],
  ['numericlessthanequals 5', 'numericgreaterthan 5', true],
  ['numericlessthan 6', 'numericgreaterthan 5', false],
  ['numericequals 5', 'numericequals 6', true],
  ['numericequals 5', 'dateequals 6', false],
  ['ipaddress 10.0.0.0/8', 'ipaddress 11.0.0.0/8', true],
  ['ipaddress 10.0.0.0/8', 'ipaddress 10.2.0.0/16', false],
  ['ipaddress 2001:db8::/32', 'ipaddress 2001:db9::/32', false],
])('%s and %s are apart: %s, in whatever order', (a, b, expected) => {
  const [one, other] = [read(a), read(b)];
  expect([areApart(one, other), areApart(other, one)]).toEqual([expected, expected]);
});
