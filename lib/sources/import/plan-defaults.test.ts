import { describe, expect, test } from 'vitest';
import { planDefaults } from './plan-defaults';

/** Versions made on the first of a month and first observed on a day of 2020, as "06-02". */
function version(number: number, made: string, seen: string) {
  return {
    versionId: `v${number}`,
    createDate: `2020-${made}T00:00:00Z`,
    firstObserved: `2020-${seen}T00:00:00Z`,
  };
}

const sight = (versionId: string, seen: string) => ({
  versionId,
  firstObserved: `2020-${seen}T00:00:00Z`,
});

const two = [version(1, '01-01', '01-02'), version(2, '02-01', '02-02')];
type Sights = [versionId: string, seen: string][];

describe('planDefaults', () => {
  test.each<[string, Sights, Sights, Sights]>([
    ['nothing', [], [], []],
    [
      'the newest version, always the default',
      [],
      [
        ['v1', '01-02'],
        ['v2', '02-02'],
      ],
      [],
    ],
    [
      'an older one after the newest',
      [],
      [
        ['v1', '01-02'],
        ['v2', '02-02'],
        ['v1', '03-01'],
      ],
      [['v1', '03-01']],
    ],
    [
      'there and back again',
      [],
      [
        ['v1', '01-02'],
        ['v2', '02-02'],
        ['v1', '03-01'],
        ['v2', '04-01'],
      ],
      [
        ['v1', '03-01'],
        ['v2', '04-01'],
      ],
    ],
    ['an older one, seen where the newest had not been yet', [], [['v1', '02-01']], []],
    ['an older one, seen at the same time as the newest', [], [['v1', '02-02']], [['v1', '02-02']]],
    ['a version that is not on record', [], [['v7', '03-01']], []],
    ['the same again', [['v1', '03-01']], [['v1', '03-01']], [['v1', '03-01']]],
    ['the same later', [['v1', '03-01']], [['v1', '04-01']], [['v1', '03-01']]],
    [
      'the newest again',
      [['v1', '03-01']],
      [['v2', '04-01']],
      [
        ['v1', '03-01'],
        ['v2', '04-01'],
      ],
    ],
    [
      'what was before the last entry',
      [['v1', '04-01']],
      [
        ['v2', '02-02'],
        ['v1', '03-01'],
      ],
      [['v1', '04-01']],
    ],
    // Another archive was there sooner; what it saw first is no setting of the default.
    [
      'the newest before the record had it',
      [],
      [
        ['v1', '01-15'],
        ['v2', '02-01'],
      ],
      [],
    ],
  ])('%s', (_, known, observed, expected) => {
    const settings = planDefaults(
      two,
      known.map((each) => sight(...each)),
      observed.map((each) => sight(...each)),
    );
    expect(settings).toEqual(expected.map((each) => sight(...each)));
  });

  test('a newer version replaces an older default', () => {
    const three = [...two, version(3, '04-01', '04-02')];
    const known = [sight('v1', '03-01')];
    expect(planDefaults(three, known, [sight('v3', '04-02')])).toEqual(known);
    expect(planDefaults(three, known, [sight('v2', '04-03')])).toEqual([
      ...known,
      sight('v2', '04-03'),
    ]);
  });
});
