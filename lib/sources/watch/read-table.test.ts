import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type AwsRow, renderHtml, renderMarkdownPage } from '../../../testing/aws-page';
import { loadRecord } from '../../record/load';
import type { Announcement } from '../../record/types.gen';
import { ParseError } from '../source-error';
import { readAnnouncements } from './read-announcements';
import { readTable } from './read-table';

const record = loadRecord('data');
const known = new Set(record.policies.map(({ iamName }) => iamName));

const rows: AwsRow[] = [
  {
    date: '2023-05-02',
    policyName: 'Vendor_Full-Access',
    kind: 'update',
    actionsNamed: ['s3:*'],
  },
  {
    date: '2022-02-22',
    datePrinted: 'Februrary 22, 2022',
    policyName: 'AmazonConnect_FullAccess',
    kind: 'actions-added',
    actionsNamed: ['lex:ListBots', 'profile:Get*'],
  },
  { date: '2021-09-27', policyName: 'VendorNewPolicy', kind: 'policy-added', actionsNamed: [] },
  { date: '2021-06-15', policyName: null, kind: 'tracking-started', actionsNamed: [] },
];

function read(page: string) {
  return readAnnouncements(readTable(page), known).map(
    ({ date, datePrinted, policyName, kind, actionsNamed, deniesNamed }) => ({
      date,
      ...(datePrinted !== undefined && { datePrinted }),
      policyName,
      kind,
      actionsNamed,
      ...(deniesNamed !== undefined && { deniesNamed }),
    }),
  );
}

function findProblem(page: string): string {
  try {
    read(page);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const { place, expected, found } = error.problem;
    return `${place}: ${expected}; ${found}`;
  }
  return 'no problem';
}

describe('a page', () => {
  test.each([
    ['HTML', renderHtml],
    ['Markdown', renderMarkdownPage],
  ])('in %s has each row', (_, render) => {
    expect(read(render(rows))).toEqual(rows);
  });

  test('separates denied actions', () => {
    const denying: AwsRow[] = [
      { ...(rows[0] as AwsRow), deniesNamed: ['s3:DeleteBucket', 's3:PutAcl'] },
    ];
    expect(read(renderHtml(denying))).toEqual(denying);
  });

  test('can have its columns in another order, and other columns', () => {
    const page = `<table><tr><th>Date</th><th>Version</th><th>DESCRIPTION </th><th>Change</th></tr>
      <tr><td>March 7, 2023</td><td>4</td><td></td><td>Vendor_A – New policy</td></tr></table>`;
    expect(read(page)).toEqual([
      { date: '2023-03-07', policyName: 'Vendor_A', kind: 'policy-added', actionsNamed: [] },
    ]);
  });

  test('can have several policies in one row', () => {
    const page = renderMarkdownPage(rows).replace(
      '[Vendor\\_Full\\-Access](',
      'VendorPolicyA, VendorPolicyB and [VendorPolicyC](',
    );
    expect(read(page).map(({ policyName }) => policyName)).toEqual([
      'VendorPolicyA',
      'VendorPolicyB',
      'VendorPolicyC',
      'AmazonConnect_FullAccess',
      'VendorNewPolicy',
      null,
    ]);
  });

  test('can omit lists, and reports it', () => {
    const link = '[\\[See the AWS documentation website for more details\\]](http://example.com)';
    const page = renderMarkdownPage(rows).replace('<br />+ `s3:*`', ` ${link}`);
    const [first, second] = readAnnouncements(readTable(page), known);
    expect(first).toMatchObject({
      isElided: true,
      actionsNamed: [],
      description: 'In words of the page.',
    });
    expect(second?.isElided).toBe(false);
  });
});

const html = renderHtml(rows);
const markdown = renderMarkdownPage(rows);
const edit = (text: string, from: string | RegExp, to: string) => {
  const edited = text.replace(from, to);
  if (edited === text) throw new Error(`${from} is not in the page.`);
  return edited;
};

test.each([
  [
    'without a table',
    '<!doctype html><title>Sign in</title>',
    /none among 0 tables, on a page “Sign in”/,
  ],
  ['with another table', edit(html, '<th>Date</th>', '<th>Day</th>'), /none among 2 tables/],
  [
    'with a column twice',
    edit(html, '<th>Date</th>', '<th>Date</th><th>Date</th>'),
    /none among 2 tables/,
  ],
  ['with two such tables', html + html, /2 tables with these columns/],
  ['with an empty table', renderHtml([]), /rows; none/],
  ['with an empty table in Markdown', renderMarkdownPage([]), /rows; none/],
  ['cut in its table', html.slice(0, html.indexOf('Februrary')), /breaks off/],
  ['cut before its table', html.slice(0, html.indexOf('<thead>') - 30), /none among/],
  [
    'cut in a row of Markdown',
    markdown.slice(0, markdown.indexOf('rary 22')),
    /a row that breaks off/,
  ],
  ['cut in a cell of Markdown', markdown.slice(0, markdown.indexOf('lex:')), /breaks off|cells/],
  [
    'with a row of Markdown that has too few cells',
    edit(markdown, /\| {2}In words[^|]*\|/, '|'),
    /3 cells; 2/,
  ],
  [
    'with a row of Markdown that has too many cells',
    edit(markdown, 'In words', 'In | words'),
    /3 cells; 4/,
  ],
  [
    'with a gap in the table',
    edit(markdown, '\n|  [VendorNew', '\n\n|  [VendorNew'),
    /rows without a gap/,
  ],
  [
    'with a row of too few cells',
    edit(html, /<td tabindex="-1">May 2, 2023<\/td>/, ''),
    /row 1 .*3 cells; 2/,
  ],
  [
    'with a cell across rows',
    edit(html, '<td tabindex', '<td rowspan="2" tabindex'),
    /some of them wider/,
  ],
  ['with a row without a date', edit(html, 'May 2, 2023', ' '), /row 1 .*a date; an empty cell/],
  [
    'with an unreadable date',
    edit(html, 'May 2, 2023', 'Jule 2, 2023'),
    /row 1 .*Vendor_Full.*"Jule 2, 2023"/,
  ],
  ['with a date of long ago', edit(markdown, 'May 2, 2023', 'May 2, 1023'), /"May 2, 1023"/],
])('a page %s is refused', (_, page, message) => {
  expect(findProblem(page)).toMatch(message);
});

test('text that is not a policy name is not read as one', () => {
  const page = markdown.replace(
    '[Vendor\\_Full\\-Access](#Vendor_Full-Access-policy)',
    'Updated guide',
  );
  expect(read(page)[0]).toMatchObject({ policyName: null, kind: 'update' });
});

const seed = '../shared/seed.md';

describe.skipIf(!existsSync(seed))(
  `AWS’s page of March 2023 (${seed}; skipped where it is not there)`,
  () => {
    test('has ten rows that match the record', () => {
      const expected = record.announcements.filter(({ knownFrom }) =>
        knownFrom.includes('guide-2023-03'),
      );
      const found = readAnnouncements(readTable(readFileSync(seed, 'utf8')), known);
      expect(found).toHaveLength(10);
      expect(found.map(pickFields)).toEqual(expected.map(pickFields));
      // That copy omits the lists, so it has only some of the record's actions.
      found.forEach(({ actionsNamed }, index) => {
        expect(expected[index]?.actionsNamed).toEqual(expect.arrayContaining(actionsNamed));
      });
      expect(found.filter(({ isElided }) => isElided)).toHaveLength(6);
    });
  },
);

function pickFields({
  date,
  datePrinted,
  policyName,
  kind,
}: Pick<Announcement, 'date' | 'datePrinted' | 'policyName' | 'kind'>) {
  return { date, datePrinted, policyName, kind };
}
