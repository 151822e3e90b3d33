import { afterEach, describe, expect, test, vi } from 'vitest';
import { disk } from '../../../testing/faulty-disk';
import { observePolicy, testSource } from '../../../testing/observations';
import { readTree, TemporaryFolder } from '../../../testing/temporary-folder';
import { loadRecord } from '../../record/load';
import { createRecord } from './create-record';
import { importObservation } from './import-observation';

vi.mock('node:fs', async (load) => {
  const { makeFaulty } = await import('../../../testing/faulty-disk');
  return makeFaulty(await load());
});

const values = {
  title: 'Our policies',
  subject: 'our accounts',
  baseUrl: 'https://Example.org/policies',
  year: '2026',
};

const folder = new TemporaryFolder();
afterEach(() => {
  disk.reset();
  folder.dispose();
});

describe('createRecord', () => {
  test('creates a record without policies, which a build refuses before the first import', () => {
    const place = folder.resolve('a/b');
    createRecord(place, values);
    expect(loadRecord(place, { mayBeEmpty: true })).toMatchObject({
      site: {
        title: 'Our policies',
        subject: 'our accounts',
        baseUrl: 'https://Example.org/policies',
        idBase: 'tag:example.org,2026',
        sources: [],
      },
      policies: [],
      announcements: [],
    });
    expect(() => loadRecord(place)).toThrow(
      /expected: at least one policy\n {2}found: {4}none\n {2}remedy: {3}Import one: npm run import -- --help\./,
    );
    importObservation(place, { policies: [observePolicy('A', [1])] }, testSource);
    expect(loadRecord(place).policies).toHaveLength(1);
  });

  test('accepts a folder with hidden files only', () => {
    folder.write('.git/config', '');
    createRecord(folder.path, values);
    expect(Object.keys(readTree(folder.path))).toEqual([
      '.git/config',
      'schema/announcements.schema.json',
      'schema/document.schema.json',
      'schema/policy.schema.json',
      'schema/site.schema.json',
      'schema/version.schema.json',
      'site.json',
    ]);
  });
});

describe('createRecord refuses, without a change,', () => {
  function expectRefusal(place: string, more: Partial<typeof values>, message: string | RegExp) {
    const before = readTree(folder.path);
    expect(() => createRecord(place, { ...values, ...more })).toThrow(message);
    disk.reset();
    expect(readTree(folder.path)).toEqual(before);
  }

  test('a record', () => {
    createRecord(folder.path, values);
    expectRefusal(
      folder.path,
      { title: 'Another' },
      `${folder.path}: expected an empty folder, or none yet, found a record. Name another folder with --data; a record is begun once.`,
    );
  });

  test('a folder with a file', () => {
    folder.write('notes.txt', '');
    expectRefusal(folder.path, {}, 'found notes.txt in it. Name another folder');
  });

  test('a file', () => {
    const file = folder.write('file', '');
    expectRefusal(file, {}, `${file}: expected an empty folder, or none yet, found a file.`);
  });

  test.each([
    [
      'no address',
      { baseUrl: 'example' },
      /^--base-url: expected an http or https address, found "example"\. Write the whole address/,
    ],
    ['a query', { baseUrl: 'https://example.org/?a' }, 'Leave out the query.'],
    ['a host that no feed id can have', { baseUrl: 'http://[::1]/' }, 'site.json at /idBase'],
    ['no title', { title: '' }, 'site.json at /title'],
    ['no subject', { subject: '' }, 'site.json at /subject'],
  ])('a folder for %s', (_, more, message) => {
    expectRefusal(folder.path, more, message);
    expectRefusal(folder.resolve('new'), more, message);
    createRecord(folder.path, values);
  });

  test('a disk that becomes full during any call', () => {
    for (const name of ['', 'new']) {
      const place = folder.resolve(name);
      let call = 0;
      let isDone = false;
      while (!isDone) {
        call += 1;
        disk.reset();
        const full = call;
        disk.findError = (each) => (each === full ? 'ENOSPC' : undefined);
        try {
          createRecord(place, values);
          isDone = true;
        } catch (error) {
          expect(String(error)).toContain('the disk is full (ENOSPC');
          expect(readTree(folder.path)).toEqual({});
        }
      }
      disk.reset();
      // A folder, the schemas and a file.
      expect(call).toBe(4);
      folder.dispose();
    }
  });
});
