import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { send, TestServer } from '../../../testing/http-server';
import { observePolicy, TestRecord } from '../../../testing/observations';
import { readTree, TemporaryFolder } from '../../../testing/temporary-folder';
import { loadRecord } from '../../record/load';
import { defaultLimits } from '../watch/limits';
import { type GuideImport, importGuides } from './import-guides';

// Pages are parsed in a process of their own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const server = new TestServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

const record = new TestRecord();
const pages = new TemporaryFolder();
afterEach(() => {
  record.dispose();
  pages.dispose();
});

function addPolicies() {
  record.add(observePolicy('OnePolicy', [1]), observePolicy('TwoPolicy', [1]));
}

function run(place: string, more: Partial<GuideImport> = {}) {
  return importGuides({
    data: record.path,
    place,
    guide: undefined,
    observed: undefined,
    source: undefined,
    dryRun: false,
    limits: { ...defaultLimits, milliseconds: 60_000 },
    now: '2031-01-02T03:04:05Z',
    ...more,
  });
}

function buildPage(...rows: string[]): string {
  return `# AWS managed policies for A\n\n## AWS managed policy: TwoPolicy\n\n| Change | Description | Date |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}

const update = '| OnePolicy – Update | Added permissions for `a:One`\\. | May 2, 2021 |';
const tracking = '| A started tracking changes | x | April 1, 2021 |';

describe('a page', () => {
  test('becomes a guide of the record, with its policies and how far it was read', async () => {
    addPolicies();
    const file = pages.write(
      'amazon-a-user-guide--security-iam-awsmanpol.md',
      buildPage(update, tracking),
    );
    expect(await run(file)).toMatchObject({
      added: { announcements: 2 },
      pages: 1,
      rows: 2,
      skipped: [],
    });
    const { guides, site } = loadRecord(record.path);
    expect(guides).toEqual([
      {
        $schema: '../schema/announcements.schema.json',
        id: 'a',
        title: 'AWS managed policies for A',
        readUntil: '2021-05-02',
        policies: ['TwoPolicy'],
        announcements: [
          {
            id: '2021-05-02-OnePolicy',
            date: '2021-05-02',
            policyName: 'OnePolicy',
            kind: 'actions-added',
            gist: 'Adds a:One',
            actionsNamed: ['a:One'],
            knownFrom: ['guides'],
          },
          {
            id: '2021-04-01-a',
            date: '2021-04-01',
            policyName: null,
            kind: 'tracking-started',
            gist: 'AWS starts tracking changes to these managed policies',
            actionsNamed: [],
            knownFrom: ['guides'],
          },
        ],
      },
    ]);
    expect(site.sources.at(-1)).toMatchObject({
      id: 'guides',
      record: 'announced',
      observedUntil: '2021-05-02',
    });
  });

  test('changes no byte when it is read again, and adds its new rows above the known ones', async () => {
    addPolicies();
    const file = pages.write('a.md', buildPage(update, tracking));
    await run(file);
    const before = readTree(record.path);
    await run(file);
    expect(readTree(record.path)).toEqual(before);
    pages.write(
      'a.md',
      buildPage('| TwoPolicy – New policy | x | May 9, 2021 |', update, tracking),
    );
    expect((await run(file)).added.announcements).toBe(1);
    const [guide] = loadRecord(record.path).guides;
    expect(guide?.announcements.map(({ id }) => id)).toEqual([
      '2021-05-09-TwoPolicy',
      '2021-05-02-OnePolicy',
      '2021-04-01-a',
    ]);
    expect(guide?.readUntil).toBe('2021-05-09');
  });

  test('of an address was read now, and has its address', async () => {
    addPolicies();
    const address = server.serve('/s3/latest/guide/awsmanpol.html', send(buildPage(update)));
    await run(address);
    expect(loadRecord(record.path).guides).toMatchObject([
      { id: 's3', page: address, readUntil: '2031-01-02T03:04:05Z' },
    ]);
  });

  test('has the id, the date and the source of the options', async () => {
    addPolicies();
    const file = pages.write('a.md', buildPage(update));
    await run(file, { guide: 'b', observed: '2022-01-01T00:00:00Z', source: 'guide-2022' });
    expect(loadRecord(record.path).guides).toMatchObject([
      {
        id: 'b',
        readUntil: '2022-01-01T00:00:00Z',
        announcements: [{ knownFrom: ['guide-2022'] }],
      },
    ]);
  });

  test('is recorded without the rows that cannot be read, which are listed', async () => {
    addPolicies();
    const rows = ['| OnePolicy – Update | x | TBD |', '| OnePolicy |', update];
    const file = pages.write('a.md', buildPage(...rows));
    const { added, skipped } = await run(file);
    expect(added.announcements).toBe(1);
    expect(skipped).toEqual([
      `${file} at line 7: expected a date such as March 7, 2023, of “OnePolicy – Update”, found "TBD". Add the announcement by hand where its date is known.`,
      `${file} at line 8: expected 3 cells, found 1. Correct the row in a copy of the page.`,
    ]);
  });

  test('is only planned in a dry run', async () => {
    addPolicies();
    const before = readTree(record.path);
    const file = pages.write('a.md', buildPage(update));
    expect((await run(file, { dryRun: true })).added.announcements).toBe(1);
    expect(readTree(record.path)).toEqual(before);
  });
});

describe('a folder of pages', () => {
  const both =
    '| OnePolicy and TwoPolicy – Update | Added `a:One` and `a:Two` permissions\\. | May 2, 2021 |';

  test('has an announcement for each policy of a row, and one id for those of several guides', async () => {
    addPolicies();
    pages.write('a.md', buildPage(both, update, tracking));
    pages.write('b.md', buildPage(update, tracking));
    pages.write(
      'c.html',
      '<h1>C</h1><table><tr><th>Change</th><th>Description</th><th>Date</th></tr><tr><td>OnePolicy – Update</td><td>Removed permissions.</td><td>May 2, 2021</td></tr></table>',
    );
    pages.write(
      'index.json',
      JSON.stringify({
        files: [
          { file: 'a.md', url: 'https://docs.example/a.html' },
          { file: 'b.md', repository: 'docs/b', commit: '12^', path: 'doc/b.md' },
          { file: 'other.md', url: 'https://docs.example/other.html' },
          { file: 'c.html' },
        ],
      }),
    );
    expect((await run(pages.path)).added.announcements).toBe(7);
    const { guides, announcements } = loadRecord(record.path);
    expect(
      guides.map((guide) => [guide.id, guide.page, guide.announcements.map(({ id }) => id)]),
    ).toEqual([
      [
        'a',
        'https://docs.example/a.html',
        ['2021-05-02-OnePolicy-2', '2021-05-02-TwoPolicy', '2021-05-02-OnePolicy', '2021-04-01-a'],
      ],
      [
        'b',
        'https://github.com/docs/b/blob/12%5E/doc/b.md',
        ['2021-05-02-OnePolicy', '2021-04-01-b'],
      ],
      ['c', undefined, ['2021-05-02-OnePolicy-3']],
    ]);
    expect(announcements.map(({ id }) => id)).toEqual([
      '2021-05-02-OnePolicy-2',
      '2021-05-02-TwoPolicy',
      '2021-05-02-OnePolicy',
      '2021-04-01-a',
      '2021-04-01-b',
      '2021-05-02-OnePolicy-3',
    ]);
    expect(announcements[0]?.policiesNamed).toEqual(['TwoPolicy']);
  });
});

describe('nothing is written for', () => {
  test.each<[string, () => string, RegExp]>([
    [
      'pages without a table, all named',
      () => {
        pages.write('a.md', '# A');
        pages.write('b.md', '| Change | Date |\n| --- | --- |\n| One | x |');
        pages.write('c.md', buildPage(update));
        return pages.path;
      },
      /a\.md: expected a table of updates.*\n.*b\.md at line 1: expected a table.*without Description/,
    ],
    ['no file', () => pages.resolve('none.md'), /none\.md: expected a file that can be read/],
    [
      'an empty folder',
      () => pages.write('empty/x.txt', '').replace(/\/x\.txt$/, ''),
      /expected a folder with pages/,
    ],
    [
      'a page of which nothing can be recorded',
      () => pages.write('a.md', buildPage('| OnePolicy – Update | x | TBD |')),
      /a\.md at line 7: expected a date/,
    ],
    ['a page without a name', () => pages.write('user-guide.md', buildPage(update)), /--guide ID/],
    [
      'two pages of one guide',
      () => {
        pages.write('amazon-a.md', buildPage(update));
        pages.write('aws-a.md', buildPage(update));
        return pages.path;
      },
      /aws-a\.md: expected a guide of its own, found “a”, as .*amazon-a\.md\./,
    ],
    [
      'a broken index',
      () => {
        pages.write('index.json', '{');
        return pages.write('a.md', buildPage(update));
      },
      /index\.json at line 1/,
    ],
    ['an id that is none', () => pages.write('a.md', buildPage(update)), /--guide: expected/],
  ])('%s', async (name, prepare, message) => {
    addPolicies();
    const before = readTree(record.path);
    const guide = name === 'an id that is none' ? '../x' : undefined;
    await expect(run(prepare(), { guide })).rejects.toThrow(message);
    expect(readTree(record.path)).toEqual(before);
  });

  test('the id of a source of versions', async () => {
    addPolicies();
    const file = pages.write('a.md', buildPage(update));
    await expect(run(file, { source: 'versions-file' })).rejects.toThrow(/--source/);
  });
});
