import { afterAll, expect, it } from 'vitest';
import { loadRecord } from '../lib/record/load';
import { hostileActions, hostileNames, hostileTexts, writeHostileRecord } from './hostile-record';
import { TemporaryFolder } from './temporary-folder';

const folder = new TemporaryFolder();
afterAll(() => folder.dispose());
writeHostileRecord(folder.path);
const record = loadRecord(folder.path);

it('is loaded with every name and every text', () => {
  expect(record.policies.map(({ iamName }) => iamName).toSorted()).toEqual(hostileNames.toSorted());
  const texts = hostileTexts.map(([, text]) => text);
  for (const name of hostileNames.slice(0, 4)) {
    const policy = record.policies.find(({ iamName }) => iamName === name);
    expect(policy?.versions.at(-1)?.statements.map(({ sid }) => sid)).toEqual(
      expect.arrayContaining(texts),
    );
  }
  for (const { versions } of record.policies) {
    expect(versions.at(-1)?.statements.flatMap(({ action }) => action.patterns)).toEqual(
      expect.arrayContaining([...hostileActions]),
    );
  }
  expect(record.announcements.map(({ gist }) => gist).toSorted()).toEqual(texts.toSorted());
});

it('keeps a condition with the operator and key __proto__', () => {
  const policy = record.policies.find(({ iamName }) => iamName === '__proto__');
  const [statement] = policy?.versions[0]?.statements ?? [];
  expect(statement?.conditions[0]).toEqual({
    operator: '__proto__',
    key: '__proto__',
    values: ['__proto__'],
  });
});
