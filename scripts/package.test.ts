import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, it, type TestContext } from 'vitest';
import { buildSampleAccount } from '../lib/account/sample-account';
import { listAllChanges } from '../lib/history/changes';
import { loadRecord } from '../lib/record/load';
import { describeSource } from '../lib/sources/import/describe-source';
import { readGit } from '../lib/sources/import/read-git';
import packageFile from '../package.json' with { type: 'json' };
import { formatVersionResponse, GitArchive } from '../testing/git-archive';
import { consumer, installPackage, packProject, readExamples } from '../testing/installed-package';
import { observeVersion, TestRecord } from '../testing/observations';
import { runToEnd } from '../testing/run-to-end';
import { readTree, TemporaryFolder } from '../testing/temporary-folder';
import { projectFolder } from './run-command';

const folder = new TemporaryFolder();
const archive = new GitArchive();
const record = new TestRecord();
let packed: ReturnType<typeof packProject>;
let unavailable: string | undefined;

beforeAll(() => {
  packed = packProject(folder);
  unavailable = installPackage(folder, packed.filename);
  const { policies } = loadRecord(join(projectFolder, 'data'));
  folder.write(
    'account.json',
    JSON.stringify(buildSampleAccount(policies, listAllChanges(policies))),
  );
  for (const { name, code } of examples) if (name !== '') folder.write(name, code);
}, 300_000);
afterAll(() => {
  for (const each of [folder, archive, record]) each.dispose();
});

const examples = readExamples('docs/package.md');
const inside = 'node_modules/policy-history';

describe('the packed files', () => {
  it('are the documents of the root and dist/package', () => {
    const allowed = [
      /^(LICENSE|NOTICE|README\.md|package\.json)$/,
      /^dist\/package\/(policy-history\.cjs|policy-history\.js|index\.js|THIRD-PARTY-LICENSES\.txt)$/,
      /^dist\/package\/[a-z-]+-[0-9A-Z]{8}\.js$/,
      /^dist\/package\/data\/(site|announcements\/[a-z0-9-]+|policies\/[\w+=,.@~-]+\/(policy|v\d+))\.json$/,
      /^dist\/package\/types\/(iam|library|risk|shared|site\/api)\/[a-z/-]+\.d\.ts$/,
    ];
    const paths = packed.files.map(({ path }) => path);
    expect(paths.filter((path) => !allowed.some((each) => each.test(path)))).toEqual([]);
    for (const each of allowed)
      expect(
        paths.some((path) => each.test(path)),
        String(each),
      ).toBe(true);
    expect(paths.filter((path) => /^[A-Z]/.test(path))).toEqual(['LICENSE', 'NOTICE', 'README.md']);
  });

  it('have less than 5 MB', () => {
    expect(packed.unpackedSize).toBeLessThan(5_000_000);
    expect(packed.unpackedSize).toBeGreaterThan(500_000);
  });

  it('are built before npm packs or publishes them', () => {
    expect(packageFile.scripts.prepack).toMatch(/&& tsx scripts\/build-package\.ts$/);
  });
});

describe('the installed package', () => {
  beforeEach((context: TestContext) => {
    if (unavailable !== undefined) context.skip(unavailable);
  });

  /** As npm's link of the command does. */
  const run = (args: readonly string[], { input = '', node = [] as string[] } = {}) => {
    const bin = folder.resolve(`${inside}/${packageFile.bin['policy-history']}`);
    const options = { cwd: folder.path, input };
    const { status, stdout, stderr } = runToEnd(process.execPath, [...node, bin, ...args], options);
    return { code: status, output: stdout, errors: stderr };
  };

  it('has no path of this machine', () => {
    const texts = Object.entries(readTree(folder.resolve(inside)));
    expect(texts.length).toBe(packed.files.length);
    const local = [projectFolder.replace(/\/$/, ''), folder.path];
    const found = texts.filter(
      ([, text]) =>
        local.some((place) => text.includes(place)) ||
        /(?:^|["'` (])\/(?:root|home|tmp|Users)\/|sourceMappingURL/m.test(text),
    );
    expect(found.map(([path]) => path)).toEqual([]);
  });

  it('imports only packages that package.json names, and each dependency', async () => {
    const { metafile } = await build({
      entryPoints: ['policy-history.js', 'index.js'].map((each) =>
        folder.resolve(`${inside}/dist/package/${each}`),
      ),
      outdir: folder.resolve('unused'),
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      write: false,
      metafile: true,
    });
    const imported = Object.values(metafile.outputs).flatMap(({ imports }) =>
      imports.flatMap(({ path, external }) =>
        external && !path.startsWith('node:') ? [path] : [],
      ),
    );
    const { dependencies, peerDependencies } = packageFile;
    const declared = Object.keys({ ...dependencies, ...peerDependencies });
    expect(imported.filter((name) => !declared.includes(name))).toEqual([]);
    expect(Object.keys(dependencies).filter((name) => !imported.includes(name))).toEqual([]);
  });

  it('names no command of the repository in its usages', () => {
    for (const args of [
      ['--help'],
      ...['compare', 'account', 'verify'].map((name) => [name, '--help']),
    ]) {
      const { code, output, errors } = run(args);
      expect({ code, errors }).toEqual({ code: 0, errors: '' });
      expect(output).toMatch(/^npx policy-history /);
      expect(output).not.toContain('npm run');
    }
  });

  it('prints its version', () => {
    expect(run(['--version'])).toEqual({
      code: 0,
      output: `${packageFile.version}\n`,
      errors: '',
    });
  });

  it.each([
    [[], 'Expected a command: compare, account, verify; found none.\n\nnpx policy-history COMMAND'],
    [
      ['frob', 'x'],
      'Expected a command: compare, account, verify; found "frob".\n\nnpx policy-history',
    ],
    [['constructor'], 'found "constructor"'],
    [['compare', 'before.json'], 'Expected two files, before and after; found 1.'],
    [['compare', 'before.json', 'none.json'], 'none.json\n  expected:'],
    [['account', '--wrong'], "Unknown option '--wrong'"],
    [['account', 'account.json', '--data', 'none'], 'none'],
  ])('refuses %j', (args, message) => {
    const { code, output, errors } = run(args);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toContain(message);
    expect(errors).not.toMatch(/^\s+at /m);
  });

  it('refuses an old Node with a clear message', () => {
    folder.write(
      'old-node.cjs',
      "Object.defineProperty(process.versions, 'node', { value: '18.20.0' });",
    );
    const { code, output, errors } = run(['--version'], { node: ['-r', './old-node.cjs'] });
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toMatch(/^Expected Node [\d.]+ or newer, found 18\.20\.0\. Install .+\n$/);
  });

  it('compares files and standard input', () => {
    const gate = ['compare', '--fail-on', 'wider', '--json', '-', 'after.json'];
    const wider = run(gate, { input: readFileSync(folder.resolve('before.json'), 'utf8') });
    expect(wider).toMatchObject({ code: 1, errors: '--fail-on wider: the verdict is wider.\n' });
    expect(JSON.parse(wider.output)).toMatchObject({
      verdict: 'wider',
      gained: [{ action: 's3:PutObject', accessLevel: 'Write' }],
    });
    const risk = run(['compare', '--fail-on', 'risk', 'before.json', 'after.json']);
    expect(risk.code).toBe(0);
    const line = JSON.stringify({ id: 1, before: { Statement: [] }, after: 1 });
    expect(run(['compare', '--jsonl'], { input: `${line}\n` }).code).toBe(2);
  });

  it('analyzes an account with the record of the package, and with another', () => {
    const text = run(['account', 'account.json']);
    expect({ code: text.code, errors: text.errors }).toEqual({ code: 0, errors: '' });
    expect(text.output).toMatch(/^Account 111122223333 has 7 principals and 4 attached policies/);
    const gate = ['account', '-', '--fail-on', 'risk', '--data', `${projectFolder}/data`];
    const risk = run(gate, { input: readFileSync(folder.resolve('account.json'), 'utf8') });
    expect(risk).toMatchObject({ code: 1, output: text.output });
    expect(risk.errors).toMatch(/^--fail-on risk: /);
  });

  it('verifies a record against an archive in git', async () => {
    const responses = [1, 2].map((number) => formatVersionResponse(observeVersion(number)));
    archive.commit({ 'policies/A': responses[0] as string });
    const observation = await readGit(archive.repository, () => true);
    record.import(observation, describeSource('git', archive.time));
    const args = ['verify', '--against', `git:${archive.repository}`, '--data', record.path];
    expect(run(args)).toMatchObject({ code: 0, errors: '' });
    archive.commit({ 'policies/A': responses[1] as string });
    const { code, output } = run([...args, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(output).differences).toMatchObject([
      { kind: 'default', file: 'policies/A/policy.json' },
      { kind: 'missing-version', file: 'policies/A/v2.json' },
    ]);
  });

  it('names the package that verify needs to read IAM', () => {
    const { code, errors } = run(['verify', '--against', 'aws:']);
    expect(code).toBe(2);
    expect(errors).toBe(
      'aws: expected the package @aws-sdk/client-iam, found none. Install it: npm install @aws-sdk/client-iam\n',
    );
  });

  describe('docs/package.md', () => {
    /** A block of output follows each block that can be run. */
    const runnable = examples.flatMap((example, index) => {
      const result = examples[index + 1];
      return result?.language === 'text' ? [{ ...example, expected: result.code }] : [];
    });

    it('has examples', () => {
      expect(runnable.map(({ language }) => language)).toEqual(['sh', 'js', 'js', 'js', 'js']);
    });

    it.each(runnable)('example %#, $language', ({ code, language, expected }) => {
      folder.write('example.mjs', code);
      const [command = '', ...args] =
        language === 'sh' ? code.trim().split(' ') : [process.execPath, 'example.mjs'];
      const { status, stdout, stderr } = runToEnd(command, args, { cwd: folder.path });
      expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: expected, stderr: '' });
    });
  });

  it('has types that a strict project accepts', () => {
    folder.write('consumer.mts', consumer);
    const options = ['--module', 'nodenext', '--target', 'es2022', '--strict', '--noEmit'];
    const tsc = join(projectFolder, 'node_modules/typescript/bin/tsc');
    const args = [tsc, ...options, '--skipLibCheck', 'false', '--types', '', 'consumer.mts'];
    const check = () => runToEnd(process.execPath, args, { cwd: folder.path });
    const { status, stdout } = check();
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    folder.write('consumer.mts', consumer.replace("action: 's3:GetObject'", 'action: 1'));
    expect(check().stdout).toContain("Type 'number' is not assignable to type 'string'");
  });
});
