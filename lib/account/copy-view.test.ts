import { describe, expect, it } from 'vitest';
import { buildAccount, buildInline, buildOwnPolicy, buildPrincipal } from '../../testing/account';
import { allow, buildDifference } from '../../testing/builders';
import { copiedActions, exampleRecord } from '../../testing/example-account';
import { nameActions, viewCopy } from './copy-view';
import { findCopies } from './lagging-copies';

const view = async (...statements: object[]) => {
  const holders = Array.from({ length: 6 }, (_, index) =>
    buildPrincipal(`role r${index}`, [], { inline: [buildInline('in\u0007', ...statements)] }),
  );
  const account = buildAccount(holders, [buildOwnPolicy('own', statements)]);
  return (await findCopies(account, exampleRecord)).map(viewCopy);
};

describe('the view of a copy', () => {
  it('that lags behind has what it lacks, and its owners', async () => {
    expect(await view(allow([...copiedActions, 's3:Own']))).toMatchObject([
      {
        owners: [
          'policy own',
          'inline policy in\\u{7} of role r0',
          'inline policy in\\u{7} of role r1',
          'inline policy in\\u{7} of role r2',
          'inline policy in\\u{7} of role r3',
        ],
        moreOwners: 2,
        policyName: 'Copied',
        nearest: 'v1',
        current: 'v2',
        chip: { text: 'Lags behind since v2, 2021-02-01', tone: 'late' },
        lacks: { names: ['s3:G'], more: 0 },
        beyond: { names: ['s3:Own'], more: 0 },
      },
    ]);
  });

  it('of the current version is up to date, or differs', async () => {
    const same = await view(allow([...copiedActions, 's3:G']));
    expect(same).toMatchObject([{ chip: { text: 'Up to date', tone: 'good' } }]);
    const more = await view(allow([...copiedActions, 's3:G', 's3:H']));
    expect(more).toMatchObject([{ chip: { text: 'Differs' }, beyond: { names: ['s3:H'] } }]);
  });
});

it('names each action once, without those that IAM does not have yet', () => {
  const many = Array.from({ length: 70 }, (_, index) => buildDifference(`s3:Get${index}`));
  const [first] = many as [(typeof many)[0]];
  const differences = [...many, first, buildDifference('s3:*', { future: true })];
  const { names, more } = nameActions(differences);
  expect(names).toHaveLength(60);
  expect(more).toBe(10);
});
