import { expect, test } from 'vitest';
import { buildPath, buildRisks, buildSensitive } from '../../testing/risk';
import { listDistinct } from './distinct';

const destruction = { category: 'destruction' } as const;
const { catalog } = buildRisks({
  paths: [
    buildPath('put', ['iam:PutRolePolicy']),
    buildPath('put-assume', ['iam:PutRolePolicy', 'sts:AssumeRole']),
    buildPath('put-other', ['iam:PutRolePolicy', 'sts:AssumeRole'], destruction),
    buildPath('pass-run', ['iam:PassRole>f.amazonaws.com', 'f:Run']),
    buildPath('pass-run-wait', ['f:Wait', 'iam:PassRole>f.amazonaws.com', 'f:Run']),
    buildPath('run-again', ['f:Run', 'iam:PassRole>g.amazonaws.com']),
  ],
  actions: [
    buildSensitive(['iam:PassRole'], { category: 'privilege-escalation', needs: ['an action'] }),
    buildSensitive(['f:Run'], { category: 'privilege-escalation' }),
    buildSensitive(['f:Wait'], { ...destruction, needs: ['a function'] }),
  ],
});

test.each<[title: string, entries: string[], expected: string[]]>([
  ['nothing', [], []],
  ['a path that requires more than another', ['put', 'put-assume'], ['put']],
  ['the same in another order', ['put-assume', 'put'], ['put']],
  ['the longer path alone', ['put-assume'], ['put-assume']],
  ['a longer path of another category', ['put', 'put-other'], ['put', 'put-other']],
  ['paths of as many actions', ['pass-run', 'run-again'], ['pass-run', 'run-again']],
  ['a path of three actions', ['pass-run-wait', 'pass-run'], ['pass-run']],
  ['an action with needs that a path requires', ['iam:PassRole', 'pass-run'], ['pass-run']],
  ['an action with needs without a path', ['iam:PassRole', 'put'], ['iam:PassRole', 'put']],
  ['an action without needs', ['f:Run', 'pass-run'], ['f:Run', 'pass-run']],
  ['an action of another category', ['f:Wait', 'pass-run-wait'], ['f:Wait', 'pass-run-wait']],
])('%s', (_, entries, expected) => {
  const items = entries.map((entry) => ({ of: { entry, grade: 'limited' as const, actions: [] } }));
  expect(listDistinct(items, (item) => item.of, catalog).map(({ of }) => of.entry)).toEqual(
    expected,
  );
});
