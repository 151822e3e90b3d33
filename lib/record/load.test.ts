import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BrokenRecord } from '../testing/broken-record';
import { loadRecord } from './load';
import { RecordError } from './problem';

const fullAccess = 'policies/AmazonConnect_FullAccess';
const role = 'policies/AmazonConnectServiceLinkedRolePolicy';

let record: BrokenRecord;
beforeEach(() => {
  record = new BrokenRecord();
});
afterEach(() => record.dispose());

/** The faults of a folder, each as "file at place: found". */
function listFaults(folder: string): string[] {
  try {
    loadRecord(folder);
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    for (const { remedy, expected } of error.problems) {
      expect(remedy).toMatch(/^[A-Z].*\.$/);
      expect(expected).not.toBe('');
    }
    return error.problems.map(({ file, place, found }) => `${file} at ${place}: ${found}`);
  }
  return [];
}

type Break = (record: BrokenRecord) => void;
// biome-ignore lint/suspicious/noExplicitAny: a broken file has no type.
type Any = any;

describe('a record is refused for', () => {
  test.each<[string, Break, string[]]>([
    [
      'malformed JSON',
      (r) => r.write(`${fullAccess}/v2.json`, '{\n  "versionId": "v2",,\n}\n'),
      [
        `${fullAccess}/v2.json at line 2, column 21: ",\\n}\\n"`,
        `${fullAccess}/v2.json at line 3, column 1: "}\\n"`,
      ],
    ],
    [
      'an unknown field',
      (r) => r.change(`${fullAccess}/v2.json`, (f: Any) => ({ ...f, color: 1 })),
      [`${fullAccess}/v2.json at /color: the unknown field "color"`],
    ],
    [
      'a missing field',
      (r) =>
        r.change(`${fullAccess}/v2.json`, (f: Any) => {
          delete f.knownFrom;
        }),
      [`${fullAccess}/v2.json at /knownFrom: nothing`],
    ],
    [
      'a version whose id is not its file name',
      (r) =>
        r.change(`${fullAccess}/v2.json`, (f: Any) => {
          f.versionId = 'v3';
        }),
      [`${fullAccess}/v2.json at /versionId: "v3"`],
    ],
    [
      'two versions with one date',
      (r) =>
        r.change(`${fullAccess}/v3.json`, (f: Any) => {
          f.createDate = '2021-07-01T18:41:26Z';
        }),
      [`${fullAccess}/v3.json at /createDate: 2021-07-01T18:41:26Z`],
    ],
    [
      'a later version with an older date',
      (r) =>
        r.change(`${fullAccess}/v3.json`, (f: Any) => {
          f.createDate = '2020-12-01T00:00:00Z';
        }),
      [`${fullAccess}/v3.json at /createDate: 2020-12-01T00:00:00Z`],
    ],
    [
      'a day that does not exist',
      (r) =>
        r.change(`${fullAccess}/v2.json`, (f: Any) => {
          f.createDate = '2021-02-30T00:00:00Z';
        }),
      [`${fullAccess}/v2.json at /createDate: "2021-02-30T00:00:00Z"`],
    ],
    [
      'an hour that does not exist',
      (r) =>
        r.change(`${fullAccess}/v2.json`, (f: Any) => {
          f.createDate = '2021-07-01T24:00:00Z';
        }),
      [`${fullAccess}/v2.json at /createDate: "2021-07-01T24:00:00Z"`],
    ],
    [
      'an instant that is not UTC',
      (r) =>
        r.change(`${fullAccess}/v2.json`, (f: Any) => {
          f.createDate = '2021-07-01T18:41:26+02:00';
        }),
      [`${fullAccess}/v2.json at /createDate: "2021-07-01T18:41:26+02:00"`],
    ],
    [
      'a version observed before it was made',
      (r) =>
        r.change(`${fullAccess}/v2.json`, (f: Any) => {
          f.firstObserved = '2021-01-01T00:00:00Z';
        }),
      [`${fullAccess}/v2.json at /firstObserved: 2021-01-01T00:00:00Z`],
    ],
    [
      'a policy without versions',
      (r) => {
        r.remove('policies/AmazonConnectVoiceIDFullAccess/v1.json');
      },
      ['policies/AmazonConnectVoiceIDFullAccess/policy.json at : none'],
    ],
    [
      'a folder without policy.json',
      (r) => r.remove(`${fullAccess}/policy.json`),
      [`${fullAccess}/policy.json at : nothing`],
    ],
    [
      'a gap that is not stated',
      (r) => r.remove(`${fullAccess}/v2.json`),
      [`${fullAccess}/policy.json at /gaps: no gaps stated`],
    ],
    [
      'a gap that is none',
      (r) =>
        r.change(`${fullAccess}/policy.json`, (f: Any) => {
          f.gaps = [{ from: 'v2', to: 'v2' }];
        }),
      [`${fullAccess}/policy.json at /gaps: v2 to v2`],
    ],
    [
      'a file that has no place',
      (r) => r.write(`${fullAccess}/V5.json`, '{}'),
      [`${fullAccess}/V5.json at : a file or folder that has no place here`],
    ],
    [
      'a stray file among the policies',
      (r) => r.write('policies/notes.txt', ''),
      ['policies/notes.txt at : a file or folder that has no place here'],
    ],
    [
      'a stray file in the record',
      (r) => r.write('extra.json', '{}'),
      ['extra.json at : a file or folder that has no place here'],
    ],
    ['a missing site.json', (r) => r.remove('site.json'), ['site.json at : nothing']],
    [
      'a policy under another name',
      (r) =>
        r.change(`${fullAccess}/policy.json`, (f: Any) => {
          f.policyName = 'Other';
        }),
      [
        `${fullAccess}/policy.json at /policyName: "Other"`,
        `${fullAccess}/policy.json at /arn: "arn:aws:iam::aws:policy/AmazonConnect_FullAccess"`,
      ],
    ],
    [
      'a kind that its ARN denies',
      (r) =>
        r.change(`${role}/policy.json`, (f: Any) => {
          f.kind = 'attachable';
        }),
      [`${role}/policy.json at /kind: "attachable"`],
    ],
    [
      'a document that IAM would not read',
      (r) =>
        r.change(`${fullAccess}/v2.json`, (f: Any) => {
          delete f.document.Statement[0].Effect;
        }),
      [`${fullAccess}/v2.json at /document/Statement/0/Effect: nothing`],
    ],
    [
      'a companion that IAM would not read',
      (r) =>
        r.change(`${fullAccess}/policy.json`, (f: Any) => {
          f.companions[0].document.Statement[0].Action = 'PutRolePolicy';
        }),
      [`${fullAccess}/policy.json at /companions/0/document/Statement/0/Action: "PutRolePolicy"`],
    ],
    [
      'a printed copy that IAM would not read',
      (r) =>
        r.change(`${fullAccess}/policy.json`, (f: Any) => {
          f.printed.document.Statement = [];
        }),
      [`${fullAccess}/policy.json at /printed/document/Statement: an empty list`],
    ],
    [
      'a printed copy of no version',
      (r) =>
        r.change(`${fullAccess}/policy.json`, (f: Any) => {
          f.printed.versionId = 'v9';
        }),
      [`${fullAccess}/policy.json at /printed/versionId: "v9"`],
    ],
    [
      'an announcement for an unknown policy',
      (r) =>
        r.change('announcements.json', (f: Any) => {
          f.announcements[0].policyName = 'Nobody';
        }),
      ['announcements.json at /announcements/0/policyName: "Nobody"'],
    ],
    [
      'an announcement for no policy',
      (r) =>
        r.change('announcements.json', (f: Any) => {
          f.announcements[0].policyName = null;
        }),
      ['announcements.json at /announcements/0/policyName: null'],
    ],
    [
      'an announcement on no day',
      (r) =>
        r.change('announcements.json', (f: Any) => {
          f.announcements[0].date = '2023-02-29';
        }),
      ['announcements.json at /announcements/0/date: "2023-02-29"'],
    ],
    [
      'an announcement of a malformed action',
      (r) =>
        r.change('announcements.json', (f: Any) => {
          f.announcements[0].actionsNamed[0] = 'profile';
        }),
      ['announcements.json at /announcements/0/actionsNamed/0: "profile"'],
    ],
    [
      'two announcements of one id',
      (r) =>
        r.change('announcements.json', (f: Any) => {
          f.announcements[1].id = f.announcements[0].id;
          f.announcements[1].date = f.announcements[0].date;
        }),
      [
        'announcements.json at /announcements/1/id: "2026-05-20-AmazonConnectServiceLinkedRolePolicy" a second time',
      ],
    ],
    [
      'an id that denies its date',
      (r) =>
        r.change('announcements.json', (f: Any) => {
          f.announcements[0].id = '2020-01-01-X';
        }),
      ['announcements.json at /announcements/0/id: "2020-01-01-X"'],
    ],
    [
      'an unknown source',
      (r) =>
        r.change(`${fullAccess}/v2.json`, (f: Any) => {
          f.knownFrom = ['hearsay'];
        }),
      [`${fullAccess}/v2.json at /knownFrom/0: "hearsay"`],
    ],
    [
      'a successor that is not on record',
      (r) =>
        r.change('policies/AmazonConnectFullAccess/policy.json', (f: Any) => {
          f.deprecated.supersededBy = 'Nobody';
        }),
      ['policies/AmazonConnectFullAccess/policy.json at /deprecated/supersededBy: "Nobody"'],
    ],
    [
      'tracked dates out of order',
      (r) =>
        r.change('site.json', (f: Any) => {
          f.tracking.dates.reverse();
        }),
      [1, 2, 3, 4, 5].map(
        (n) =>
          `site.json at /tracking/dates/${n}: ${['2023-01-26', '2022-02-22', '2021-11-12', '2021-09-27', '2021-06-15'][n - 1]}`,
      ),
    ],
    [
      'a base URL with a query',
      (r) =>
        r.change('site.json', (f: Any) => {
          f.baseUrl = 'https://example.org/?a=1';
        }),
      ['site.json at /baseUrl: "https://example.org/?a=1"'],
    ],
    [
      'a base URL that is none',
      (r) =>
        r.change('site.json', (f: Any) => {
          f.baseUrl = 'example';
        }),
      ['site.json at /baseUrl: "example"'],
    ],
    [
      'bytes that are not canonical',
      (r) => r.write('site.json', `${r.read('site.json')}\n`),
      ['site.json at : the same content, written differently'],
    ],
    [
      'a key that stands twice',
      (r) =>
        r.write('site.json', r.read('site.json').replace('"title"', '"title": "x",\n  "title"')),
      ['site.json at line 4, column 3 (/title): "title" a second time'],
    ],
    [
      'a value of another type',
      (r) =>
        r.change('site.json', (f: Any) => {
          f.title = 7;
        }),
      ['site.json at /title: 7'],
    ],
    [
      'an empty text',
      (r) =>
        r.change('site.json', (f: Any) => {
          f.title = '';
        }),
      ['site.json at /title: ""'],
    ],
    [
      'a word that is none of those allowed',
      (r) =>
        r.change(`${fullAccess}/policy.json`, (f: Any) => {
          f.kind = 'other';
        }),
      [`${fullAccess}/policy.json at /kind: "other"`],
    ],
  ])('%s', (_, breakIt, expected) => {
    breakIt(record);
    expect(listFaults(record.folder)).toEqual(expected);
  });

  test('every fault at once, by file', () => {
    record.change(`${fullAccess}/v10.json`.replace('v10', 'v2'), (f: Any) => ({ ...f, x: 1 }));
    record.change('announcements.json', (f: Any) => {
      f.announcements[0].policyName = 'Nobody';
    });
    record.write(`${role}/v9.json`, 'no JSON');
    expect(listFaults(record.folder).map((fault) => fault.split(' ')[0])).toEqual([
      'announcements.json',
      `${fullAccess}/v2.json`,
      `${role}/v9.json`,
    ]);
  });

  test('having no policy', () => {
    record.remove('policies');
    record.change('announcements.json', (f: Any) => {
      f.announcements = [];
    });
    expect(listFaults(record.folder)).toEqual(['policies/ at : none']);
  });

  test('a message names file, place, expected, found and remedy', () => {
    record.change(`${fullAccess}/v2.json`, (f: Any) => {
      f.versionId = 'v3';
    });
    expect(() => loadRecord(record.folder)).toThrow(
      [
        `1 fault in ${record.folder}:`,
        '',
        `${fullAccess}/v2.json at /versionId`,
        '  expected: "v2", the name of its file',
        '  found:    "v3"',
        '  remedy:   Rename the file or mend the id.',
      ].join('\n'),
    );
  });
});

describe('the record', () => {
  const { policies, announcements, site } = loadRecord('data');
  const find = (name: string) => policies.find(({ policyName }) => policyName === name);

  test('has 8 policies, 57 versions, 43 announcements, six tracked dates', () => {
    expect(policies).toHaveLength(8);
    expect(policies.flatMap(({ versions }) => versions)).toHaveLength(57);
    expect(announcements).toHaveLength(43);
    expect(
      announcements.filter(({ knownFrom }) => knownFrom.includes('guide-2023-03')),
    ).toHaveLength(10);
    expect(site.tracking?.dates).toEqual([
      '2021-06-15',
      '2021-09-27',
      '2021-11-12',
      '2022-02-22',
      '2023-01-26',
      '2023-03-07',
    ]);
  });

  test('states its gaps', () => {
    const gaps = (name: string) => find(name)?.gaps?.map(({ from, to }) => `${from} to ${to}`);
    expect(gaps('AmazonConnectServiceLinkedRolePolicy')).toEqual([
      'v1 to v1',
      'v32 to v41',
      'v43 to v52',
    ]);
    expect(gaps('AmazonConnectFullAccess')).toEqual(['v1 to v1']);
    expect(policies.filter((policy) => policy.gaps)).toHaveLength(2);
  });

  test('is ordered by AWS’s version number and frozen', () => {
    const versions = find('AmazonConnectServiceLinkedRolePolicy')?.versions ?? [];
    expect(versions.map(({ number }) => number)).toEqual(
      [...versions.map(({ number }) => number)].sort((a, b) => a - b),
    );
    expect(Object.isFrozen(versions[0]?.statements[0])).toBe(true);
  });

  const facts = join('..', 'shared', 'facts', 'versions');
  const why = existsSync(facts) ? '' : ' (skipped: the gathered facts are not beside the checkout)';
  test.skipIf(why)(`holds each of the 57 documents as gathered, key order included${why}`, () => {
    let compared = 0;
    for (const policy of policies) {
      const fact = JSON.parse(readFileSync(join(facts, `${policy.policyName}.json`), 'utf8'));
      expect(policy.versions.map(({ versionId }) => versionId)).toEqual(
        fact.versions.map((v: Any) => v.versionId),
      );
      for (const [index, version] of policy.versions.entries()) {
        const gathered = fact.versions[index];
        expect(JSON.stringify(version.document)).toBe(JSON.stringify(gathered.document));
        expect(version.createDate).toBe(gathered.createDate);
        expect(Date.parse(version.firstObserved)).toBe(Date.parse(gathered.firstObserved));
        compared += 1;
      }
    }
    expect(compared).toBe(57);
  });
});
