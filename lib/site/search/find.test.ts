import { beforeAll, describe, expect, test } from 'vitest';
import { reconcile } from '../../history/reconcile';
import { loadCatalog } from '../../iam/catalog/load';
import { loadRecord } from '../../record/load';
import { find, maxQueryLength, type SearchResults, truncateQuery } from './find';
import { listEntries } from './list-entries';
import {
  createSearchFile,
  openSearchFile,
  type SearchFile,
  type SearchIndex,
} from './search-index';

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
  // As a browser gets it: through JSON.
  file = JSON.parse(JSON.stringify(createSearchFile(entries)));
  index = openSearchFile(file);
});

function ask(question: string, of = index): SearchResults {
  const findings = find(of, question);
  if (findings === undefined) throw new Error(`"${question}" has no word.`);
  return findings;
}

/** The first hit of each group, best group first. */
const showFirst = (question: string) =>
  ask(question).groups.map(({ kind, hits }) => `${kind} ${hits[0]?.entry.title}`);

describe('the first that is found of the real record', () => {
  test.each([
    // Names, whole and in part, however they are written.
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
    // Slips.
    ['custmer profiles', 'policy CustomerProfilesServiceLinkedRolePolicy'],
    ['custmerprofiles', 'policy CustomerProfilesServiceLinkedRolePolicy'],
    ['camapigns', 'policy AmazonConnectCampaignsServiceLinkedRolePolicy'],
    ['passrle', 'action iam:PassRole'],
    ['iam:PasssRole', 'action iam:PassRole'],
    // Versions, days, rows, resources.
    ['v4', 'version AmazonConnect_FullAccess v4'],
    ['readonly v4', 'version AmazonConnectReadOnlyAccess v4'],
    ['never announced', 'version AmazonConnectServiceLinkedRolePolicy v7'],
    ['2022-02-22', 'day 2022-02-22'],
    ['2022-02', 'day 2022-02-22'],
    ['march 2023', 'day 2023-03-07'],
    ['announced 2023-01-26', 'announcement AmazonConnect_FullAccess, announced 2023-01-26'],
    ['arn:aws:s3:::amazon-connect-*', 'resource arn:aws:s3:::amazon-connect-*'],
    ['*', 'resource *'],
  ])('%s', (question, first) => {
    expect(showFirst(question)[0]).toBe(first);
  });
});

test('a day has its rows beside it', () => {
  expect(showFirst('2022-02-22')).toEqual([
    'day 2022-02-22',
    'announcement AmazonConnectServiceLinkedRolePolicy, announced 2022-02-22',
  ]);
});

test('an action has the version that brought it, the row that names it and what it is on', () => {
  expect(showFirst('passrole')).toEqual([
    'action iam:PassRole',
    'version AmazonConnectServiceLinkedRolePolicy v19',
    'announcement AmazonConnectServiceLinkedRolePolicy, announced 2024-11-22',
    'resource arn:aws:iam::*:role/service-role/AmazonConnectEmailSESAccessRole',
  ]);
});

test('an action that only a wildcard gives says so', () => {
  const [group] = ask('connect:CreateRoutingProfile').groups;
  expect(group?.hits[0]?.entry).toEqual({
    kind: 'action',
    title: 'connect:CreateRoutingProfile',
    detail:
      'Allowed now through connect:* by AmazonConnectFullAccess, AmazonConnectServiceLinkedRolePolicy and AmazonConnect_FullAccess; through connect:Create* by AmazonConnectSynchronizationServiceRolePolicy',
    path: '/actions/connect/#createroutingprofile',
  });
});

describe('how near', () => {
  test.each([
    ['passrole', 'all', 4],
    ['custmer profiles', 'alike', 22],
    ['passrole zzzzzz', 'some', 4],
    ['zzzzzz', 'all', 0],
    // Figures are no slips of others.
    ['v999', 'all', 0],
    ['2022-02-23', 'all', 0],
    ['xq', 'all', 0],
  ])('%j: %s, %d', (question, quality, count) => {
    expect(ask(question)).toMatchObject({ quality, count });
  });
});

test.each(['', ' \n ', 'p', 'p A'])('%j is no question yet', (question) => {
  expect(find(index, question)).toBeUndefined();
});

test('what is to be marked: what was asked, or the word that is like it', () => {
  const marks = (question: string) => ask(question).groups[0]?.hits[0]?.listMarks();
  expect(marks('passr')).toEqual(['passr']);
  expect(marks('passr pass')).toEqual(['passr', 'pass']);
  expect(marks('custmer profiles')).toEqual(['customer', 'profiles']);
});

test('a word that the index has is a slip only where nothing has it beside the others', () => {
  const entry = { kind: 'action' as const, detail: '', path: '', words: [] };
  const small = openSearchFile(
    createSearchFile([
      { ...entry, title: 'a:CreateHouse' },
      { ...entry, title: 'a:DropMouse' },
    ]),
  );
  const show = (question: string) => {
    const { quality, groups } = ask(question, small);
    return [quality, ...groups.flatMap(({ hits }) => hits.map(({ entry }) => entry.title))];
  };
  expect(show('mouse')).toEqual(['all', 'a:DropMouse']);
  expect(show('mouse drp')).toEqual(['some', 'a:DropMouse']);
  expect(show('mouse dropp')).toEqual(['alike', 'a:DropMouse']);
  expect(show('create mouse')).toEqual(['alike', 'a:CreateHouse']);
});

test('where nothing is found, what would be', () => {
  expect(ask('pasrol').suggestions).toEqual(['passrole']);
  expect(ask('iam:pasrol').suggestions).toEqual([]);
  expect(ask('zzzzzz').suggestions).toEqual([]);
  // A name by its whole and its parts is one.
  expect(ask('chime:createvoiceconector').suggestions.slice(0, 2)).toEqual([
    'chime:getvoiceconnector',
    'chime:listvoiceconnectors',
  ]);
});

test('a question is cut between characters', () => {
  expect(truncateQuery(`${'a'.repeat(maxQueryLength - 1)}😀b`)).toBe(
    `${'a'.repeat(maxQueryLength - 1)}😀`,
  );
});

test('every entry has a title, a detail and a place, and no two are alike', () => {
  expect(file.entries.filter((entry) => Object.values(entry).includes(''))).toEqual([]);
  const keys = file.entries.map(({ kind, title, path }) => `${kind} ${title} ${path}`);
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});
