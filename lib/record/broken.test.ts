import { afterAll, describe, expect, test } from 'vitest';
import { applySteps, readBrokenCases, restore } from '../../testing/broken-case';
import { BrokenRecord } from '../../testing/broken-record';
import { loadRecord } from './load';
import { RecordError } from './record-error';

// All cases share one copy, restored after each: copying the record takes longer than reading it.
const record = new BrokenRecord();
const intact = new BrokenRecord();
afterAll(() => {
  record.dispose();
  intact.dispose();
});

const cases = readBrokenCases();

function load(): unknown {
  try {
    return loadRecord(record.path);
  } catch (error) {
    return error;
  }
}

describe('a record is refused for', () => {
  test.each(cases.map((each) => [each.name, each] as const))('%s', (_, { steps, problems }) => {
    const touched = applySteps(record.path, steps);
    const refused = load();
    restore(record.path, intact.path, touched);
    expect(refused).toBeInstanceOf(RecordError);
    const { problems: reported, message } = refused as RecordError;
    expect(reported).toEqual(problems);
    for (const { expected, found, remedy } of problems) {
      for (const part of [expected, found, remedy]) expect(message).toContain(part);
    }
  });

  test('nothing, after every case is restored', () => {
    expect(load()).toEqual(loadRecord(intact.path));
  });
});

describe('the cases', () => {
  test('are at least 60, and all different', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
    expect(new Set(cases.map(({ steps }) => JSON.stringify(steps))).size).toBe(cases.length);
  });

  test('name a file, what is expected and found, and a remedy that is a sentence', () => {
    for (const { name, problems } of cases) {
      for (const { file, expected, found, remedy } of problems) {
        expect([file, expected, found].includes(''), name).toBe(false);
        expect(remedy, name).toMatch(/^[A-Z].*[.)]$/);
      }
    }
  });
});
