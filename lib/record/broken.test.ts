import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applySteps, readBrokenCases, restore } from '../../testing/broken-case';
import { loadRecord } from './load';
import { RecordError } from './problem';

// One copy serves all cases, put back after each: to copy the record takes longer than to read it.
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-history-broken-'));
  cpSync('data', folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cases = readBrokenCases();

function load(): unknown {
  try {
    return loadRecord(folder);
  } catch (error) {
    return error;
  }
}

describe('a record is refused for', () => {
  test.each(cases.map((each) => [each.name, each] as const))('%s', (_, { steps, faults }) => {
    const touched = applySteps(folder, steps);
    const refused = load();
    restore(folder, 'data', touched);
    expect(refused).toBeInstanceOf(RecordError);
    const { problems, message } = refused as RecordError;
    expect(problems).toEqual(faults);
    for (const { expected, found, remedy } of faults) {
      for (const part of [expected, found, remedy]) expect(message).toContain(part);
    }
  });

  test('nothing, once each case is put back', () => {
    expect(load()).toEqual(loadRecord('data'));
  });
});

describe('the table of faults', () => {
  test('has at least 60 cases, each broken in its own way', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
    expect(new Set(cases.map(({ steps }) => JSON.stringify(steps))).size).toBe(cases.length);
  });

  test('names in each fault a file, what is expected and found, and a remedy in a sentence', () => {
    for (const { name, faults } of cases) {
      for (const { file, expected, found, remedy } of faults) {
        expect([file, expected, found].includes(''), name).toBe(false);
        expect(remedy, name).toMatch(/^[A-Z].*[.)]$/);
      }
    }
  });
});
