import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runToEnd } from '../testing/run-to-end';
import { TemporaryFolder } from '../testing/temporary-folder';
import { projectFolder } from './run-command';

let folder: TemporaryFolder;
beforeEach(() => {
  folder = new TemporaryFolder();
  copyFileSync(join(projectFolder, 'biome.json'), folder.resolve('biome.json'));
});
afterEach(() => folder.dispose());

function lint(files: Record<string, string>) {
  for (const [path, text] of Object.entries(files)) folder.write(path, text);
  const { status, stdout, stderr } = runToEnd(
    process.execPath,
    [
      join(projectFolder, 'node_modules/@biomejs/biome/bin/biome'),
      'lint',
      '--vcs-enabled=false',
      '--max-diagnostics=none',
    ],
    { cwd: folder.path },
  );
  return { status, output: stdout + stderr };
}

test('a file that imports nothing forbidden passes', () => {
  const { status, output } = lint({ 'lib/iam/a.ts': "export const a = 'a';\n" });
  expect(output).toContain('Checked 2 files');
  expect(status).toBe(0);
});

test('an import cycle is refused', () => {
  const { status, output } = lint({
    'scripts/a.ts': "import { b } from './b';\n\nexport const a = (): string => b();\n",
    'scripts/b.ts': "import { a } from './a';\n\nexport const b = (): string => a();\n",
  });
  expect(output).toContain('noImportCycles');
  expect(status).toBe(1);
});

test('pure folders must not import the file system, React, Next or higher layers', () => {
  const folders = ['addresses', 'diff', 'history', 'iam', 'shared', 'site', 'text'];
  const modules = [
    'node:fs',
    'react',
    'next',
    '../record/load',
    '../build/site-data',
    '../sources/import/git',
    '@/components/ui/link',
    '@/app/params',
  ];
  const files = folders.flatMap((name) =>
    modules.map((module, index) => [
      `lib/${name}/module-${index}.ts`,
      `import { a } from '${module}';\n\nexport const b = a;\n`,
    ]),
  );
  const { output } = lint(Object.fromEntries(files));
  const refused = [...output.matchAll(/(lib\S+\.ts):\S+ lint\/style\/noRestrictedImports/g)];
  expect(refused.map(([, path]) => path).sort()).toEqual(files.map(([path]) => path).sort());
});
