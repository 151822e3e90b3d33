import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { createAxis } from '@/lib/history/axis';
import { findCurrentVersion } from '@/lib/history/default-versions';
import { type LineSince, listSinceCells } from '@/lib/history/granted-since';
import { reconcile } from '@/lib/history/reconcile';
import type { ActionCatalog } from '@/lib/iam/compare/difference';
import type { Policy } from '@/lib/record/types';
import { measureGrowth } from '@/lib/text/growth';
import { countPermissions } from '@/lib/text/permission-counts';
import {
  allow,
  allowNotAction,
  buildCatalog,
  buildPolicy,
  deny,
  type VersionMade,
} from '@/testing/builders';
import { ChangeList } from '../change/change-list';
import { describeAccount } from './describe-policy';
import { DocumentView } from './document-view';
import { PermissionHistory } from './permission-history';
import { PolicyFacts } from './policy-facts';
import { PolicyTable } from './policy-table';
import { SinceNote } from './since-note';
import { VersionList } from './version-list';

// Links are made for the site that is built.
vi.hoisted(() => vi.stubEnv('SITE_BASE_URL', 'https://policy-history.example'));

/** The text of the markup. */
const strip = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const since = { versionId: 'v9', createDate: '2023-01-26T10:00:00Z', orEarlier: false };
const before = { versionId: 'v2', createDate: '2021-07-01T10:00:00Z', orEarlier: false };
const through = {
  since: before,
  action: undefined,
  resource: undefined,
  unconditioned: false,
  ofAll: true,
};

function Table({ policy }: { policy: Policy }) {
  const { changes } = reconcile([policy], []);
  return (
    <PolicyTable
      policies={[policy]}
      changesOf={() => changes}
      risksOf={() => []}
      years={['2021']}
    />
  );
}

describe('since when lines are granted', () => {
  test.each<[string, Partial<LineSince>]>([
    ['since v9 · 2023-01-26', {}],
    ['since v9 · 2023-01-26 or earlier', { since: { ...since, orEarlier: true } }],
    ['since v2 · 2021-07-01, completely since v9 · 2023-01-26', { since: before, allSince: since }],
    [
      'named since v9 · 2023-01-26, already since v2 · 2021-07-01 through connect:*',
      { wider: { ...through, action: 'connect:*' } },
    ],
    [
      'since v9 · 2023-01-26, in part since v2 · 2021-07-01 or earlier on *',
      {
        wider: { ...through, resource: '*', ofAll: false, since: { ...before, orEarlier: true } },
      },
    ],
    [
      'since v9 · 2023-01-26, already since v2 · 2021-07-01 without the condition',
      { wider: { ...through, unconditioned: true } },
    ],
    [
      'named since v9 · 2023-01-26, already since v2 · 2021-07-01 through a:* on * without the condition',
      { wider: { ...through, action: 'a:*', resource: '*', unconditioned: true } },
    ],
    [
      'since v9 · 2023-01-26, already since v2 · 2021-07-01 in a different form',
      { wider: through },
    ],
  ])('%s', (text, more) => {
    const line = { since, allSince: undefined, wider: undefined, ...more };
    const markup = renderToStaticMarkup(<SinceNote line={line} policyName="P" />);
    expect(strip(markup)).toBe(text);
    expect(markup).toContain(`<a href="/policies/P/${line.since.versionId}/">`);
  });
});

describe('a document', () => {
  const versions: VersionMade[] = [
    ['v1', '2021-01-01T00:00:00Z', allow(['a:One', 'a:Two'], '<b>')],
    ['v2', '2021-02-01T00:00:00Z', allow(['a:One', 'a:Two', 'a:Three'], '<b>')],
  ];
  const policy = buildPolicy('P', versions);
  const { document } = findCurrentVersion(policy);

  test('has a third column since when its lines are granted, with merged cells', () => {
    const markup = renderToStaticMarkup(
      <DocumentView
        id="document"
        label="P v2"
        document={document}
        since={{ policyName: 'P', cells: listSinceCells(policy.versions) }}
      />,
    );
    expect(markup).toContain('<th scope="col">Since</th>');
    const cells = markup.match(/<td class="since".*?<\/td>/g) ?? [];
    expect(cells.map(strip)).toEqual([
      'since v1 · 2021-01-01',
      'since v2 · 2021-02-01',
      'since v1 · 2021-01-01, completely since v2 · 2021-02-01',
    ]);
    expect(cells[0]).toContain('rowSpan="2"');
    expect(cells[1]).not.toContain('rowSpan');
    expect(markup).not.toContain('<b>');
    // {, Version and Statement: an empty cell.
    expect(markup).toContain('<td rowSpan="3"></td>');
  });

  test('is folded by statement, with a summary of each; closed where it is long', () => {
    const show = (actions: number) =>
      renderToStaticMarkup(
        <DocumentView
          id="document"
          label="x"
          document={{
            Statement: {
              Sid: 'One',
              Effect: 'Allow',
              Action: Array.from({ length: actions }, (_, index) => `a:Get${index}`),
              Resource: '*',
            },
          }}
        />,
      );
    const [summary] = /<summary>.*<\/summary>/.exec(show(3)) ?? [];
    expect(summary?.replace(/<[^>]*>+/g, '|')).toBe(
      '||Statement 1||One||Allow||3 actions||all resources||',
    );
    expect(show(3)).toContain('<details id="statement-1" open="" class="statement">');
    expect(show(3)).toContain('>Collapse all<');
    expect(show(120)).toContain('<details id="statement-1" class="statement">');
    expect(show(120)).toContain('>Expand all<');
  });

  test('has two columns without its history', () => {
    const markup = renderToStaticMarkup(
      <DocumentView id="companion-1" label="x" document={document} />,
    );
    expect(markup).not.toContain('class="since"');
    expect(markup).toContain('<details id="companion-1-statement-1" open="" class="statement">');
    // Above the statements, of the one statement, and below it.
    expect(markup.match(/<table /g)).toHaveLength(3);
    expect(markup.match(/<th /g)).toHaveLength(6);
  });
});

describe('how many actions a policy allows over time', () => {
  const catalog = buildCatalog({ a: { Get: ['Read'], Put: ['Write'] } });
  const whole: ActionCatalog = { ...catalog, allServices: ['a'] };
  const axis = createAxis({ from: '2021-01-01', to: '2023-01-01' });
  const show = (...versions: VersionMade[]) =>
    renderToStaticMarkup(
      <PermissionHistory
        steps={measureGrowth(buildPolicy('P', versions).versions, (statements) =>
          countPermissions(statements, catalog),
        )}
        axis={axis}
      />,
    );

  test('is a chart and a table', () => {
    const markup = show(
      ['v1', '2021-01-01T00:00:00Z', allow('a:Get')],
      ['v4', '2022-01-01T00:00:00Z', allow(['a:*', '*:Get*'])],
    );
    expect(strip(markup)).toContain(
      'v1 allows 1 action, 1 Read; v4 allows 2 actions, 1 Write, 1 Read, and 1 pattern without a known action.',
    );
    expect(markup.match(/<path class="g\d"/g)).toHaveLength(2);
    expect(markup).toContain('class="gap"');
    expect(strip(markup)).toContain('Dashed lines: missing versions.');
    expect(
      (markup.match(/<tr>.*?<\/tr>/g) ?? []).map((row) => row.replace(/<[^>]*>+/g, '|')),
    ).toEqual([
      '||Version, default since||Actions||Write||Read||',
      '||v1, 2021-01-01||1||0||1||',
      '||v4, 2022-01-01||2||1||1||',
    ]);
  });

  test.each<[string, ActionCatalog, object[], string]>([
    ['all', whole, [allow('*')], 'v1 allows all actions: 2 actions, 1 Write, 1 Read.'],
    [
      'all but some',
      whole,
      [allowNotAction('a:Put')],
      'v1 allows all actions except a:Put: 1 action, 1 Read.',
    ],
    ['all, and IAM’s are not known', catalog, [allow('*')], 'v1 allows all actions.'],
  ])('names the actions of all services where a version allows %s', (_, known, made, text) => {
    const { versions } = buildPolicy('P', [['v1', '2021-01-01T00:00:00Z', ...made]]);
    const steps = measureGrowth(versions, (statements) => countPermissions(statements, known));
    expect(strip(renderToStaticMarkup(<PermissionHistory steps={steps} axis={axis} />))).toContain(
      text,
    );
  });

  test('is a sentence for one version', () => {
    const markup = show(['v1', '2021-01-01T00:00:00Z', deny('a:*')]);
    expect(strip(markup)).toContain('One version is on record. v1 allows 0 actions.');
    expect(markup).not.toContain('<svg');
    expect(markup).not.toContain('<table');
  });

  test('is nothing without a version', () => {
    expect(show()).toBe('');
  });
});

/** The text of the markup, with a space for each tag. */
const readText = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const show = (element: React.ReactNode) => readText(renderToStaticMarkup(element));

const made = buildPolicy('P', [
  ['v1', '2021-01-01T00:00:00Z', allow('a:One')],
  ['v2', '2021-02-01T00:00:00Z', allow(['a:One', 'a:Two'])],
  ['v5', '2021-05-01T00:00:00Z', allow(['a:One', 'a:Three'])],
]);
const policy: Policy = {
  ...made,
  gaps: [{ from: 'v3', to: 'v4' }],
  defaults: [
    { versionId: 'v1', firstObserved: '2021-03-01T06:00:00Z' },
    { versionId: 'v2', firstObserved: '2021-06-01T06:00:00Z' },
  ],
  noLongerObserved: '2021-07-01T00:00:00Z',
};

describe('a policy whose default was set to older versions, and that is gone', () => {
  test('has its default version and since when it is no longer observed', () => {
    const facts = show(<PolicyFacts policy={policy} />);
    expect(facts).toContain('v2 again since 2021-06-01 06:00 UTC');
    expect(facts).toContain('Not listed by the source since 2021-07-01 00:00 UTC');
    expect(renderToStaticMarkup(<PolicyFacts policy={policy} />)).toContain(
      'href="#default-2021-06-01T06:00:00Z"',
    );
    expect(show(<Table policy={policy} />)).toContain('Withdrawn');
  });

  test('has neither by default', () => {
    const facts = show(<PolicyFacts policy={made} />);
    expect(facts).toContain('v5 since 2021-05-01 00:00 UTC Versions on record');
    expect(facts).not.toContain('Withdrawn');
    expect(show(<Table policy={made} />)).not.toContain('Withdrawn');
  });

  test('has the times without it, and the other policies of its name', () => {
    const times = [1, 3].map((day) => ({
      from: `2021-06-0${day}T00:00:00Z`,
      until: `2021-06-0${day + 1}T00:00:00Z`,
    }));
    const [before, after] = ['P~2020-01-01', 'P~2022-01-01'].map((policyName) => ({
      ...made,
      policyName,
      createDate: `${policyName.slice(2)}T00:00:00Z`,
    }));
    const facts = (
      <PolicyFacts policy={{ ...made, withdrawals: times }} before={before} after={after} />
    );
    expect(show(facts)).toContain(
      'Not listed by the source from 2021-06-01 00:00 UTC to 2021-06-02 00:00 UTC Not listed by the source from 2021-06-03 00:00 UTC to 2021-06-04 00:00 UTC',
    );
    expect(show(facts)).toContain(
      'AWS deleted a policy of this name before: P~2020-01-01 of 2020-01-01 00:00 UTC',
    );
    expect(show(facts)).toContain(
      'AWS created a policy of this name again: P~2022-01-01 of 2022-01-01 00:00 UTC',
    );
    expect(renderToStaticMarkup(facts)).toContain('href="/policies/P~2022-01-01/"');
  });

  test('has the date of its first version where its creation is not known', () => {
    expect(show(<PolicyFacts policy={made} before={made} />)).toContain(
      'before: P of 2021-01-01 00:00 UTC',
    );
  });

  test('lists versions, default changes and missing versions, newest first', () => {
    const { changes, defaultChanges } = reconcile([policy], []);
    const markup = renderToStaticMarkup(
      <VersionList policy={policy} changes={changes} defaultChanges={defaultChanges} />,
    );
    const steps = readText(markup).match(
      /\d{4}-\d\d-\d\d|v\d(?: → v\d)?(?! to| with)|v3 to v4 are missing/g,
    );
    expect(steps?.filter((step) => !/^\d{4}/.test(step))).toEqual([
      ...['v5 → v2', 'v2'],
      'v1 → v5',
      'v3 to v4 are missing',
      ...['v2 → v1', 'v1'],
      'v1 → v2',
      'v1',
    ]);
    for (const id of ['default-2021-06-01T06:00:00Z', 'default-2021-03-01T06:00:00Z', 'P-v5']) {
      expect(markup.split(`id="${id}"`)).toHaveLength(2);
    }
  });

  test('is among all changes, with a link to the comparison of both versions', () => {
    const { changes, defaultChanges } = reconcile([policy], []);
    const markup = renderToStaticMarkup(
      <ChangeList changes={changes} defaultChanges={defaultChanges} max={2} />,
    );
    expect(readText(markup)).toMatch(
      /^P v5 → v2 2021-06-01 .* Default set back to v2 Mixed .* P v5 2021-05-01 /,
    );
    expect(markup).toContain('href="/compare/?policy=P&amp;from=v5&amp;to=v2"');
    expect(markup.split('<li')).toHaveLength(3);
  });
});

test('older versions are folded, with the defaults that were set between them', () => {
  const made = Array.from({ length: 9 }, (_, index): VersionMade => {
    const number = index + 1;
    return [`v${number}`, `2021-0${number}-01T00:00:00Z`, allow(`s3:Get${number}`)];
  });
  const policy = buildPolicy('P', made);
  const { changes, defaultChanges } = reconcile([policy], []);
  const markup = renderToStaticMarkup(
    <VersionList policy={policy} changes={changes} defaultChanges={defaultChanges} />,
  );
  const [shown = '', folded = ''] = markup.split('<details');
  expect(shown.match(/id="P-v\d"/g)).toHaveLength(6);
  expect(folded.match(/id="P-v\d"/g)).toHaveLength(3);
  expect(folded).toContain('3 older versions');
  expect(markup).toContain('Compare v1 with today');
  expect(markup).not.toContain('Compare v9 with today');
});

test('successive versions without an effect are one line, across missing versions', () => {
  const same = (number: number): VersionMade => [
    `v${number}`,
    `2021-01-${10 + number}T00:00:00Z`,
    allow('s3:Get'),
  ];
  const policy: Policy = {
    ...buildPolicy('P', [
      ['v1', '2021-01-01T00:00:00Z', allow('s3:Put')],
      same(2),
      ...[3, 5, 7, 8].map(same),
      ['v9', '2021-02-01T00:00:00Z', allow('s3:Put')],
    ]),
    gaps: [
      { from: 'v4', to: 'v4' },
      { from: 'v6', to: 'v6' },
    ],
  };
  const { changes, defaultChanges } = reconcile([policy], []);
  const text = show(
    <VersionList policy={policy} changes={changes} defaultChanges={defaultChanges} />,
  );
  expect(text).toContain('4 versions without a change of permissions, v3–v8');
  expect(text).toContain('v4 is missing from the archive.');
  expect(text).not.toContain('older version');
});

test.each<[string, string | null, string, string]>([
  ['AWS’s own policy', 'arn:aws:iam::aws:policy/P', 'P', ''],
  ['one whose ARN is not known', null, 'P', ''],
  [
    'one of an account',
    'arn:aws:iam::111122223333:policy/x/P',
    'P~111122223333',
    'In account 111122223333 its name is P .',
  ],
  ['one whose name would be a file of the API', null, 'P.json~', 'Its name in IAM is P.json .'],
])('describeAccount of %s', (_, arn, policyName, text) => {
  const iamName = policyName.split('~')[0] as string;
  expect(show(describeAccount({ ...made, arn, iamName, policyName }))).toBe(text);
});
