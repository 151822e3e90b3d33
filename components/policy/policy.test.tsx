import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { createAxis } from '@/lib/history/axis';
import { findCurrentVersion } from '@/lib/history/default-versions';
import { type LineSince, listSinceCells } from '@/lib/history/granted-since';
import { measureGrowth } from '@/lib/text/growth';
import { countPermissions } from '@/lib/text/permission-counts';
import { allow, buildCatalog, buildPolicy, deny, type VersionMade } from '@/testing/builders';
import { DocumentView } from './document-view';
import { Growth } from './growth';
import { SinceNote } from './since-note';

// Links are made for the site that is built.
vi.hoisted(() => vi.stubEnv('SITE_BASE_URL', 'https://policy-history.example'));

/** What readers read: the text of the markup. */
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

describe('since when lines are granted', () => {
  test.each<[string, Partial<LineSince>]>([
    ['since v9 · 2023-01-26', {}],
    ['since v9 · 2023-01-26 or earlier', { since: { ...since, orEarlier: true } }],
    ['since v2 · 2021-07-01, all of it since v9 · 2023-01-26', { since: before, allSince: since }],
    [
      'by name since v9 · 2023-01-26, through connect:* since v2 · 2021-07-01',
      { wider: { ...through, action: 'connect:*' } },
    ],
    [
      'since v9 · 2023-01-26, in part on * since v2 · 2021-07-01 or earlier',
      {
        wider: { ...through, resource: '*', ofAll: false, since: { ...before, orEarlier: true } },
      },
    ],
    [
      'since v9 · 2023-01-26, without condition since v2 · 2021-07-01',
      { wider: { ...through, unconditioned: true } },
    ],
    [
      'by name since v9 · 2023-01-26, through a:* on * without condition since v2 · 2021-07-01',
      { wider: { ...through, action: 'a:*', resource: '*', unconditioned: true } },
    ],
    ['since v9 · 2023-01-26, in other words since v2 · 2021-07-01', { wider: through }],
  ])('%s', (text, more) => {
    const says = { since, allSince: undefined, wider: undefined, ...more };
    const markup = renderToStaticMarkup(<SinceNote says={says} policyName="P" />);
    expect(strip(markup)).toBe(text);
    expect(markup).toContain(`<a href="/policies/P/${says.since.versionId}/">`);
  });
});

describe('a document', () => {
  const versions: VersionMade[] = [
    ['v1', '2021-01-01T00:00:00Z', allow(['a:One', 'a:Two'], '<b>')],
    ['v2', '2021-02-01T00:00:00Z', allow(['a:One', 'a:Two', 'a:Three'], '<b>')],
  ];
  const policy = buildPolicy('P', versions);
  const { document } = findCurrentVersion(policy);

  test('says in a third column since when its lines are granted, lines alike together', () => {
    const markup = renderToStaticMarkup(
      <DocumentView
        id="document"
        label="P v2"
        document={document}
        since={{ policyName: 'P', cells: listSinceCells(policy.versions) }}
      />,
    );
    expect(markup).toContain('<th scope="col">Granted since</th>');
    const cells = markup.match(/<td class="since".*?<\/td>/g) ?? [];
    expect(cells.map(strip)).toEqual([
      'since v1 · 2021-01-01',
      'since v2 · 2021-02-01',
      'since v1 · 2021-01-01, all of it since v2 · 2021-02-01',
    ]);
    expect(cells[0]).toContain('rowSpan="2"');
    expect(cells[1]).not.toContain('rowSpan');
    expect(markup).not.toContain('<b>');
    // {, Version and Statement: as wide a row as the others, in one cell.
    expect(markup).toContain('<td rowSpan="3"></td>');
  });

  test('has two columns where nothing is known of its past', () => {
    const markup = renderToStaticMarkup(
      <DocumentView id="companion-1" label="x" document={document} />,
    );
    expect(markup).not.toContain('class="since"');
    expect(markup).toContain('<tbody id="companion-1-statement-1">');
    expect(markup.match(/<th /g)).toHaveLength(2);
  });
});

describe('how many actions a policy gives over time', () => {
  const catalog = buildCatalog({ a: { Get: ['Read'], Put: ['Write'] } });
  const axis = createAxis({ from: '2021-01-01', to: '2023-01-01' });
  const show = (...versions: VersionMade[]) =>
    renderToStaticMarkup(
      <Growth
        steps={measureGrowth(buildPolicy('P', versions).versions, (statements) =>
          countPermissions(statements, catalog),
        )}
        axis={axis}
      />,
    );

  test('is drawn, and stands in a table', () => {
    const markup = show(
      ['v1', '2021-01-01T00:00:00Z', allow('a:Get')],
      ['v4', '2022-01-01T00:00:00Z', allow(['a:*', '*:Get*'])],
    );
    expect(strip(markup)).toContain(
      'v1 gives 1 action, 1 Read; v4 gives 2 actions, 1 Write, 1 Read, and 1 pattern of which no action is known.',
    );
    expect(markup.match(/<path class="g\d"/g)).toHaveLength(2);
    expect(markup).toContain('class="gap"');
    expect(strip(markup)).toContain('Dashed: versions not observed.');
    expect(
      (markup.match(/<tr>.*?<\/tr>/g) ?? []).map((row) => row.replace(/<[^>]*>+/g, '|')),
    ).toEqual([
      '||Version, in force since||Actions||Write||Read||',
      '||v1, 2021-01-01||1||0||1||',
      '||v4, 2022-01-01||2||1||1||',
    ]);
  });

  test('of one version is a sentence', () => {
    const markup = show(['v1', '2021-01-01T00:00:00Z', deny('a:*')]);
    expect(strip(markup)).toContain('One version is on record, and v1 gives 0 actions.');
    expect(markup).not.toContain('<svg');
    expect(markup).not.toContain('<table');
  });

  test('of no version is nothing', () => {
    expect(show()).toBe('');
  });
});
