import { describe, expect, test } from 'vitest';
import { allow, buildPolicy, v } from '../../../testing/builders';
import type { FeedScope } from '../../addresses/paths';
import { createSiteAddress } from '../../addresses/site-address';
import { reconcile } from '../../history/reconcile';
import { buildFeed } from './build-feed';

const address = createSiteAddress('https://example.org');
const site = {
  title: 'Policies',
  subject: 'this test',
  baseUrl: 'https://example.org',
  idBase: 'tag:example.org,2026',
  sources: [],
};
const policy = {
  ...buildPolicy('A+B', [v(1, allow('s3:Get'))]),
  withdrawals: [{ from: '2022-01-01T00:00:00Z', until: '2022-02-01T00:00:00Z' }],
};
const build = (of: FeedScope) =>
  buildFeed({ site, address, reconciliation: reconcile([policy], []), policies: [policy] }, of);

describe('a withdrawal and a return', () => {
  test('are items of the feed of everything', () => {
    const [returned, withdrawn] = build('everything').items;
    expect(withdrawn).toEqual({
      id: 'tag:example.org,2026:withdrawn/A%2BB/2022-01-01T00:00:00Z',
      url: 'https://example.org/policies/A%2BB/',
      title: 'A+B: withdrawn',
      summary:
        'The source no longer lists the policy; this was observed at 2022-01-01T00:00:00Z. Existing attachments may still apply.',
      html: '<p>The source no longer lists the policy; this was observed at 2022-01-01T00:00:00Z. Existing attachments may still apply.</p><p><a href="https://example.org/policies/A%2BB/">A+B</a></p>',
      published: '2022-01-01T00:00:00Z',
      categories: ['withdrawn', 'A+B'],
    });
    expect(returned).toMatchObject({
      id: 'tag:example.org,2026:returned/A%2BB/2022-02-01T00:00:00Z',
      title: 'A+B: listed again',
      summary:
        'The source lists the policy again; this was observed at 2022-02-01T00:00:00Z. It did not list it since 2022-01-01T00:00:00Z.',
      categories: ['returned', 'A+B'],
    });
  });

  test.each<[FeedScope, number]>([
    ['everything', 2],
    ['all-versions', 2],
    [{ policyName: 'A+B' }, 2],
    [{ policyName: 'C' }, 0],
    ['unannounced', 0],
    ['high-risk', 0],
  ])('are in the feed of %j: %d', (of, count) => {
    const items = build(of).items.filter(({ id }) => /:(withdrawn|returned)\//.test(id));
    expect(items).toHaveLength(count);
  });
});
