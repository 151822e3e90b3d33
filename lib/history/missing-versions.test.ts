import { expect, test } from 'vitest';
import { loadRecord } from '../record/load';
import { countMissingVersions } from './missing-versions';

test('22 versions are known to be missing: v1, v32–v41 and v43–v52 of one, v1 of another', () => {
  expect(countMissingVersions(loadRecord('data').policies)).toBe(22);
});
