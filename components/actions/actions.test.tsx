import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { listActionHistories } from '@/lib/history/action-history';
import { createAxis } from '@/lib/history/axis';
import { groupByService, summarizeService } from '@/lib/history/service-actions';
import { allow, buildCatalog, buildPolicy, deny } from '@/testing/builders';
import { ActionEntry } from './action-entry';
import { GrantAxis, GrantBarLegend } from './grant-bar';
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

/** What readers read: the text of the markup. */
const strip = (markup: string) =>
  markup
    .replace(/<\/(p|li|h2|dt|dd|summary)>|<p|<ul|<span class="block/g, ' $&')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replace(/\s+/g, ' ')
    .trim();

function showEntry(pattern: string, effect = 'Allow'): string {
  const entry = groups
    .flatMap(({ entries }) => entries)
    .find(({ history }) => history.patterns.join() === pattern && history.effect === effect);
  if (entry === undefined) throw new Error(`No ${pattern}.`);
  return renderToStaticMarkup(<ActionEntry entry={entry} axis={axis} references={references} />);
}

test('of a wider pattern in many policies their number is told', () => {
  const many = Array.from({ length: 5 }, (_, at) =>
    buildPolicy(`W${at}`, [['v1', '2021-01-01T00:00:00Z', allow('a:*')]]),
  );
  const tell = (of: typeof many) => {
    const named = buildPolicy('P', [['v1', '2021-01-01T00:00:00Z', allow('a:Put')]]);
    const [service] = groupByService(listActionHistories([named, ...of]), catalog);
    const entry = service?.entries.find(({ history }) => history.patterns[0] === 'a:Put');
    if (entry === undefined) throw new Error('No a:Put.');
    return strip(
      renderToStaticMarkup(<ActionEntry entry={entry} axis={axis} references={references} />),
    );
  };
  expect(tell(many)).toContain('also through a:*: 5 policies');
  expect(tell(many.slice(1))).toContain('also through a:*: W1 since v1 · 2021-01-01; W2');
});

test('of many wider patterns a few are told, those of the service first, and the rest counted', () => {
  const general = ['*', '*:*', '*:Put', '*:P*', '*:?ut', '*:Pu*'].map((pattern, at) =>
    buildPolicy(`W${at % 4}x${at}`, [['v1', '2021-01-01T00:00:00Z', allow(pattern)]]),
  );
  const tell = (of: typeof general) => {
    const named = buildPolicy('P', [['v1', '2021-01-01T00:00:00Z', allow(['a:Put', 'a:P*'])]]);
    const lives = listActionHistories([named, ...of]);
    const entry = groupByService(lives, catalog)
      .flatMap(({ entries }) => entries)
      .find(({ history }) => history.patterns[0] === 'a:Put');
    if (entry === undefined) throw new Error('No a:Put.');
    return renderToStaticMarkup(<ActionEntry entry={entry} axis={axis} references={references} />);
  };
  const few = tell(general.slice(0, 3));
  expect(few.match(/class="also"/g)).toHaveLength(4);
  expect(few).not.toContain('wider pattern');
  const many = tell(general);
  expect(many.match(/class="also"/g)).toHaveLength(5);
  expect(strip(many)).toMatch(/also through a:P\*: P since/);
  expect(strip(many).indexOf('a:P*')).toBeLessThan(strip(many).indexOf('through *'));
  expect(strip(many)).toContain('also through 3 wider patterns of any service: 3 policies');
  expect(many).toContain('<a href="/actions/any-service/">3 wider patterns of any service</a>');
});

describe('an action', () => {
  test('says who granted it, when and on what, and what else does', () => {
    const markup = showEntry('a:Put');
    expect(markup).toContain('<li id="put" class="entry">');
    expect(markup).toContain('<a href="https://x/#put"><code>a:Put</code></a>');
    expect(markup).toContain('href="/ask/?action=a:Put"');
    expect(markup).toContain('<a href="/policies/P/v2/">');
    expect(strip(markup)).toBe(
      'a:Put Write · by name in no policy in force its whole history ' +
        'P v2 · 2021-01-01 or earlier to v3 · 2021-06-01 on all resources, <i>, if k StringEquals x ' +
        'also through a:*: P since v3 · 2021-06-01 ' +
        'also through everything but b:*: Q since v1 · 2021-01-01',
    );
    expect(markup).toContain('href="/actions/any-service/#not-b%3A*"');
    expect(markup).toContain('class="end"');
    expect(markup).not.toContain('<i>');
  });

  test('has a date of its own for each resource and condition', () => {
    const policy = buildPolicy('P', [
      ['v1', '2021-01-01T00:00:00Z', allow('a:Put', 'r', tagged)],
      ['v2', '2021-02-01T00:00:00Z', allow('a:Put', 'r', tagged), allow('a:Put', ['r', 's'])],
      ['v3', '2021-03-01T00:00:00Z', allow('a:Put', ['s', 'r']), allow('a:Put', '*')],
    ]);
    const [entry] = groupByService(listActionHistories([policy]), catalog)[0]?.entries ?? [];
    const markup = renderToStaticMarkup(
      <ActionEntry
        entry={entry as NonNullable<typeof entry>}
        axis={axis}
        references={references}
      />,
    );
    expect(strip(markup)).toContain(
      'P since v1 · 2021-01-01 ' +
        'v1 · 2021-01-01 to v3 · 2021-03-01: on r, if k StringEquals x ' +
        'since v2 · 2021-02-01: on r, s ' +
        'since v3 · 2021-03-01: on all resources',
    );
  });

  test('that is denied says so, and what allows it', () => {
    const markup = showEntry('a:Get*', 'Deny');
    expect(strip(markup)).toMatch(
      /^Deny a:Get\* Read · by name in no policy in force its whole history P v3 · 2021-06-01 to v9 · 2022-01-01 or earlier on r allowed through a:\*: P since/,
    );
    expect(markup).toContain('class="hollow"');
    expect(markup).toContain('class="gap"');
  });

  test('under a wildcard that denies it says so', () => {
    const deniedGroups = groupByService(
      listActionHistories([
        buildPolicy('P', [['v1', '2021-01-01T00:00:00Z', allow('a:Get1'), deny('a:*')]]),
      ]),
      catalog,
    );
    const [entry] =
      deniedGroups[0]?.entries.filter(({ history }) => history.effect === 'Allow') ?? [];
    if (entry === undefined) throw new Error('No entry.');
    const markup = renderToStaticMarkup(
      <ActionEntry entry={entry} axis={axis} references={references} />,
    );
    expect(strip(markup)).toContain('denied through a:*: P since v1 · 2021-01-01');
  });

  test('of a wildcard lists what nobody names, a long list on demand', () => {
    const markup = showEntry('a:*');
    expect(strip(markup)).toContain(
      'stands for 15 actions that IAM has today, 14 of them under no narrower entry Read a:Get0',
    );
    expect(markup).toContain('<details class="also @container">');
    expect(markup).toContain('<li id="get13"><code>a:Get13</code></li>');
    const short = showEntry('b:*');
    expect(strip(short)).toContain('stands for 2 actions that IAM has today, 1 of them');
    expect(short).not.toContain('<details');
    expect(short).toContain('<li id="one">');
  });

  test('of a NotAction has no history of its own to ask for', () => {
    const markup = showEntry('b:*');
    expect(markup).toContain('/ask/');
    const not = groups.at(-1)?.entries[0];
    if (not === undefined) throw new Error('No NotAction.');
    const text = renderToStaticMarkup(
      <ActionEntry entry={not} axis={axis} references={references} />,
    );
    expect(text).not.toContain('/ask/');
    expect(strip(text)).toBe(
      'everything but b:* Q since v1 · 2021-01-01 on all resources but s, t',
    );
  });
});

test('a wildcard all of whose actions are named says so', () => {
  const [group] = groupByService(
    listActionHistories([
      buildPolicy('P', [['v1', '2021-01-01T00:00:00Z', allow(['b:*', 'b:One', 'b:Two'])]]),
    ]),
    catalog,
  );
  const [entry] = group?.entries ?? [];
  if (entry === undefined) throw new Error('No entry.');
  const markup = renderToStaticMarkup(
    <ActionEntry entry={entry} axis={axis} references={references} />,
  );
  expect(strip(markup)).toContain('several levels');
  expect(strip(markup)).toContain(
    'stands for 2 actions that IAM has today, all of them under narrower entries',
  );
});

test('services say what is granted of them, by which policies, and what no longer is', () => {
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
  const markup = renderToStaticMarkup(<ServiceList services={[...services, ...once]} />);
  expect((markup.match(/<li.*?<\/li>/g) ?? []).map(strip)).toEqual([
    'Service a a in P 1 of 2 patterns granted now, every action through a:* Write and Read',
    'Service b b in P 1 of 2 patterns granted now, every action through b:* Write, Tagging, Read and List',
    'Service any in Q 1 pattern granted now',
    'Gone a once in P none of 1 pattern granted now',
    'Gone b once in P nothing ever granted; 1 denied',
  ]);
  expect(markup).toContain('href="/actions/any-service/"');
});

test('the axis has its years, and the legend only what occurs', () => {
  expect(strip(renderToStaticMarkup(<GrantAxis years={axis.years} />))).toBe('202120222023');
  const read = (hasDenies: boolean, hasMissing: boolean) =>
    strip(renderToStaticMarkup(<GrantBarLegend hasDenies={hasDenies} hasMissing={hasMissing} />));
  expect(read(false, false)).toBe('allowed, and still so allowed until taken away');
  expect(read(true, true)).toBe(
    'allowed, and still so allowed until taken away denied versions not observed',
  );
});
