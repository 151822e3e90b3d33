import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { type BuiltSite, openBuiltSite } from '../lib/build/built-site';
import { projectFolder } from '../scripts/run-command';
import { exampleSite } from '../testing/example-record';
import { largeSite } from '../testing/large-record';

/** One page of every kind. */
export const kinds = {
  home: '/',
  changes: '/changes/',
  announcements: '/announcements/',
  announcement: '/announcements/2022-02-22-AmazonConnectServiceLinkedRolePolicy/',
  policies: '/policies/',
  policy: '/policies/AmazonConnect_FullAccess/',
  'policy with a printed copy': '/policies/CustomerProfilesServiceLinkedRolePolicy/',
  'longest policy': '/policies/AmazonConnectServiceLinkedRolePolicy/',
  change: '/policies/AmazonConnect_FullAccess/v4/',
  'largest change': '/policies/AmazonConnectServiceLinkedRolePolicy/v55/',
  'first version': '/policies/AmazonConnect_FullAccess/v1/',
  'two versions': '/policies/AmazonConnectServiceLinkedRolePolicy/compare/v4...v8/',
  'two dates': '/compare/2021-06-15...2023-03-07/',
  risk: '/risk/',
  statistics: '/statistics/',
  actions: '/actions/',
  'actions of a service': '/actions/connect/',
  account: '/account/',
  compare: '/compare/',
  'compared versions': '/compare/?policy=AmazonConnect_FullAccess&from=v2&to=v4',
  'own document': '/compare/?policy=AmazonConnect_FullAccess&to=v4',
  ask: '/ask/?action=cloudwatch:PutMetricData&day=2022-01-15',
  'snapshot of a tracked date': '/as-of/2022-02-22/',
  'snapshot of any day': '/as-of/?day=2022-03-01',
  search: '/search/',
  feeds: '/feeds/',
  about: '/about/',
  linking: '/about/linking/',
  embed: '/embed/policies/AmazonConnect_FullAccess/v4/',
  'embedded announcement': '/embed/announcements/2022-02-22-AmazonConnectServiceLinkedRolePolicy/',
  api: '/api/',
  'no page': '/nowhere/',
} as const;

/**
 * The builds of data/: for a domain of its own, without facts that were added after the figures of
 * the tests were checked, and for a project site below a path, with all facts.
 */
export const builds = [
  { name: 'out', baseUrl: 'https://policy-history.example' },
  { name: 'out.project-site', baseUrl: 'https://team.example/policy-history' },
] as const;

/** The build of another record. */
export const example = { name: exampleSite.folder, baseUrl: exampleSite.baseUrl };

/** The build of a record with more policies and changes than one page can have. */
export const large = { name: largeSite.folder, baseUrl: largeSite.baseUrl };

/** The files of a build. Skips the test where it has not been built. */
export function openBuild({ name }: { name: string }): BuiltSite {
  const isBuilt = existsSync(join(projectFolder, name));
  test.skip(!isBuilt, `${name}/ is not there: npm test builds it`);
  return openBuiltSite(join(projectFolder, name));
}

const out = openBuiltSite(join(projectFolder, 'out'));

/** Every file of out/ whose path has this ending. */
export const readBuilt = out.read;

/** The path of every file of out/. */
export const listBuilt = () => out.paths;

/** `/a/` of `/a/index.html`. */
export function toAddress(path: string): string {
  return path.replace(/index\.html$/, '');
}
