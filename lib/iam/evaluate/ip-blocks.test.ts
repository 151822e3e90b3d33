import { describe, expect, test } from 'vitest';
import { formatIpAddress, parseIpAddress, parseIpBlock } from './ip-blocks';

test.each([
  ['0.0.0.0', 4, 0n],
  ['10.1.2.3', 4, 0x0a010203n],
  ['255.255.255.255', 4, 0xffffffffn],
  ['::', 6, 0n],
  ['::1', 6, 1n],
  ['2001:db8::', 6, 0x20010db8n << 96n],
  ['2001:DB8:0:0:0:0:0:7', 6, (0x20010db8n << 96n) + 7n],
  ['1:2:3:4:5:6:7:8', 6, 0x00010002000300040005000600070008n],
  ['1::8', 6, (1n << 112n) + 8n],
  ['::ffff:10.1.2.3', 6, 0xffff0a010203n],
] as const)('the address %s', (text, version, value) => {
  expect(parseIpAddress(text)).toEqual({ version, value });
});

describe('no address', () => {
  test.each([
    [''],
    ['10.1.2'],
    ['10.1.2.3.4'],
    ['10.1.2.256'],
    ['10.1.2.x'],
    ['1:2:3:4:5:6:7'],
    ['1:2:3:4:5:6:7:8:9'],
    ['1:2:3:4::5:6:7:8'],
    ['1::2::3'],
    ['1:2:3:4:5:6:7:g'],
    ['1:2:3:4:5:6:7:00008'],
    ['::ffff:10.1.2'],
  ])('"%s"', (text) => {
    expect(parseIpAddress(text)).toBeUndefined();
    expect(parseIpBlock(text)).toBeUndefined();
  });
});

test.each([
  ['10.0.0.0/8', 4, 0x0a000000n, 0x0affffffn],
  // Bits after the prefix are ignored.
  ['10.1.2.3/8', 4, 0x0a000000n, 0x0affffffn],
  ['10.1.2.3', 4, 0x0a010203n, 0x0a010203n],
  ['0.0.0.0/0', 4, 0n, 0xffffffffn],
  ['::/0', 6, 0n, (1n << 128n) - 1n],
  ['::1', 6, 1n, 1n],
  ['2001:db8::/32', 6, 0x20010db8n << 96n, (0x20010db9n << 96n) - 1n],
] as const)('the block %s', (text, version, first, last) => {
  expect(parseIpBlock(text)).toEqual({ version, first, last });
});

test.each([['10.0.0.0/33'], ['::/129'], ['10.0.0.0/'], ['10.0.0.0/8/8'], ['/8'], ['10.0.0/8']])(
  '"%s" is no block',
  (text) => {
    expect(parseIpBlock(text)).toBeUndefined();
  },
);

test.each([
  ['10.1.2.3', '10.1.2.3'],
  ['0:0:0:0:0:0:0:0', '::'],
  ['0:0:0:0:0:0:0:1', '::1'],
  ['2001:DB8:0:0:0:0:0:0', '2001:db8::'],
  // `::` replaces the longest sequence of zeros, the first of two.
  ['1:0:0:4:0:0:0:8', '1:0:0:4::8'],
  ['1:0:0:4:5:0:0:8', '1::4:5:0:0:8'],
  ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'],
  ['1:0:3:4:5:6:7:8', '1:0:3:4:5:6:7:8'],
])('%s is formatted as %s, which is the same address', (text, written) => {
  const { version, value } = parseIpAddress(text) ?? { version: 4, value: -1n };
  expect(formatIpAddress(version, value)).toBe(written);
  expect(parseIpAddress(written)).toEqual({ version, value });
});
