import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { loadRecord } from '../lib/record/load';
import { buildAwsEnvironment } from '../testing/aws-environment';
import { renderFeed, renderHtml } from '../testing/aws-page';
import { finishCommand, startCommand } from '../testing/command';
import { aws, serve } from '../testing/iam-import';
import { startIamServer } from '../testing/iam-server';
import { observePolicy, TestRecord } from '../testing/observations';
import { TemporaryFolder } from '../testing/temporary-folder';

// Each starts processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const folder = new TemporaryFolder();
const empty = new TestRecord();
const small = new TestRecord();
let page: string;
beforeAll(() => {
  page = folder.write('page.html', renderHtml(loadRecord('data').announcements));
  small.add(observePolicy('Known', [1]));
});
afterAll(() => {
  for (const each of [folder, empty, small]) each.dispose();
});

const run = (...args: string[]) =>
  finishCommand(
    startCommand('watch.ts', args, { env: { DATA_DIR: '', ...buildAwsEnvironment() } }),
  );

describe('npm run watch', () => {
  test('ends with 0 where nothing is new', async () => {
    expect(await run('--page', page, '--feed', '')).toEqual({
      code: 0,
      output: 'Nothing new.\n',
      errors: '',
    });
  });

  test('ends with 3 where something is new, and escapes hostile text', async () => {
    const title = 'Managed policy <script>\u001B[31m\u202E';
    const feed = folder.write('feed.rss', renderFeed([{ title, date: '2026-10-01' }]));
    const { code, output, errors } = await run('--page', page, '--feed', feed);
    expect([code, errors]).toEqual([3, '']);
    expect(output).toMatch(
      /^2026-10-01 “Managed policy <script>\\u\{1b\}\[31m\\u\{202e\}”, from the feed: /,
    );
    expect(output).toMatch(/\nNew: 0 announcements, 1 item to review\.\n$/);
  });

  test('ends with 1 where a source cannot be read, and reports the others', async () => {
    const { code, output, errors } = await run('--page', page, '--feed', 'missing.rss', '--json');
    expect(code).toBe(1);
    expect(errors).toMatch(/^missing\.rss: expected a file that can be read, found nothing/);
    expect(JSON.parse(output)).toMatchObject({
      isNew: false,
      isWritten: false,
      errors: [errors.trim()],
    });
  });

  test('asks IAM for the policies on record, or for those of a name', async () => {
    const server = await startIamServer({
      policies: [serve(`${aws}/Known`, [2, 1]), serve(`${aws}/Other`, [1])],
    });
    try {
      const args = ['--data', small.path, '--iam', '--endpoint', server.endpoint];
      const [known, other] = [await run(...args, '--json'), await run(...args, '--match', 'Other')];
      // Their documents are others than those on record: a contradiction.
      expect([known.code, JSON.parse(known.output).isNew]).toEqual([1, false]);
      expect(known.errors).toContain('Known v1');
      expect([other.code, other.output]).toEqual([
        3,
        expect.stringContaining('IAM has v1 of Other, a policy not on record.'),
      ]);
    } finally {
      await server.close();
    }
  });

  test.each([
    ['a flag that is none', () => ['--pages', 'x'], /Unknown option/],
    ['IAM’s flags without IAM', () => ['--match', 'A*'], /belong to --iam/],
    ['a number that is none', () => ['--timeout', 'soon'], /--timeout: expected a number/],
    ['nothing to read', () => ['--data', empty.path], /expected something to read/],
  ])('ends with 2 for %s', async (_, args, complaint) => {
    const { code, output, errors } = await run(...args());
    expect([code, output]).toEqual([2, '']);
    expect(errors).toMatch(complaint);
    expect(errors).toContain('npm run watch');
  });
});
