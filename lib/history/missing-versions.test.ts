import { expect, test } from 'vitest';
import { allow, buildPolicy } from '../../testing/builders';
import { loadRecord } from '../record/load';
import type { Version } from '../record/types';
import { countMissingVersions, findMissingAfter } from './missing-versions';

test('missing versions after a version', () => {
  const policy = buildPolicy('P', [
    ['v2', '2021-01-10T08:00:00Z', allow('s3:*')],
    ['v3', '2021-02-10T08:00:00Z', allow('ec2:*')],
    ['v6', '2021-03-10T08:00:00Z', allow('s3:*')],
  ]);
  const [v2, v3, v6] = policy.versions as [Version, Version, Version];
  expect(findMissingAfter(policy, v2)).toBeUndefined();
  expect(findMissingAfter(policy, v3)).toEqual({ from: 'v4', to: 'v5' });
  expect(findMissingAfter(policy, v6)).toBeUndefined();
});

test('22 versions are known to be missing: v1, v32–v41 and v43–v52 of one, v1 of another', () => {
  expect(countMissingVersions(loadRecord('data').policies)).toBe(22);
});
