import { expect, test } from 'vitest';
import { allow, parseStatements } from '../../testing/builders';
import { buildRiskFile, buildSensitive } from '../../testing/risk';
import { createRisks } from './create-risks';
import { readRisks } from './project-risks';

test('grades by the catalog in data/risk/, which is read once', () => {
  const { catalog, assessor } = readRisks();
  expect(readRisks().catalog).toBe(catalog);
  expect(assessor.assess(parseStatements([allow('iam:PutRolePolicy')]))).toMatchObject([
    { entry: 'iam-005', grade: 'unrestricted' },
  ]);
});

test('grades by another catalog', () => {
  const { catalog, assessor } = createRisks(
    buildRiskFile({ actions: [buildSensitive(['a:Get'])] }),
  );
  expect(catalog.entries.map(({ id }) => id)).toEqual(['a:Get']);
  expect(assessor.assess(parseStatements([allow('*')])).map(({ entry }) => entry)).toEqual([
    'a:Get',
  ]);
});
