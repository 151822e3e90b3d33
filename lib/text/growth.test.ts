import { describe, expect, test } from 'vitest';
import {
  allow,
  allowNotAction,
  buildCatalog,
  buildPolicy,
  deny,
  type VersionMade,
} from '../../testing/builders';
import { createAxis } from '../history/axis';
import { drawGrowth, type GrowthStep, measureGrowth } from './growth';
import { countPermissions, unlisted } from './permission-counts';

const catalog = buildCatalog({
  a: { Get: ['Read'], Put: ['Write'], Tag: ['Tagging', 'Write'], Own: ['Permissions management'] },
});

const at = (month: string) => `2021-${month}-01T00:00:00Z`;

const measure = (...versions: VersionMade[]) =>
  measureGrowth(buildPolicy('P', versions).versions, (statements) =>
    countPermissions(statements, catalog),
  );

/** `v1 3: 2 Write, 1 Read`, with `<` after missing versions. */
function showStep({ versionId, afterMissing, total, counts, unknown }: GrowthStep): string {
  const levels = counts.map(({ level, count }) => `${count} ${level}`).join(', ');
  return `${afterMissing ? '<' : ''}${versionId} ${total}: ${levels}${unknown > 0 ? ` +${unknown}` : ''}`;
}

describe('the actions of each version are counted', () => {
  test.each<[string, VersionMade[], string[]]>([
    [
      'at the highest level of each action, with all levels that occur',
      [
        ['v1', at('01'), allow('a:Get')],
        ['v2', at('02'), allow(['a:Get', 'a:Tag'])],
        ['v3', at('03'), allow('a:*')],
      ],
      [
        'v1 1: 0 Permissions management, 0 Write, 1 Read',
        'v2 2: 0 Permissions management, 1 Write, 1 Read',
        'v3 4: 1 Permissions management, 2 Write, 1 Read',
      ],
    ],
    [
      'as 0 where all are denied',
      [
        ['v1', at('01'), allow('a:Get')],
        ['v2', at('02'), deny('a:*')],
      ],
      ['v1 1: 1 Read', 'v2 0: 0 Read'],
    ],
    ['without levels where no version allows any', [['v1', at('01'), deny('a:*')]], ['v1 0: ']],
    [
      'with actions that the catalog does not have as a level',
      [['v1', at('01'), allow(['a:Get', 'a:New', 'b:*'])]],
      [`v1 2: 1 Read, 1 ${unlisted}`],
    ],
    [
      'without future actions; patterns over services are unknown',
      [['v1', at('01'), allow(['b:*', '*:Get*'])]],
      ['v1 0:  +1'],
    ],
    [
      'after missing versions too',
      [
        ['v2', at('01'), allow('a:Get')],
        ['v3', at('02'), allow('a:Get')],
        ['v9', at('03'), allow('a:Get')],
      ],
      ['<v2 1: 1 Read', 'v3 1: 1 Read', '<v9 1: 1 Read'],
    ],
  ])('%s', (_, versions, steps) => {
    expect(measure(...versions).map(showStep)).toEqual(steps);
  });
});

describe('the chart', () => {
  const axis = createAxis({ from: '2021-01-01', to: '2022-01-01' });
  const draw = (...versions: VersionMade[]) => drawGrowth(measure(...versions), axis);

  test('has an area for each level, the highest drawn last, in relative coordinates', () => {
    expect(
      draw(
        ['v1', at('01'), allow('a:Get')],
        ['v2', at('07'), allow(['a:Get', 'a:Put'])],
        ['v3', at('08'), allow(['a:Get', 'a:Put'])],
      ),
    ).toEqual({
      areas: [
        { level: 'Read', outline: 'M8 160v-79h190v-79H409V160z' },
        { level: 'Write', outline: 'M8 160h190v-79H409V160z' },
      ],
      gaps: '',
      grid: 'M8 0v160M392 0v160',
    });
  });

  test('has the edges of areas before missing versions', () => {
    const before: VersionMade = ['v2', at('01'), allow('a:Get')];
    expect(draw(before, ['v9', at('07'), allow(['a:Get', 'a:Put'])]).gaps).toBe('M8 81H198');
    expect(draw(before, ['v9', '2021-01-01T09:00:00Z', allow('a:*')]).gaps).toBe('');
    expect(draw(before, ['v3', at('07'), allow('a:*')]).gaps).toBe('');
  });

  test('is empty where nothing is allowed', () => {
    expect(draw(['v1', at('01'), deny('a:*')], ['v2', at('07'), deny('a:*')]).areas).toEqual([]);
    expect(drawGrowth([], axis).areas).toEqual([]);
  });

  test('drops to the bottom where all is removed', () => {
    expect(
      draw(['v1', at('01'), allow('a:Get')], ['v2', at('07'), deny('a:*')]).areas[0]?.outline,
    ).toBe('M8 160v-158h190v158H409V160z');
  });
});

test.each<[string, object[], string | undefined, number, number]>([
  ['all actions', [allow('*')], 'all actions', 4, 0],
  ['all actions but some', [allowNotAction('a:P*')], 'all actions except a:P*', 3, 0],
  ['actions of a service', [allow('a:*')], undefined, 4, 0],
  ['a pattern of several services', [allow('*:Get*')], undefined, 1, 0],
])('the counts of %s', (_, statements, all, total, unknown) => {
  const [step] = measureGrowth(
    buildPolicy('P', [['v1', at('01'), ...statements]]).versions,
    (read) => countPermissions(read, { ...catalog, allServices: ['a'] }),
  ) as [GrowthStep];
  expect([step.all, step.total, step.unknown]).toEqual([all, total, unknown]);
});

test('all actions are no pattern without a known action', () => {
  const [step] = measure(['v1', at('01'), allow(['*', 'b:*'])]) as [GrowthStep];
  expect([step.all, step.total, step.unknown]).toEqual(['all actions', 0, 0]);
});
