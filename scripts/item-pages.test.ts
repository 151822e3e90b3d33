import { readdirSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import type { FileKind } from '../lib/build/file-kinds';
import { BrokenRecord } from '../testing/broken-record';
import { TemporaryFolder } from '../testing/temporary-folder';

// Each run compares all versions of the record and renders their pages.
vi.setConfig({ testTimeout: 300_000 });

const record = new BrokenRecord();
const folder = new TemporaryFolder();
afterEach(() => {
  record.dispose();
  folder.dispose();
});

/** Makes the files and pages of policies and actions with a cache, in fresh modules, by path. */
async function makeFiles(cache: string): Promise<Record<string, string>> {
  vi.stubEnv('SITE_BASE_URL', 'https://policy-history.example');
  vi.stubEnv('DATA_DIR', record.path);
  vi.stubEnv('CACHE_DIR', folder.resolve(cache));
  vi.resetModules();
  const { itemPages } = await import('./item-pages');
  const { fileKinds } = await import('../lib/build/files');
  const made: Record<string, string> = {};
  for (const file of [...itemPages, ...fileKinds].filter(isReused).flatMap(listFiles)) {
    made[file.path] = String(await file.write({ styleSheets: ['/style.css'] }));
  }
  return made;
}

const isReused = ({ isOfPolicies, pattern }: FileKind) =>
  (isOfPolicies && !pattern.endsWith('.png')) || pattern.startsWith('/actions/');
const listFiles = ({ list }: FileKind) => [...list()];
const listRendered = () => readdirSync(folder.resolve('cache/rendered'));

/** Changes of different kinds, each of another policy. */
function changeRecord() {
  record.change('policies/AmazonConnectFullAccess/v2.json', (version) => {
    const document = version.document as unknown as { Statement: object[] };
    const [first] = document.Statement;
    const Statement = [{ ...first, Resource: 'arn:aws:connect:*:*:instance/*' }];
    return { ...version, document: { ...document, Statement } };
  });
  record.change('policies/AmazonConnectVoiceIDFullAccess/policy.json', (policy) => ({
    ...policy,
    summary: 'Another summary.',
  }));
  record.change('announcements/connect.json', (file) => {
    const announcements = file.announcements as unknown as Record<string, string>[];
    return {
      ...file,
      announcements: announcements.flatMap((each) => {
        if (each.id === '2023-03-07-CustomerProfilesServiceLinkedRolePolicy') return [];
        const isChanged = each.policyName === 'AmazonConnectReadOnlyAccess';
        return [isChanged ? { ...each, gist: `${each.gist}, as corrected` } : each];
      }),
    };
  });
}

test('a page or file is reused only where a new one would be the same', async () => {
  const first = await makeFiles('cache');
  const rendered = listRendered();
  changeRecord();
  const reusing = await makeFiles('cache');
  expect(reusing).toEqual(await makeFiles('empty-cache'));

  const changed = Object.keys(reusing).filter((path) => reusing[path] !== first[path]);
  for (const name of ['AmazonConnectFullAccess', 'CustomerProfilesServiceLinkedRolePolicy']) {
    expect(changed).toContain(`/policies/${name}/index.html`);
    expect(changed).toContain(
      `/api/v1/policies/${name}/${name.startsWith('C') ? 'v1' : 'v2'}.json`,
    );
  }
  expect(changed).toContain('/policies/AmazonConnectVoiceIDFullAccess/index.html');
  expect(changed).toContain('/policies/AmazonConnectReadOnlyAccess/feed.xml');
  // It had statements about iam, and has one about firehose, of other resources.
  expect(changed).toContain('/actions/iam/index.html');
  expect(changed).toContain('/actions/firehose/index.html');
  expect(changed).not.toContain('/actions/wisdom/index.html');
  // The changed policies have 9 of the 57 versions on record.
  const madeAnew = listRendered().length - rendered.length;
  expect(madeAnew).toBeGreaterThan(0);
  expect(madeAnew).toBeLessThan(rendered.length / 3);
});
