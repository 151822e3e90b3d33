import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { listActionHistories } from '@/lib/history/action-history';
import { createAxis } from '@/lib/history/axis';
import { groupByService, summarizeService } from '@/lib/history/service-actions';
import { allow, buildCatalog, buildPolicy, deny } from '@/testing/builders';
import { ActionEntry } from './action-entry';
import { ActionGrants } from './action-grants';
import { ActionIndex } from './action-index';
import { GrantAxis, GrantBarLegend } from './grant-bar';
import { ServiceIndex } from './service-index';
import { ServiceList } from './service-list';

// Links are made for the site that is built.
vi.hoisted(() => vi.stubEnv('SITE_BASE_URL', 'https://policy-history.example'));

const names = Array.from({ length: 14 }, (_, index) => `Get${index}`);
const catalog = buildCatalog({
  a: { ...Object.fromEntries(names.map((name) => [name, ['Read']])), Put: ['Write'] },
  b: { One: ['Read'], Two: ['List', 'Tagging', 'Write'] },
});
const references = {
  findReference: (action: string) => (action === 'a:Put' ? 'https://x/#put' : undefined),
};
const axis = createAxis({ from: '2021-01-01', to: '2023-01-01' });

const tagged = { Condition: { StringEquals: { k: 'x' } } };
const policies = [
  buildPolicy('P', [
    ['v2', '2021-01-01T00:00:00Z', allow(['a:Put', 'b:Two'], ['*', '<i>'], tagged)],
    ['v3', '2021-06-01T00:00:00Z', allow('a:*'), deny('a:Get*', 'r')],
    ['v9', '2022-01-01T00:00:00Z', allow(['a:*', 'b:*'])],
  ]),
  buildPolicy('Q', [
    ['v1', '2021-01-01T00:00:00Z', { Effect: 'Allow', NotAction: 'b:*', NotResource: ['s', 't'] }],
  ]),
];
const groups = groupByService(listActionHistories(policies), catalog);

/** The text of the markup. */
const strip = (markup: string) =>
  markup
    .replace(/<\/(p|li|h[23]|dt|dd|summary)>|<p|<ul|<span class="block/g, ' $&')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replace(/\s+/g, ' ')
    .trim();

/** Renders the entry of a pattern. */
function renderEntry(pattern: string, of = policies, effect = 'Allow'): string {
  const entry = groupByService(listActionHistories(of), catalog)
    .flatMap(({ entries }) => entries)
    .find(({ history }) => history.patterns.join() === pattern && history.effect === effect);
  if (entry === undefined) throw new Error(`No ${pattern}.`);
  return renderToStaticMarkup(<ActionEntry entry={entry} axis={axis} references={references} />);
}

const build = (name: string, ...statements: object[]) =>
  buildPolicy(name, [['v1', '2021-01-01T00:00:00Z', ...statements]]);

test('the policies of a wider pattern are counted if they are many', () => {
  const named = build('P', allow('a:Put'));
  const wider = Array.from({ length: 5 }, (_, at) => build(`W${at}`, allow('a:*')));
  const read = (of: typeof wider) => strip(renderEntry('a:Put', [named, ...of]));
  expect(read(wider)).toContain('Also allowed by a:*: 5 policies');
  expect(read(wider.slice(1))).toContain('Also allowed by a:*: W1 since v1 · 2021-01-01; W2');
});

test('of many wider patterns a few are listed, those of the service first, and others counted', () => {
  const named = build('P', allow(['a:Put', 'a:P*']));
  const general = ['*', '*:*', '*:Put', '*:P*', '*:?ut', '*:Pu*'].map((pattern, at) =>
    build(`W${at % 4}x${at}`, allow(pattern)),
  );
  const few = renderEntry('a:Put', [named, ...general.slice(0, 3)]);
  expect(few.match(/class="also"/g)).toHaveLength(4);
  expect(few).not.toContain('wider pattern');
  const many = renderEntry('a:Put', [named, ...general]);
  expect(many.match(/class="also"/g)).toHaveLength(5);
  expect(strip(many)).toMatch(/Also allowed by a:P\*: P since/);
  expect(strip(many).indexOf('a:P*')).toBeLessThan(strip(many).indexOf('by *'));
  expect(strip(many)).toContain('Also allowed by 3 wider patterns of any service: 3 policies');
  expect(many).toContain('<a href="/actions/any-service/">3 wider patterns of any service</a>');
});

describe('an action', () => {
  test('has its policies, dates, resources and wider patterns', () => {
    const markup = renderEntry('a:Put');
    expect(markup).toContain('<div id="put">');
    expect(markup).toContain('<a href="https://x/#put">AWS reference</a>');
    expect(markup).toContain('href="/ask/?action=a:Put"');
    expect(markup).toContain('<a href="/policies/P/v2/">');
    expect(strip(markup)).toBe(
      'a:Put Write · 1 policy Who allowed it? · AWS reference ' +
        'P v2 · 2021-01-01 or earlier to v3 · 2021-06-01 on all resources, <i>, if k is x StringEquals k x ' +
        'Also allowed by a:*: P since v3 · 2021-06-01 ' +
        'Also allowed by everything but b:*: Q since v1 · 2021-01-01',
    );
    expect(markup).toContain('href="/actions/any-service/#not-b%3A*"');
    expect(markup).toContain('class="end"');
    expect(markup).not.toContain('<i>');
  });

  test('has dates for each resource and condition', () => {
    const policy = buildPolicy('P', [
      ['v1', '2021-01-01T00:00:00Z', allow('a:Put', 'r', tagged)],
      ['v2', '2021-02-01T00:00:00Z', allow('a:Put', 'r', tagged), allow('a:Put', ['r', 's'])],
      ['v3', '2021-03-01T00:00:00Z', allow('a:Put', ['s', 'r']), allow('a:Put', '*')],
    ]);
    expect(strip(renderEntry('a:Put', [policy]))).toContain(
      'P since v1 · 2021-01-01 ' +
        'v1 · 2021-01-01 to v3 · 2021-03-01: on r, if k is x StringEquals k x' +
        'since v2 · 2021-02-01: on r, s' +
        'since v3 · 2021-03-01: on all resources',
    );
  });

  test('that is denied has that, and the patterns that allow it', () => {
    const markup = renderEntry('a:Get*', policies, 'Deny');
    expect(strip(markup)).toMatch(
      /^Deny a:Get\* Read · 1 policy Who allowed it\? P v3 · 2021-06-01 to v9 · 2022-01-01 or earlier on r Allowed by a:\*: P since/,
    );
    expect(markup).toContain('class="hollow"');
    expect(markup).toContain('class="gap"');
  });

  test('under a wildcard that denies it has that', () => {
    const policy = build('P', allow('a:Get1'), deny('a:*'));
    expect(strip(renderEntry('a:Get1', [policy]))).toContain(
      'Denied by a:*: P since v1 · 2021-01-01',
    );
  });

  test('of a wildcard lists the unnamed actions, a long list folded', () => {
    const markup = renderEntry('a:*');
    expect(strip(markup)).toContain(
      'Matches 15 current IAM actions, 14 of them under no narrower pattern Read a:Get0',
    );
    expect(markup).toContain('<details class="also @container">');
    expect(markup).toContain('<li id="get13"><code>a:Get13</code></li>');
    const short = renderEntry('b:*');
    expect(strip(short)).toContain('Matches 2 current IAM actions, 1 of them');
    expect(short).not.toContain('<details class="also');
    expect(short).toContain('<li id="one">');
  });

  test('of a NotAction has no link to its history', () => {
    expect(renderEntry('b:*')).toContain('/ask/');
    const markup = renderEntry('b:*', policies.slice(1));
    expect(markup).not.toContain('/ask/');
    expect(strip(markup)).toBe(
      'everything but b:* 1 policy Q since v1 · 2021-01-01 on all resources except s, t',
    );
  });

  test('of a wildcard all of whose actions are named has that', () => {
    const text = strip(renderEntry('b:*', [build('P', allow(['b:*', 'b:One', 'b:Two']))]));
    expect(text).toContain('Write and 3 more levels');
    expect(text).toContain('Matches 2 current IAM actions, all listed under narrower patterns.');
  });
});

test('services have their granted patterns with current and past policies', () => {
  const services = groups.map((actions) => ({
    actions,
    summary: summarizeService(actions),
    name: `Service ${actions.service ?? 'any'}`,
  }));
  const once = groupByService(
    listActionHistories([
      buildPolicy('P', [
        ['v1', '2021-01-01T00:00:00Z', allow('a:Put'), deny('b:One')],
        ['v2', '2021-01-02T00:00:00Z', deny('b:One')],
      ]),
    ]),
    catalog,
  ).map((actions) => ({ actions, summary: summarizeService(actions), name: 'Gone' }));
  const markup = renderToStaticMarkup(
    <ServiceList services={[...services, ...once]} deprecated={new Set(['Q'])} />,
  );
  const items = markup
    .split('class="service"')
    .slice(1)
    .map((item) => strip(`<li ${item.replace(/<li[^>]*$/, '')}`));
  expect(items).toEqual([
    'Service a a 1 of 2 patterns allowed, including a:* WriteRead P',
    'Service b b 1 of 2 patterns allowed, including b:* WriteTaggingReadList P',
    'Service any 1 pattern allowed Q (deprecated)',
    'Gone a 0 of 1 pattern allowed P in earlier versions',
    'Gone b never allowed; 1 denied P in earlier versions',
  ]);
  expect(markup).toContain('href="/actions/any-service/"');
});

test('the axis has its years, and the legend only what occurs', () => {
  expect(strip(renderToStaticMarkup(<GrantAxis years={axis.years} />))).toBe('202120222023');
  const read = (hasDenies: boolean, hasMissing: boolean) =>
    strip(renderToStaticMarkup(<GrantBarLegend hasDenies={hasDenies} hasMissing={hasMissing} />));
  expect(read(false, false)).toBe('still allowed no longer allowed');
  expect(read(true, true)).toBe('still allowed no longer allowed denied missing versions');
});

describe('many grants', () => {
  const entries = groups.flatMap((group) => (group.service === 'a' ? group.entries : []));

  test('an index has a line for each pattern, by letter, with its id and page', () => {
    const markup = renderToStaticMarkup(<ActionIndex id="entries" service="a" entries={entries} />);
    expect(markup.match(/<h3>.<\/h3>/g)).toEqual(['<h3>*</h3>', '<h3>G</h3>', '<h3>P</h3>']);
    expect(markup.match(/<li id="put"/g)).toHaveLength(1);
    expect(markup).toContain('href="/actions/a/put/"');
    expect(markup).toContain('href="/actions/a/deny-get~/"');
    expect(strip(markup)).toContain('Earlier versions only');
    // The actions that only the wildcard names keep their ids.
    expect(markup).toContain('id="deny-get0"');
  });

  test('a page of a pattern has a row for each policy, with its type and years', () => {
    const [{ history }] = entries.filter((entry) => entry.history.patterns[0] === 'a:*') as [
      (typeof entries)[number],
    ];
    const markup = renderToStaticMarkup(
      <ActionGrants history={history} axis={axis} until="2023-01-01" />,
    );
    expect(markup).toContain('data-policy="P" data-kind="attachable" data-year="2021 2022 2023"');
    expect(markup).toContain('<option value="2022">2022</option>');
    expect(strip(markup)).toContain('In default versions');
    expect(strip(markup)).not.toContain('In earlier versions only');
  });

  test('a row of a policy without the pattern today ends with the year of its removal', () => {
    const [{ history }] = entries.filter((entry) => entry.history.patterns[0] === 'a:Put') as [
      (typeof entries)[number],
    ];
    const markup = renderToStaticMarkup(
      <ActionGrants history={history} axis={axis} until="2023-01-01" />,
    );
    expect(markup).toContain('data-year="2021"');
    expect(strip(markup)).toContain('In earlier versions only');
  });

  test('an index of services has those with the most patterns, then all by letter', () => {
    const services = groups.map((actions) => ({
      actions,
      summary: summarizeService(actions),
      name: `Service ${actions.service ?? 'any'}`,
    }));
    const markup = renderToStaticMarkup(<ServiceIndex services={services} />);
    expect(markup.match(/<h3>.<\/h3>/g)).toEqual(['<h3>*</h3>', '<h3>A</h3>', '<h3>B</h3>']);
    expect(strip(markup)).toContain('1 of 2 patterns allowed, by 1 policy');
    expect(markup).toContain('data-level="');
  });
});
