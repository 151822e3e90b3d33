import { describe, expect, test } from 'vitest';
import { ParseError } from '../source-error';
import { joinCell } from '../watch/read-cell';
import type { GuideRow } from './guide-table';
import { readGuidePage } from './read-page';

/** The line of a row, and its columns in the order policy, version, change, description, date. */
function show({ line, policy, version, change, description, date }: GuideRow): string {
  const texts = [policy && joinCell(policy), version, change && joinCell(change)];
  return [line, ...texts, description && joinCell(description), date]
    .filter((each) => each !== undefined)
    .join(' | ');
}

const shapes: [name: string, text: string, rows: string[]][] = [
  [
    'Change, Description and Date',
    `# A guide

## Policy updates

| Change | Description | Date | 
| --- | --- | --- | 
|  [One\\_Policy](#one) – More  |  Adds \`a:One\`\\.  | March 7, 2023 | 
| Two | Less\\. | 2023\\-03\\-30 | 
`,
    ['7 | One_Policy – More | Adds a:One. | March 7, 2023', '8 | Two | Less. | 2023-03-30'],
  ],
  [
    'Policy, Description of change and Date in another order',
    '|Date|Policy|Description of change|\n|:--|--|--:|\n|1 March 2021|One|More|',
    ['3 | One | More | 1 March 2021'],
  ],
  [
    'Policy, Version, Change and Date',
    '| Policy | Version | Change | Date |\n| - | - | - | - |\n| --- | --- | --- | --- |',
    [],
  ],
  [
    'Policy, Version, Change and Date with rows',
    '| Policy | Version | Change | Date | \n| --- | --- | --- | --- | \n| One | 24 | More | June 1, 2021 | \n|  |  | Tracking | June 1, 2021 |',
    ['3 | One | 24 | More | June 1, 2021', '4 |  |  | Tracking | June 1, 2021'],
  ],
  [
    'columns without a name',
    '| Change | Description | Date |  |  |\n| --- | --- | --- | --- | --- |\n| One | More | May 1, 2021 |\n| Two | Less | May 2, 2021 |  |  |',
    ['3 | One | More | May 1, 2021', '4 | Two | Less | May 2, 2021'],
  ],
  [
    'rows in the line of the names',
    '| Change | Description | Date | One | More | May 3, 2021 | Two | Less | May 2, 2021 |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n| Three | None | May 1, 2021 |',
    [
      '1 | One | More | May 3, 2021',
      '1 | Two | Less | May 2, 2021',
      '3 | Three | None | May 1, 2021',
    ],
  ],
  [
    'everything in one line',
    '| Change | Description | Date | | --- | --- | --- | | One | More | May 3, 2021 | | Two | Less | May 2, 2021 |',
    ['1 | One | More | May 3, 2021', '1 | Two | Less | May 2, 2021'],
  ],
  [
    'two rows in one line',
    '| Change | Description | Date |\n| --- | --- | --- |\n| One | More | May 3, 2021 | Two | Less | May 2, 2021 |',
    ['3 | One | More | May 3, 2021', '3 | Two | Less | May 2, 2021'],
  ],
  [
    'a blank line between rows',
    '| Change | Description | Date |\n| --- | --- | --- |\n| One | More | May 3, 2021 |\n\n| Two | Less | May 2, 2021 |\n\nText',
    ['3 | One | More | May 3, 2021', '5 | Two | Less | May 2, 2021'],
  ],
  [
    'an escaped bar, and a row of empty cells',
    '| Change | Description | Date |\n| --- | --- | --- |\n| One \\| 1 | More | May 3, 2021 |\n|  |  |  |',
    ['3 | One | 1 | More | May 3, 2021'],
  ],
  [
    'tables of code and of permissions beside it',
    '```\n| Change | Description | Date |\n| --- | --- | --- |\n| No | No | No |\n```\n\n| Policy | Description |\n| --- | --- |\n| One | Reads |\n\n# Updates to policies\n\n| Change | Description | Date |\n| --- | --- | --- |\n| One | More | May 3, 2021 |\n\n# Document history\n\n| Change | Description | Date |\n| --- | --- | --- |\n| Guide | Text | May 4, 2021 |',
    ['15 | One | More | May 3, 2021'],
  ],
  [
    'a table of HTML, with cells over several rows',
    '<!DOCTYPE html>\n<h1>Policies</h1>\n<table><thead><tr><th>Policy</th><th>Description</th><th>Date</th></tr></thead>\n<tbody><tr><td rowspan="2"><code>One</code></td><td>More</td><td>May 3, 2021</td></tr>\n<tr><td>Less</td><td>May 2, 2021</td></tr>\n<tr><td colspan="2">Tracking</td><td>May 1, 2021</td></tr></tbody></table>',
    [
      '4 | One | More | May 3, 2021',
      '5 | One | Less | May 2, 2021',
      '6 | Tracking | Tracking | May 1, 2021',
    ],
  ],
  [
    'a table of HTML in Markdown',
    '# Policies\n\n<table>\n<tr><td>Change</td><td>Description</td><td>Date</td></tr>\n<tr><td>One</td><td>More</td><td>May 3, 2021</td></tr>\n</table>\n',
    ['5 | One | More | May 3, 2021'],
  ],
];

describe('the rows of', () => {
  test.each(shapes.filter(([, , rows]) => rows.length > 0))('%s', (_, text, rows) => {
    expect(readGuidePage(text).rows.map(show)).toEqual(rows);
  });
});

test('a row with too few cells is listed, and the others are read', () => {
  const text =
    '# T\n| Change | Description | Date |\n| --- | --- | --- |\n| One |\n| Two | Less | May 2, 2021 |';
  const { title, headings, rows, shortRows } = readGuidePage(text);
  expect({ title, headings, shortRows }).toEqual({
    title: 'T',
    headings: ['T'],
    shortRows: [{ line: 4, cells: 1, columns: 3 }],
  });
  expect(rows.map(show)).toEqual(['5 | Two | Less | May 2, 2021']);
});

const head = '| Change | Description | Date |\n| --- | --- | --- |\n';

describe('a page is refused', () => {
  test.each<[string, string, place: string, found: RegExp]>([
    ['without a table', '# Policies\n\nText', '', /^no table, on a page “Policies”$/],
    [
      'without the column Date',
      '\n| Change | Description |\n| --- | --- |\n| One | More |',
      'line 2',
      /^the columns “Change”, “Description”, without Date$/,
    ],
    [
      'without the column Description',
      '| Change | Date |\n| --- | --- |\n| One | May 2, 2021 |',
      'line 1',
      /without Description$/,
    ],
    [
      'without the column Change',
      '| Description | Date |\n| --- | --- |\n| One | May 2, 2021 |',
      'line 1',
      /without Change$/,
    ],
    [
      'in another language',
      '| Änderung | Beschreibung | Datum |\n| --- | --- | --- |\n| Eins | Mehr | 2. Mai 2021 |',
      'line 1',
      /^other columns: line 1 has “Änderung”, “Beschreibung”, “Datum”$/,
    ],
    ['whose table is empty', head, 'line 1', /^none$/],
    [
      'that ends inside a row',
      `${head}| One | More | May 2, 2021 |\n| Two | Le`,
      'line 4',
      /breaks off/,
    ],
    [
      'that ends inside a table of HTML',
      '<h1>P</h1><table><tr><th>Change</th>',
      'line 1',
      /breaks off/,
    ],
  ])('%s', (_, text, place, found) => {
    let problem: ParseError['problem'] | undefined;
    try {
      readGuidePage(text);
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      problem = error.problem;
    }
    expect(problem?.place).toBe(place);
    expect(problem?.found).toMatch(found);
    expect(problem?.remedy).toMatch(/^[A-Z].*\.$/);
  });
});
