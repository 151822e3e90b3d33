import { readFileSync } from 'node:fs';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import type { Card } from '../../site/cards/card';
import { palette } from '../../site/cards/palette';
import { drawCard } from './draw-card';

const label = (text: string) => ({ text, label: { shift: 0, row: 0 as const } });

const card: Card = {
  site: 'Policy History',
  name: 'P',
  subtitle: 'v2 · default version since 2021-03-01',
  verdict: { text: 'Narrower', tone: 'narrower' },
  summary: 'Removes a:C and a:D on all resources.',
  status: { text: 'Never announced', tone: 'silent' },
  timeline: {
    years: [{ at: 0.5, label: '2022' }],
    quarters: [0.25],
    width: 300,
    policies: [
      {
        policyName: 'P',
        servedFrom: 0.02,
        announcedFrom: 0.1,
        missing: [{ from: 0.6, to: 0.7 }],
        dots: [
          {
            at: 0.1,
            versionId: 'v1',
            since: '2021-01-01',
            isAgain: false,
            form: 'exempt',
            ...label('v1'),
          },
          {
            at: 0.4,
            versionId: 'v2',
            since: '2021-03-01',
            isAgain: false,
            form: 'unannounced',
            ...label('v2'),
          },
          {
            at: 0.8,
            versionId: 'v3',
            since: '2023-03-01',
            isAgain: false,
            form: 'announced',
            ...label('v3'),
          },
        ],
        summaries: [],
        squares: [
          {
            at: 0.9,
            id: 'announcement',
            date: '2023-06-01',
            versions: [{ versionId: 'v3', lagDays: 92 }],
            ...label('+92d'),
          },
        ],
        connectors: [
          {
            versionId: 'v3',
            id: 'announcement',
            date: '2023-06-01',
            dot: 0.8,
            square: 0.9,
            lagDays: 92,
          },
        ],
      },
    ],
  },
  markedVersion: 'v2',
  markedAnnouncement: undefined,
};

async function inspect(card: Card) {
  const image = await loadImage(drawCard(card));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const colors = new Map<string, number>();
  /** The outermost pixels that do not have the background's colour. */
  const box = { left: image.width, right: 0, top: image.height, bottom: 0 };
  for (let at = 0; at < data.length; at += 4) {
    const color = `#${[0, 1, 2].map((by) => (data[at + by] as number).toString(16).padStart(2, '0')).join('')}`;
    colors.set(color, (colors.get(color) ?? 0) + 1);
    if (color === palette.paper) continue;
    const [x, y] = [(at / 4) % image.width, Math.floor(at / 4 / image.width)];
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return { width: image.width, height: image.height, colors, box };
}

describe('drawCard', () => {
  test('draws 1200 by 630 pixels, late and unannounced changes in their colours', async () => {
    const { width, height, colors } = await inspect(card);
    expect([width, height]).toEqual([1200, 630]);
    for (const name of ['paper', 'ink', 'muted', 'line', 'late', 'silent', 'added'] as const) {
      expect(colors.get(palette[name]) ?? 0, name).toBeGreaterThan(20);
    }
    expect(colors.get(palette.early)).toBeUndefined();
  });

  test.each<[what: string, more: Partial<Card>]>([
    ['a name of 128 letters', { name: 'W'.repeat(128) }],
    ['a very long summary', { summary: 'profile:* '.repeat(300) }],
    ['one very long word', { summary: 'x'.repeat(3000), subtitle: 'y'.repeat(3000) }],
    ['a long sentence without a verdict', { verdict: undefined, summary: 'x '.repeat(900) }],
    ['a long status', { status: { text: 'z'.repeat(500), tone: 'early' } }],
    ['a long title of the site', { site: 'Our own history of policies '.repeat(20) }],
  ])('%s stays within its margins', async (_, more) => {
    const { box } = await inspect({ ...card, ...more });
    expect(box.left).toBeGreaterThanOrEqual(60);
    expect(box.right).toBeLessThanOrEqual(1140);
    expect(box.top).toBeGreaterThanOrEqual(40);
    expect(box.bottom).toBeLessThanOrEqual(600);
  });

  test.each(['wider', 'mixed', 'neutral'] as const)('a verdict is a chip: %s', (tone) => {
    const none = drawCard({ ...card, verdict: undefined });
    expect(drawCard({ ...card, verdict: { text: 'Label', tone } }).equals(none)).toBe(false);
  });

  test('hostile text is drawn as plain text on one line', () => {
    const hostile = 'a\u202Eb\u0000c\uD83Dd<b>';
    const plain = drawCard({ ...card, name: 'ab cd<b>' });
    expect(drawCard({ ...card, name: hostile }).equals(plain)).toBe(true);
  });

  test('a card without policies has no years either', async () => {
    const without = await inspect({ ...card, timeline: { ...card.timeline, policies: [] } });
    expect(without.box.bottom).toBeLessThan(460);
  });

  test('a ring marks a version or an announcement', () => {
    const none = drawCard({ ...card, markedVersion: undefined });
    expect(drawCard(card).equals(none)).toBe(false);
    expect(
      drawCard({ ...card, markedVersion: undefined, markedAnnouncement: 'announcement' }).equals(
        none,
      ),
    ).toBe(false);
  });
});

test('the palette has the colours of the style sheet', () => {
  const theme = readFileSync('app/styles/theme.css', 'utf8');
  const lights = new Map(
    [...theme.matchAll(/--color-(\w+): light-dark\((#\w+),/g)].map(([, name, color = '']) => [
      name,
      color.length === 4 ? color.replace(/\w/g, '$&$&') : color,
    ]),
  );
  for (const [name, color] of Object.entries(palette)) expect(lights.get(name)).toBe(color);
});
