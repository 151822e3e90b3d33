import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serializeCanonical } from '../../record/canonical';
import { readText } from '../../record/read-text';
import { type FileProblem, RecordError } from '../../record/record-error';
import { rootOf } from '../../record/schemas';
import { validateFile } from '../../record/validate';
import type { RiskCatalogFile } from '../../risk/types';
import { parseText } from '../../shared/json/parse-text';
import type { Problem } from '../../shared/problem';
import { showText } from '../../shared/show-text';
import { countOf } from '../../text/wording';
import { loadActionReference } from './action-reference';
import { buildCatalog } from './build-catalog';
import { overlayFile } from './check-overlay';
import type { RiskOverlay } from './overlay';
import { parsePaths, parseSensitiveActions } from './sources';

/** The path of the catalog in the data folder. */
export const catalogFile = 'risk/catalog.json';

export interface RiskImportOptions {
  /** The file of pathfinding.cloud. */
  paths: string;
  /** The file of sensitive_iam_actions. */
  actions: string;
  /** The data folder. */
  data: string;
  /** Writes nothing, and fails where the catalog would change. */
  check?: boolean;
}

/**
 * Makes the risk catalog from its sources and the overlay.
 *
 * @returns the lines of the report
 * @throws a RecordError with all problems of the files
 */
export async function importRisk(options: RiskImportOptions): Promise<string[]> {
  const { data, check = false } = options;
  const problems: FileProblem[] = [];
  const overlay = readJson(join(data, overlayFile), overlayFile, problems);
  problems.push(
    ...(overlay === undefined ? [] : validateFile('risk-overlay', overlayFile, overlay)),
  );
  const paths = parsePaths(readJson(options.paths, options.paths, problems) ?? { paths: [] });
  const actions = parseSensitiveActions(readJson(options.actions, options.actions, problems) ?? {});
  problems.push(
    ...addFileName(options.paths, paths.problems),
    ...addFileName(options.actions, actions.problems),
  );
  if (problems.length > 0) throw new RecordError(data, problems);
  const built = buildCatalog({
    paths: paths.value,
    sensitiveActions: actions.value,
    overlay: overlay as RiskOverlay,
    reference: await loadActionReference(),
  });
  const text = serializeCatalog(built.catalog);
  problems.push(...built.problems, ...validateFile('risk', catalogFile, JSON.parse(text)));
  if (problems.length > 0) throw new RecordError(data, problems);
  const target = join(data, catalogFile);
  const isSame = readText(target).text === text;
  if (check && !isSame) {
    const expected = 'the catalog that its sources and the overlay give';
    const found = 'another one, or none';
    const remedy = 'Run npm run import-risk without --check.';
    throw new RecordError(data, [{ file: catalogFile, place: '', expected, found, remedy }]);
  }
  if (!isSame) replaceFile(target, text);
  return [
    `${showText(target)} ${isSame ? 'is up to date' : 'is written'}: ${describe(built.catalog)}.`,
    ...(built.unknown.length > 0
      ? [`Left out, because IAM's reference does not have them: ${built.unknown.join(', ')}.`]
      : []),
  ];
}

/** The text of the catalog: canonical, so that the same inputs give the same bytes. */
function serializeCatalog(catalog: RiskCatalogFile): string {
  return serializeCanonical({ $schema: '../schema/risk.schema.json', ...catalog }, rootOf('risk'));
}

function readJson(path: string, file: string, problems: FileProblem[]): unknown {
  const { text, problem } = readText(path);
  if (text === undefined) {
    problems.push(...addFileName(file, problem === undefined ? [] : [problem]));
    return undefined;
  }
  const parsed = parseText(text);
  problems.push(...addFileName(file, parsed.problems));
  return parsed.value;
}

function addFileName(file: string, problems: readonly Problem[]): FileProblem[] {
  return problems.map((problem) => ({ file, ...problem }));
}

/** Writes beside the file and renames, so that no reader sees a part of it. */
function replaceFile(target: string, text: string) {
  const temporary = `${target}.new`;
  try {
    writeFileSync(temporary, text, { flush: true });
    renameSync(temporary, target);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function describe({ paths, actions, uncategorized }: RiskCatalogFile): string {
  const sensitive = actions.reduce((sum, group) => sum + group.actions.length, 0);
  return [
    countOf(paths.length, 'path'),
    `${countOf(sensitive, 'action')} in ${countOf(actions.length, 'group')}`,
    `${uncategorized.length} of Permissions management without a category`,
  ].join(', ');
}
