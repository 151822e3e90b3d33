import { afterEach, expect, it } from 'vitest';
import { BrokenRecord } from './broken-record';
import { writeCheckedRecord } from './checked-record';
import { readTree, TemporaryFolder } from './temporary-folder';

const folder = new TemporaryFolder();
const record = new BrokenRecord();
afterEach(() => {
  folder.dispose();
  record.dispose();
});

function readChecked() {
  writeCheckedRecord(folder.resolve('data'), record.path);
  return readTree(folder.resolve('data'));
}

it('is the record before facts were added', () => {
  const before = readChecked();
  expect(Object.keys(before).length).toBeGreaterThan(60);
  folder.dispose();
  const policy = 'policies/AmazonConnectReadOnlyAccess';
  record.change('site.json', (site: Record<string, never>) => {
    const [archive, ...others] = site.sources as unknown as Record<string, string>[];
    const added = { ...archive, id: 'import', observedUntil: '2026-11-29T00:00:00Z' };
    return {
      ...site,
      sources: [{ ...archive, observedUntil: '2026-11-30T00:00:00Z' }, ...others, added],
    };
  });
  record.write(
    `${policy}/v6.json`,
    record
      .read(`${policy}/v4.json`)
      .replace('"v4"', '"v6"')
      .replace(/"createDate": "[^"]*"/, '"createDate": "2026-11-01T00:00:00Z"')
      .replace('"api-archive"', '"import"'),
  );
  record.change(`${policy}/policy.json`, (file) => ({
    ...file,
    gaps: [{ from: 'v5', to: 'v5', note: 'Not observed.' }],
    defaults: [{ versionId: 'v4', firstObserved: '2026-11-02T00:00:00Z', knownFrom: ['import'] }],
    noLongerObserved: '2026-11-03T00:00:00Z',
  }));
  record.change('announcements/connect.json', (guide: Record<string, never>) => {
    const announcements = guide.announcements as unknown as Record<string, string>[];
    const added = { ...announcements[0], id: '2026-11-05-A', date: '2026-11-05' };
    return { ...guide, readUntil: '2026-11', announcements: [added, ...announcements] };
  });
  expect(readChecked()).toEqual(before);
});
