import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from './run-command';

/** Each folder imports only from folders below it, as docs/architecture.md says. */
const folders = [
  'scripts',
  'lib/bundle',
  'app',
  'lib/build',
  'components',
  'lib/account',
  'lib/library',
  'lib/sources',
  'lib/review',
  'lib/site',
  'lib/text',
  'lib/history',
  'lib/record',
  'lib/addresses',
  'lib/diff',
  'lib/risk',
  'lib/iam',
  'lib/shared',
];

const find = (path: string) => folders.findIndex((folder) => path.startsWith(`${folder}/`));

function listImports(path: string): string[] {
  const text = readFileSync(join(projectFolder, path), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(@\/|\.{1,2}\/)([^']*)'/g)].map(
    ([, start, rest]) =>
      start === '@/' ? (rest as string) : normalize(join(dirname(path), `${start}${rest}`)),
  );
}

const files = folders.flatMap((folder) =>
  readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => join(folder, name)),
);

// Node takes more than a second to load all 250 modules of date-fns, in every command.
test('functions of date-fns are imported one by one', () => {
  const imports = files.flatMap((path) =>
    [...readFileSync(join(projectFolder, path), 'utf8').matchAll(/from '(date-fns[^']*)'/g)].map(
      ([, module]) => module,
    ),
  );
  expect(imports).toContain('date-fns/addDays');
  expect(imports).not.toContain('date-fns');
});

test('imports point downwards', () => {
  expect(files.length).toBeGreaterThan(300);
  const upwards = files.flatMap((path) =>
    listImports(path)
      .filter((imported) => find(imported) >= 0 && find(imported) < find(path))
      .map((imported) => `${path} → ${imported}`),
  );
  expect(upwards).toEqual([]);
});

const documents = readdirSync(join(projectFolder, 'docs'), { recursive: true, encoding: 'utf8' });

test.each(documents.filter((name) => name.endsWith('.md')))(
  'docs/%s names files that exist',
  (name) => {
    const text = readFileSync(join(projectFolder, 'docs', name), 'utf8');
    const named = text.matchAll(
      /`((?:app|components|data|deploy|docs|e2e|lib|public|scripts|testing)\/[^`*<>{ ]*)`/g,
    );
    const missing = [...named].map(([, path = '']) => path).filter((path) => !exists(path));
    expect(missing).toEqual([]);
  },
);

function exists(path: string): boolean {
  return existsSync(join(projectFolder, path));
}
