import { expect, test } from 'vitest';
import { compareAccess } from '../../iam/compare/compare';
import { parseDocument, type Statement } from '../../iam/document';
import { convertComparison } from './comparison';

const catalog = {
  listActions: () => [],
  readLevels: (action: string) =>
    action.toLowerCase() === 's3:putobject' ? ['Tagging', 'Write'] : [],
};

test('writes a comparison with nothing internal', () => {
  const read = (...statements: unknown[]) =>
    parseDocument({ Statement: statements }).statements as Statement[];
  const get = { Effect: 'Allow', Action: 'x:Get', Resource: '*' };
  const put = {
    Effect: 'Allow',
    Action: 's3:PutObject',
    Resource: 'arn:aws:s3:::b/*',
    Condition: { StringEquals: { 'aws:a': ['1', '2'] } },
  };
  const conditions = [{ operator: 'StringEquals', key: 'aws:a', values: ['1', '2'] }];
  const json = convertComparison(compareAccess(read(get), read(put), catalog));
  expect(json).toEqual({
    verdict: 'both',
    knownVerdict: 'both',
    gained: [
      {
        action: 's3:PutObject',
        resource: 'arn:aws:s3:::b/*',
        conditions,
        accessLevel: 'Tagging, Write',
        isRest: false,
        future: false,
        exceptActions: [],
        exceptResources: [],
        witness: {
          action: 's3:PutObject',
          resource: 'arn:aws:s3:::b/example',
          context: { 'aws:a': '1' },
          holds: conditions,
          fails: [],
        },
      },
    ],
    lost: [expect.objectContaining({ action: 'x:Get', accessLevel: null })],
    undecided: [],
  });
});

test('writes what is undecided', () => {
  const undecided = [{ action: 'a:b', resource: '*', reason: 'why' }];
  const comparison = {
    verdict: 'undecided',
    knownVerdict: 'undecided',
    gained: [],
    lost: [],
    undecided,
  } as const;
  expect(convertComparison({ ...comparison, gained: [], lost: [] })).toEqual(comparison);
});
