import { readFileSync } from 'node:fs';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import type { Card } from '../../site/cards/card';
import { palette } from '../../site/cards/palette';
import { drawCard, paintCard, writeBoxes } from './paint-card';

const card: Card = {
  site: 'Policy History',
  name: 'P',
  step: 'v2 · in force since 2021-03-01',
  sentence: 'Wider: 2 actions more on all resources: a:C and a:D.',
  announced: { text: 'Never announced', tone: 'silent' },
  lines: {
    years: [{ at: 0.5, label: '2022' }],
    quarters: [0.25],
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
            labelVisibility: 'always',
          },
          {
            at: 0.4,
            versionId: 'v2',
            since: '2021-03-01',
            isAgain: false,
            form: 'unannounced',
            labelVisibility: 'always',
          },
          {
            at: 0.8,
            versionId: 'v3',
            since: '2023-03-01',
            isAgain: false,
            form: 'announced',
            labelVisibility: 'wide',
          },
        ],
        squares: [{ at: 0.9, id: 'row', date: '2023-06-01' }],
        connectors: [
          {
            versionId: 'v3',
            id: 'row',
            date: '2023-06-01',
            dot: 0.8,
            square: 0.9,
            lagDays: 92,
            labelVisibility: 'wide',
          },
        ],
      },
    ],
  },
  here: 'v2',
  row: undefined,
};

async function look(painted: Card) {
  const image = await loadImage(paintCard(painted));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const colors = new Map<string, number>();
  /** Rows and columns of the outermost pixels that are not of the paper. */
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

describe('paintCard', () => {
  test('makes a picture of 1200 by 630 with ink, and the colours of lateness and silence', async () => {
    const { width, height, colors } = await look(card);
    expect([width, height]).toEqual([1200, 630]);
    for (const name of ['paper', 'ink', 'muted', 'line', 'late', 'silent'] as const) {
      expect(colors.get(palette[name]) ?? 0, name).toBeGreaterThan(20);
    }
    expect(colors.get(palette.early)).toBeUndefined();
  });

  test.each<[what: string, more: Partial<Card>]>([
    ['a name of 128 letters', { name: 'W'.repeat(128) }],
    ['a sentence without end', { sentence: 'profile:* '.repeat(300) }],
    ['one word without end', { sentence: 'x'.repeat(3000), step: 'y'.repeat(3000) }],
    ['a long word on AWS', { announced: { text: 'z'.repeat(500), tone: 'early' } }],
    ['a long title of the site', { site: 'Our own history of policies '.repeat(20) }],
  ])('%s stays within its margins', async (_, more) => {
    const { box } = await look({ ...card, ...more });
    expect(box.left).toBeGreaterThanOrEqual(60);
    expect(box.right).toBeLessThanOrEqual(1140);
    expect(box.top).toBeGreaterThanOrEqual(40);
    expect(box.bottom).toBeLessThanOrEqual(600);
  });

  const whole = { left: 0, top: 0, width: 1200, height: 630 };
  const [line] = card.lines.policies;
  const edges = line && {
    ...line,
    servedFrom: 0,
    announcedFrom: 0,
    dots: line.dots.map((dot, at) => ({ ...dot, at: at / 2, form: 'unannounced' as const })),
    squares: [0, 1].map((at) => ({ at, id: `row${at}`, date: '2021-01-01' })),
  };
  test.each<[what: string, more: Partial<Card>]>([
    ['a card', {}],
    [
      'letters that reach far up and down',
      { name: 'ÅÉgjpqy|{}', step: 'Ågj', sentence: 'Çgj_'.repeat(40) },
    ],
    ['letters of other scripts', { name: '政策の歴史', sentence: 'سياسة घटना 🙂 Ѯ' }],
    ['letters that lean out', { name: 'jfjf', step: 'jwf', sentence: 'ffj' }],
    [
      'lines, rings and years at the very edges',
      {
        here: 'v3',
        row: 'row1',
        lines: {
          years: [0, 0.5, 1].map((at) => ({ at, label: '2022' })),
          quarters: [0.25],
          policies: edges ? [edges, edges] : [],
        },
      },
    ],
    [
      'no row of AWS',
      {
        lines: {
          ...card.lines,
          policies: line
            ? [{ ...line, announcedFrom: undefined, squares: [], connectors: [] }]
            : [],
        },
      },
    ],
  ])('%s is read back whole', (_, more) => {
    const { context, inked } = drawCard({ ...card, ...more });
    expect(writeBoxes(context, inked).equals(writeBoxes(context, [whole]))).toBe(true);
  });

  test('hostile text is painted as text: nothing that turns or breaks it', () => {
    const hostile = 'a\u202Eb\u0000c\uD83Dd<b>';
    const plain = paintCard({ ...card, name: 'ab cd<b>' });
    expect(paintCard({ ...card, name: hostile }).equals(plain)).toBe(true);
  });

  test('a card without lines has no years either', async () => {
    const without = await look({ ...card, lines: { ...card.lines, policies: [] } });
    expect(without.box.bottom).toBeLessThan(460);
  });

  test('the ring shows which version, and which row, it is about', () => {
    const none = paintCard({ ...card, here: undefined });
    expect(paintCard(card).equals(none)).toBe(false);
    expect(paintCard({ ...card, here: undefined, row: 'row' }).equals(none)).toBe(false);
  });
});

test('the colours are those of the style sheet', () => {
  const [light = ''] = readFileSync('app/styles/theme.css', 'utf8').split('@media');
  for (const [name, color] of Object.entries(palette)) {
    expect(light).toContain(`--color-${name}: ${color};`);
  }
});
