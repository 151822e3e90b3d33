import { expect, test } from 'vitest';
import { readXml, type XmlElement } from '../../../testing/read-xml';
import { createSiteAddress } from '../../addresses/site-address';
import { formatBadge, formatBadgeLink } from './badge';

/** The elements of a badge, in order. */
const readElements = (svg: string) => {
  const list = (element: XmlElement): XmlElement[] => [element, ...element.children.flatMap(list)];
  return list(readXml(svg));
};

const plain = { policyName: 'AmazonConnect_FullAccess', versionId: 'v4', date: '2023-03-07' };

test('a badge has the policy, its version and its day, as text and as label', () => {
  const elements = readElements(formatBadge(plain));
  const texts = elements.filter(({ name }) => name === 'text');
  expect(texts.map(({ text }) => text)).toEqual(['AmazonConnect_FullAccess', 'v4 · 2023-03-07']);
  const label = 'AmazonConnect_FullAccess v4, default version since 2023-03-07';
  expect(elements[0]).toMatchObject({
    name: 'svg',
    attributes: { role: 'img', 'aria-label': label },
  });
  expect(elements[1]).toMatchObject({ name: 'title', text: label });
});

test.each(['A', 'AmazonConnect_FullAccess', 'x'.repeat(128)])(
  'the texts of %s are within the badge',
  (policyName) => {
    const elements = readElements(formatBadge({ ...plain, policyName }));
    const width = Number(elements[0]?.attributes.width);
    const places = elements
      .filter(({ name }) => name === 'text')
      .map(({ attributes: { x, textLength } }) => [Number(x), Number(x) + Number(textLength)]);
    const [[nameFrom, nameTo], [stateFrom, stateTo]] = places as [
      [number, number],
      [number, number],
    ];
    expect(nameFrom).toBe(30);
    expect(nameTo).toBeLessThan(stateFrom);
    expect(stateTo).toBeLessThan(width - 6);
    expect(width).toBeLessThan(stateTo + 10);
  },
);

test.each([
  ['markup', '</text><script>alert(1)</script>&amp;', '</text><script>alert(1)</script>&amp;'],
  ['quotes', '" onload="x\' ]]>', '" onload="x\' ]]>'],
  ['characters that XML forbids', 'a\u0000\ud800\ufffe\u202eb', 'a b'],
])('%s in a name is text', (_, policyName, text) => {
  const elements = readElements(formatBadge({ ...plain, policyName }));
  expect(elements.find(({ name }) => name === 'text')?.text).toBe(text);
  expect(elements[0]?.attributes['aria-label']).toBe(
    `${text} v4, default version since 2023-03-07`,
  );
  expect(elements.map(({ name }) => name)).not.toContain('script');
});

/** The luminance of a colour. Source: WCAG 2.2, relative luminance. */
function measureLuminance(color: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (r as number) + 0.7152 * (g as number) + 0.0722 * (b as number);
}

test('its texts have contrast', () => {
  const elements = readElements(formatBadge(plain));
  const ink = elements.find(({ attributes }) => 'font-family' in attributes)?.attributes.fill ?? '';
  const papers = elements.slice(2, 4).map(({ attributes }) => attributes.fill ?? '');
  expect(papers).toHaveLength(2);
  for (const paper of papers) {
    const [dark, light] = [measureLuminance(ink), measureLuminance(paper)];
    expect((light + 0.05) / (dark + 0.05)).toBeGreaterThan(7);
  }
});

test.each([
  [
    'A+b',
    'markdown',
    '[![A+b](https://x.example/policies/A%2Bb/badge.svg)](https://x.example/policies/A%2Bb/)',
  ],
  [
    'A+b',
    'html',
    '<a href="https://x.example/policies/A%2Bb/"><img src="https://x.example/policies/A%2Bb/badge.svg" alt="A+b"></a>',
  ],
  [
    'a](x)',
    'markdown',
    String.raw`[![a\](x)](https://x.example/policies/a%5D%28x%29/badge.svg)](https://x.example/policies/a%5D%28x%29/)`,
  ],
  [
    '"><b>',
    'html',
    '<a href="https://x.example/policies/%22%3E%3Cb%3E/"><img src="https://x.example/policies/%22%3E%3Cb%3E/badge.svg" alt="&quot;&gt;&lt;b&gt;"></a>',
  ],
] as const)('the badge of %s in %s', (policyName, format, text) => {
  expect(formatBadgeLink(format, policyName, createSiteAddress('https://x.example'))).toBe(text);
});
