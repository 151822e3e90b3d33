import { afterEach, describe, expect, test } from 'vitest';
import { readTree, TemporaryFolder } from '../../../testing/temporary-folder';
import { importRisk } from './import-risk';

const folder = new TemporaryFolder();
afterEach(() => folder.dispose());

const overlay = {
  sources: [
    {
      id: 'pathfinding',
      name: 'Paths',
      url: 'https://example.org',
      license: 'Apache-2.0',
      snapshot: '2026-08-17',
    },
  ],
  paths: [
    {
      id: 'iam-005',
      category: 'privilege-escalation',
      reason: 'Can give a role any permission.',
      needs: [],
    },
  ],
  actions: [
    {
      category: 'data-access',
      reason: 'Can read objects.',
      needs: [],
      actions: ['s3:GetObject'],
    },
  ],
  excluded: [],
};

const path = {
  id: 'iam-005',
  name: 'iam:PutRolePolicy',
  url: 'https://example.org/iam-005',
  required: [{ permission: 'iam:PutRolePolicy' }],
};

interface Contents {
  overlay?: unknown;
  paths?: unknown;
  actions?: unknown;
}

function run(contents: Contents = {}, options: { check?: boolean } = {}) {
  const given = {
    overlay,
    paths: { paths: [path] },
    actions: { 's3:GetObject': {}, 'old:Action': {} },
    ...contents,
  };
  const write = (name: string, value: unknown) =>
    folder.write(name, typeof value === 'string' ? value : JSON.stringify(value));
  write('data/risk/overlay.json', given.overlay);
  return importRisk({
    paths: write('paths.json', given.paths),
    actions: write('actions.json', given.actions),
    data: folder.resolve('data'),
    ...options,
  });
}

describe('an import', () => {
  test('writes the catalog, and names what it left out', async () => {
    const [written, left, ...others] = await run();
    expect(written).toMatch(
      /catalog\.json is written: 1 path, 1 action in 1 group, \d+ of Permissions management/,
    );
    expect(left).toBe("Left out, because IAM's reference does not have them: old:Action.");
    expect(others).toEqual([]);
    expect(Object.keys(readTree(folder.resolve('data')))).toEqual([
      'risk/catalog.json',
      'risk/overlay.json',
    ]);
    const text = folder.read('data/risk/catalog.json');
    expect(text).toMatch(/^\{\n {2}"\$schema": "\.\.\/schema\/risk\.schema\.json",\n/);
    expect(JSON.parse(text).resources).toEqual({
      'iam:PutRolePolicy': ['arn:aws:iam::*:role/*'],
      's3:GetObject': ['arn:aws:s3:*:*:accesspoint/*/object/*', 'arn:aws:s3:::*/*'],
    });
  });

  test('changes nothing the second time', async () => {
    await run();
    const [report, ...others] = await run({ actions: { 's3:GetObject': {} } }, { check: true });
    expect(report).toContain('catalog.json is up to date');
    expect(others).toEqual([]);
  });

  test('with --check fails and writes nothing where the catalog would change', async () => {
    await expect(run({}, { check: true })).rejects.toThrow(
      [
        'risk/catalog.json',
        '  expected: the catalog that its sources and the overlay give',
        '  found:    another one, or none',
        '  remedy:   Run npm run import-risk without --check.',
      ].join('\n'),
    );
    expect(Object.keys(readTree(folder.resolve('data')))).toEqual(['risk/overlay.json']);
  });

  test('leaves no temporary file where the catalog cannot be replaced', async () => {
    folder.write('data/risk/catalog.json/file', '');
    await expect(run()).rejects.toThrow();
    expect(Object.keys(readTree(folder.resolve('data')))).toEqual([
      'risk/catalog.json/file',
      'risk/overlay.json',
    ]);
  });
});

describe('an import is refused, with all problems, for', () => {
  const cases: [string, Contents, string[]][] = [
    [
      'files that are no JSON',
      { overlay: '{', paths: '[', actions: '' },
      ['risk/overlay.json at line 1', 'paths.json at line 1', 'actions.json\n'],
    ],
    [
      'sources of another form',
      { paths: { paths: [{}] }, actions: { GetObject: {} } },
      ['paths.json at /paths/0', 'actions.json at /GetObject'],
    ],
    [
      'an overlay that its schema refuses',
      { overlay: { ...overlay, excluded: 'none', extra: 1 } },
      ['risk/overlay.json at /excluded', 'risk/overlay.json at /extra'],
    ],
    [
      'an overlay that does not fit the sources',
      { overlay: { ...overlay, paths: [], actions: [] } },
      ['an entry for the path iam-005', 'an entry for s3:GetObject'],
    ],
    [
      'a path that the schema refuses',
      { paths: { paths: [{ ...path, url: 'nowhere' }] } },
      ['risk/catalog.json at /paths/0/url'],
    ],
  ];
  test.each(cases)('%s', async (_, contents, parts) => {
    const error = await run(contents).then(String, String);
    for (const part of parts) expect(error).toContain(part);
    expect(Object.keys(readTree(folder.resolve('data')))).toEqual(['risk/overlay.json']);
  });

  test('files that do not exist', async () => {
    const missing = folder.resolve('nothing.json');
    const error = await importRisk({
      paths: missing,
      actions: missing,
      data: folder.path,
    }).then(String, String);
    expect(error).toContain('3 problems in');
    expect(error).toContain('risk/overlay.json\n');
    expect(error).toContain('nothing.json\n');
  });
});
