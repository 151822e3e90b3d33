import { expect, test } from 'vitest';
import { loadRecord } from '../record/load';
import { countMissing } from './gaps';

test('22 versions are known to be missing: v1, v32–v41 and v43–v52 of one, v1 of another', () => {
  expect(countMissing(loadRecord('data').policies)).toBe(22);
});
