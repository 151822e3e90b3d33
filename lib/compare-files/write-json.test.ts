import { expect, test } from 'vitest';
import { compareAccess } from '../iam/compare/compare';
import { readInputValue } from './read-input';
import { writeJson } from './write-json';

const catalogue = {
  listActions: () => [],
  readLevels: (action: string) =>
    action.toLowerCase() === 's3:putobject' ? ['Tagging', 'Write'] : [],
};

test('writes a comparison with nothing internal', () => {
  const read = (...statements: unknown[]) =>
    readInputValue({ Statement: statements }).document?.statements ?? [];
  const get = { Effect: 'Allow', Action: 'x:Get', Resource: '*' };
  const put = {
    Effect: 'Allow',
    Action: 's3:PutObject',
    Resource: 'arn:aws:s3:::b/*',
    Condition: { StringEquals: { 'aws:a': ['1', '2'] } },
  };
  const conditions = [{ operator: 'StringEquals', key: 'aws:a', values: ['1', '2'] }];
  const json = writeJson(compareAccess(read(get), read(put), catalogue));
  expect(json).toEqual({
    verdict: 'both',
    gained: [
      {
        action: 's3:PutObject',
        resource: 'arn:aws:s3:::b/*',
        conditions,
        accessLevel: 'Tagging, Write',
        isRest: false,
        exceptActions: [],
        exceptResources: [],
        witness: {
          action: 's3:PutObject',
          resource: 'arn:aws:s3:::b/example',
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
  expect(writeJson({ verdict: 'undecided', gained: [], lost: [], undecided })).toEqual({
    verdict: 'undecided',
    gained: [],
    lost: [],
    undecided,
  });
});
