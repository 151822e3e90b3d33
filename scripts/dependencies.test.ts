import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from './run-command';

const read = (name: string) => readFileSync(join(projectFolder, name), 'utf8');

interface Locked {
  version?: string;
  integrity?: string;
  resolved?: string;
  link?: boolean;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

const manifest = JSON.parse(read('package.json')) as Required<
  Pick<Locked, 'dependencies' | 'devDependencies'>
>;
const lock = JSON.parse(read('package-lock.json')) as {
  lockfileVersion: number;
  packages: Record<string, Locked>;
};
const declared = { ...manifest.dependencies, ...manifest.devDependencies };
const { '': root, ...packages } = lock.packages;

const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
/** SHA-512 in base64: 64 bytes, 88 letters. */
const sha512 = /^sha512-[A-Za-z0-9+/]{86}==$/;

/** The parts of an entry of the lock file that are not pinned. */
function findLoose([path, { version, integrity, resolved, link }]: [string, Locked]): string[] {
  const problems = [
    !exact.test(version ?? '') && `version ${version}`,
    !sha512.test(integrity ?? '') && `integrity ${integrity}`,
    // npm omits the address of its own registry; the digest applies in any case.
    resolved !== undefined &&
      !resolved.startsWith('https://registry.npmjs.org/') &&
      `address ${resolved}`,
    link !== undefined && 'a link',
  ];
  return problems.filter((problem) => problem !== false).map((problem) => `${path}: ${problem}`);
}

describe('package-lock.json', () => {
  it('pins every package by version and digest, from the npm registry only', () => {
    expect(lock.lockfileVersion).toBe(3);
    expect(Object.keys(packages).length).toBeGreaterThan(100);
    expect(Object.entries(packages).flatMap(findLoose)).toEqual([]);
  });

  it.each<[string, Locked]>([
    ['a range', { version: '^1.0.0' }],
    ['no digest', { integrity: undefined }],
    ['a weak digest', { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }],
    ['another host', { resolved: 'https://registry.example/a/-/a-1.0.0.tgz' }],
    ['a repository', { resolved: 'git+ssh://git@github.com/a/a.git#0123' }],
    ['a folder', { link: true }],
  ])('reports %s', (_, more) => {
    const pinned = { version: '1.0.0', integrity: `sha512-${'A'.repeat(86)}==` };
    expect(findLoose(['node_modules/a', pinned])).toEqual([]);
    expect(findLoose(['node_modules/a', { ...pinned, ...more }])).toHaveLength(1);
  });

  it('matches package.json, which has exact versions only', () => {
    expect({ ...root?.dependencies, ...root?.devDependencies }).toEqual(declared);
    const loose = Object.entries(declared).filter(([, version]) => !exact.test(version));
    expect(loose).toEqual([]);
    for (const [name, version] of Object.entries(declared)) {
      expect(packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
  });
});

describe('the table of docs/dependencies.md', () => {
  const table = read('docs/dependencies.md');
  const rows = [...table.matchAll(/^\| (?!package \||---)([^|]+) \| ([^|]*) \|$/gm)];
  const named = rows.flatMap(([, names = '']) => names.split(', '));
  const fits = (name: string, pattern: string) =>
    pattern.endsWith('/*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;

  it('has each dependency once', () => {
    const counts = Object.keys(declared).map(
      (name) => [name, named.filter((pattern) => fits(name, pattern)).length] as const,
    );
    expect(counts.filter(([, count]) => count !== 1)).toEqual([]);
  });

  it('has no other dependency, and a reason for each', () => {
    expect(
      named.filter((pattern) => !Object.keys(declared).some((name) => fits(name, pattern))),
    ).toEqual([]);
    expect(rows.filter(([, , reason = '']) => !/\w{3}/.test(reason))).toEqual([]);
  });
});
