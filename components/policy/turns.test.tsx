import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { reconcile } from '@/lib/history/reconcile';
import type { Policy } from '@/lib/record/types';
import { allow, buildPolicy } from '@/testing/builders';
import { ChangeList } from '../change/change-list';
import { tellAccount } from './account';
import { PolicyFacts } from './policy-facts';
import { PolicyList } from './policy-list';
import { VersionList } from './version-list';

// Links are made for the site that is built.
vi.hoisted(() => vi.stubEnv('SITE_BASE_URL', 'https://policy-history.example'));

/** What readers read: the text of the markup. */
const strip = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const show = (element: React.ReactNode) => strip(renderToStaticMarkup(element));

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
  test('says what is in force since when, and since when it is not seen', () => {
    const facts = show(<PolicyFacts policy={policy} />);
    expect(facts).toContain(
      'v2 , since 2021-06-01 06:00 UTC , when it was seen as the default again',
    );
    expect(facts).toContain('No longer observed since 2021-07-01 00:00 UTC');
    expect(renderToStaticMarkup(<PolicyFacts policy={policy} />)).toContain(
      'href="#default-2021-06-01T06:00:00Z"',
    );
    expect(show(<PolicyList policies={[policy]} />)).toContain('no longer observed');
  });

  test('says nothing of either where neither is so', () => {
    const facts = show(<PolicyFacts policy={made} />);
    expect(facts).toContain('v5 , since 2021-05-01 00:00 UTC Created');
    expect(facts).not.toContain('observed');
    expect(show(<PolicyList policies={[made]} />)).not.toContain('observed');
  });

  test('lists its versions, defaults and gaps in the order of time, newest first', () => {
    const { changes, defaultChanges } = reconcile([policy], []);
    const markup = renderToStaticMarkup(
      <VersionList policy={policy} changes={changes} defaultChanges={defaultChanges} />,
    );
    const steps = strip(markup).match(/\d{4}-\d\d-\d\d|v\d(?: → v\d)?(?! to)|v3 to v4 were/g);
    expect(steps?.filter((step) => !/^\d{4}/.test(step))).toEqual([
      ...['v5 → v2', 'v2'],
      'v1 → v5',
      'v3 to v4 were',
      ...['v2 → v1', 'v1'],
      'v1 → v2',
      'v1',
    ]);
    for (const id of ['default-2021-06-01T06:00:00Z', 'default-2021-03-01T06:00:00Z', 'P-v5']) {
      expect(markup.split(`id="${id}"`)).toHaveLength(2);
    }
  });

  test('is among all changes by its name, and leads to the comparison of the two', () => {
    const { changes, defaultChanges } = reconcile([policy], []);
    const markup = renderToStaticMarkup(
      <ChangeList changes={changes} defaultChanges={defaultChanges} most={2} />,
    );
    expect(strip(markup)).toMatch(
      /^2021-06-01 P v5 → v2 Both: .* default set back to v2 2021-05-01 P v5 /,
    );
    expect(markup).toContain('href="/compare/?policy=P&amp;from=v5&amp;to=v2"');
    expect(markup.split('<li')).toHaveLength(3);
  });
});

test.each<[string, string | null, string, string]>([
  ['AWS’s own policy', 'arn:aws:iam::aws:policy/P', 'P', ''],
  ['one whose ARN is not known', null, 'P', ''],
  [
    'one of an account',
    'arn:aws:iam::111122223333:policy/x/P',
    'P~111122223333',
    'P of account 111122223333',
  ],
  ['one whose name would be a file of the API', null, 'P.json~', 'P.json by its name in IAM'],
])('whose a policy is, of %s', (_, arn, policyName, text) => {
  const iamName = policyName.split('~')[0] as string;
  expect(show(tellAccount({ ...made, arn, iamName, policyName }))).toBe(text);
});
