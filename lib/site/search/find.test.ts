import { beforeAll, describe, expect, test } from 'vitest';
import { reconcile } from '../../history/reconcile';
import { loadCatalog } from '../../iam/catalog/load';
import { loadRecord } from '../../record/load';
import { createSearchFiles } from './create-files';
import { find, maxQueryLength, type SearchResults, truncateQuery } from './find';
import { listEntries } from './list-entries';
import { openSearchFiles, type SearchFile, type SearchIndex } from './search-index';

let file: SearchFile;
let index: SearchIndex;

beforeAll(async () => {
  const { site, policies, announcements } = loadRecord('data');
  const catalog = await loadCatalog(
    policies.flatMap(({ versions }) =>
      versions.flatMap(({ statements }) => statements.flatMap(({ action }) => action.patterns)),
    ),
  );
  const entries = listEntries({
    policies,
    reconciliation: reconcile(policies, announcements, { catalog }),
    catalog,
    trackedDates: site.tracking?.dates ?? [],
  });
  // A browser reads it from JSON.
  file = JSON.parse(JSON.stringify(createSearchFiles(entries).file));
  index = openSearchFiles(file);
});

function search(query: string, of = index): SearchResults {
  const results = find(of, query);
  if (results === undefined) throw new Error(`"${query}" has no word.`);
  return results;
}

/** The first hit of each group, best group first. */
const showFirst = (query: string) =>
  search(query).groups.map(({ kind, hits }) => `${kind} ${hits[0]?.entry.title}`);

describe('the first result of the record', () => {
  test.each([
    // Names and parts of names in any spelling.
    ['AmazonConnect_FullAccess', 'policy AmazonConnect_FullAccess'],
    ['amazonconnect_fullaccess', 'policy AmazonConnect_FullAccess'],
    ['AmazonConnectFullAccess', 'policy AmazonConnectFullAccess'],
    ['  amazonconnectreadonlyaccess ', 'policy AmazonConnectReadOnlyAccess'],
    ['AmazonConnect_FullAccess v4', 'version AmazonConnect_FullAccess v4'],
    ['fullaccess', 'policy AmazonConnect_FullAccess'],
    ['customer profiles', 'policy CustomerProfilesServiceLinkedRolePolicy'],
    ['voice id', 'policy AmazonConnectVoiceIDFullAccess'],
    ['campaigns', 'policy AmazonConnectCampaignsServiceLinkedRolePolicy'],
    ['deprecated', 'policy AmazonConnectFullAccess'],
    ['arn:aws:iam::aws:policy/AmazonConnect_FullAccess', 'policy AmazonConnect_FullAccess'],
    ['iam:PassRole', 'action iam:PassRole'],
    ['passrole', 'action iam:PassRole'],
    ['PASS role', 'action iam:PassRole'],
    ['profile:GetDomain', 'action profile:GetDomain'],
    ['describeuser', 'action connect:DescribeUser'],
    ['profile:*', 'action profile:*'],
    ['wisdom', 'action wisdom:*'],
    ['iam:*role', 'action iam:PassRole'],
    ['putmetric', 'action cloudwatch:PutMetricData'],
    ['kinesis', 'action kinesis:ListStreams'],
    ['detect objecttype', 'action profile:DetectProfileObjectType'],
    // Typing errors.
    ['custmer profiles', 'policy CustomerProfilesServiceLinkedRolePolicy'],
    ['custmerprofiles', 'policy CustomerProfilesServiceLinkedRolePolicy'],
    ['camapigns', 'policy AmazonConnectCampaignsServiceLinkedRolePolicy'],
    ['passrle', 'action iam:PassRole'],
    ['iam:PasssRole', 'action iam:PassRole'],
    // Versions, days, announcements, resources.
    ['v4', 'version AmazonConnect_FullAccess v4'],
    ['readonly v4', 'version AmazonConnectReadOnlyAccess v4'],
    ['never announced', 'version AmazonConnectServiceLinkedRolePolicy v7'],
    ['2022-02-22', 'day 2022-02-22'],
    ['2022-02', 'day 2022-02-22'],
    ['march 2023', 'day 2023-03-07'],
    ['announced 2023-01-26', 'announcement AmazonConnect_FullAccess, announced 2023-01-26'],
    ['arn:aws:s3:::amazon-connect-*', 'resource arn:aws:s3:::amazon-connect-*'],
    ['*', 'resource *'],
  ])('%s', (query, first) => {
    expect(showFirst(query)[0]).toBe(first);
  });
});

test.each([
  [
    '2022-02-22',
    ['day 2022-02-22', 'announcement AmazonConnectServiceLinkedRolePolicy, announced 2022-02-22'],
  ],
  [
    'passrole',
    [
      'action iam:PassRole',
      'version AmazonConnectServiceLinkedRolePolicy v19',
      'announcement AmazonConnectServiceLinkedRolePolicy, announced 2024-11-22',
      'resource arn:aws:iam::*:role/service-role/AmazonConnectEmailSESAccessRole',
    ],
  ],
])('%s finds entries of several kinds', (query, first) => {
  expect(showFirst(query)).toEqual(first);
});

test('an action that only wildcards allow has that', () => {
  const [group] = search('connect:CreateRoutingProfile').groups;
  expect(group?.hits[0]?.entry).toMatchObject({
    kind: 'action',
    title: 'connect:CreateRoutingProfile',
    detail:
      'Allowed now through connect:* by AmazonConnectFullAccess, AmazonConnectServiceLinkedRolePolicy and AmazonConnect_FullAccess; through connect:Create* by AmazonConnectSynchronizationServiceRolePolicy',
    path: '/actions/connect/#createroutingprofile',
  });
});

describe('the quality of results', () => {
  test.each([
    ['passrole', 'all', 4],
    ['custmer profiles', 'alike', 22],
    ['passrole zzzzzz', 'some', 4],
    ['zzzzzz', 'all', 0],
    // Digits are not typing errors.
    ['v999', 'all', 0],
    ['2022-02-23', 'all', 0],
    ['xq', 'all', 0],
  ])('%j: %s, %d', (query, quality, count) => {
    expect(search(query)).toMatchObject({ quality, count });
  });
});

test.each(['', ' \n ', 'p', 'p A'])('%j has no word', (query) => {
  expect(find(index, query)).toBeUndefined();
});

test('marks are the words of the query, or the similar words that were found', () => {
  const marks = (query: string) => search(query).groups[0]?.hits[0]?.listMarks();
  expect(marks('passr')).toEqual(['passr']);
  expect(marks('passr pass')).toEqual(['passr', 'pass']);
  expect(marks('custmer profiles')).toEqual(['customer', 'profiles']);
});

test('a word of the index is a typing error only if no entry has it together with the others', () => {
  const entry = { kind: 'action' as const, detail: '', path: '', words: [] };
  const small = openSearchFiles(
    createSearchFiles([
      { ...entry, title: 'a:CreateHouse' },
      { ...entry, title: 'a:DropMouse' },
    ]).file,
  );
  const show = (query: string) => {
    const { quality, groups } = search(query, small);
    return [quality, ...groups.flatMap(({ hits }) => hits.map(({ entry }) => entry.title))];
  };
  expect(show('mouse')).toEqual(['all', 'a:DropMouse']);
  expect(show('mouse drp')).toEqual(['some', 'a:DropMouse']);
  expect(show('mouse dropp')).toEqual(['alike', 'a:DropMouse']);
  expect(show('create mouse')).toEqual(['alike', 'a:CreateHouse']);
});

test('without results there are suggestions', () => {
  expect(search('pasrol').suggestions).toEqual(['passrole']);
  expect(search('iam:pasrol').suggestions).toEqual([]);
  expect(search('zzzzzz').suggestions).toEqual([]);
  // A name with several matching terms is one suggestion.
  expect(search('chime:createvoiceconector').suggestions.slice(0, 2)).toEqual([
    'chime:getvoiceconnector',
    'chime:listvoiceconnectors',
  ]);
});

test('a query is truncated between characters', () => {
  expect(truncateQuery(`${'a'.repeat(maxQueryLength - 1)}😀b`)).toBe(
    `${'a'.repeat(maxQueryLength - 1)}😀`,
  );
});

test('every entry has a title, a detail and a path of its own', () => {
  const entries = [...index.entries.values()];
  expect(entries.filter((entry) => Object.values(entry).includes(''))).toEqual([]);
  const keys = entries.map(({ kind, title, path }) => `${kind} ${title} ${path}`);
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});
