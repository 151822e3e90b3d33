import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../scripts/run-command';
import { runToEnd } from './run-to-end';
import type { TemporaryFolder } from './temporary-folder';

export interface PackedFile {
  path: string;
  /** In bytes. */
  size: number;
  mode: number;
}

interface Packed {
  filename: string;
  unpackedSize: number;
  files: PackedFile[];
}

/** Builds the npm package of this project and packs it into a folder, as `npm pack` does. */
export function packProject(folder: TemporaryFolder): Packed {
  const script = join(projectFolder, 'scripts/build-package.ts');
  const tsx = join(projectFolder, 'node_modules/tsx/dist/cli.mjs');
  const built = runToEnd(process.execPath, [tsx, script], { cwd: projectFolder });
  if (built.status !== 0) throw new Error(`${built.stdout}${built.stderr}`);
  // The script prepack would install the packages of the lock file while the tests use them.
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder.path];
  const packed = runToEnd('npm', args, { cwd: projectFolder });
  if (packed.status !== 0) throw new Error(`npm pack failed: ${packed.stderr}`);
  const answer: unknown = JSON.parse(packed.stdout);
  // npm 12 answers an object by name, earlier versions a list.
  const [first] = Object.values(answer as Record<string, Packed>);
  return first as Packed;
}

/** What npm prints where the registry cannot be reached. */
const networkError = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH)\b/;

/**
 * Installs a packed package into an empty folder, from npm's cache where it has the dependencies.
 *
 * @returns undefined, or why it cannot be installed: the registry cannot be reached
 * @throws where npm fails for another reason
 */
export function installPackage(folder: TemporaryFolder, file: string): string | undefined {
  folder.write('package.json', '{ "private": true }');
  const args = ['install', '--prefer-offline', '--no-audit', '--no-fund', `./${file}`];
  const { status, stdout, stderr } = runToEnd('npm', args, { cwd: folder.path });
  if (status === 0) return undefined;
  const code = networkError.exec(stderr)?.[0];
  if (code === undefined) throw new Error(`npm install failed: ${stdout}${stderr}`);
  return `The npm registry cannot be reached (${code}), and npm's cache lacks a dependency.`;
}

export interface Example {
  /** After the language of a code block: the name of its file, or ''. */
  name: string;
  language: string;
  code: string;
}

/** The code blocks of a Markdown file of this project, in order. */
export function readExamples(path: string): Example[] {
  const text = readFileSync(join(projectFolder, path), 'utf8');
  return [...text.matchAll(/^```(\w+)(?: (\S+))?\n(.*?)^```$/gms)].map(
    ([, language = '', name = '', code = '']) => ({ language, name, code }),
  );
}

/** A module that uses the library of the package with its types. */
export const consumer = `import {
  assessRisk, compareAccess, compareRisk, evaluateRequest, loadCatalog, parsePolicy,
  type Comparison, type Decision, type Problem, type RiskCategory, type Statement,
} from 'policy-history';

const { statements, problems } = parsePolicy('{}');
if (statements === undefined) {
  const places: string[] = problems.map(({ place }: Problem) => place);
  throw new Error(places.join());
}
const list: Statement[] = statements;
const compared: Comparison = compareAccess([], list, await loadCatalog(list));
const level: string | null | undefined = compared.gained[0]?.accessLevel;
const decision: Decision = evaluateRequest(list, { action: 's3:GetObject', resource: '*' });
const category: RiskCategory | undefined = assessRisk(list)[0]?.category;
const high: boolean | undefined = compareRisk([], list)[0]?.high;
export { category, decision, high, level };
`;
