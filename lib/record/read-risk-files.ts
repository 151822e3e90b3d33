import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseText } from '../shared/json/parse-text';
import { serializeCanonical } from './canonical';
import { readText } from './read-text';
import { createProblem, type FileProblem } from './record-error';
import { type RiskFileKind, rootOf } from './schemas';
import { validateFile } from './validate';

/** A file of data/risk/, before it is parsed. */
export interface RiskFile {
  kind: RiskFileKind;
  /** Path inside the data folder, with forward slashes. */
  path: string;
  /** undefined where it could not be read; the problems give the reason. */
  text: string | undefined;
}

const kinds: Record<string, RiskFileKind> = {
  'catalog.json': 'risk',
  'overlay.json': 'risk-overlay',
};

/** Reads the files in the folder risk/ of a data folder; none where it has no such folder. */
export function readRiskFiles(folder: string): { files: RiskFile[]; problems: FileProblem[] } {
  const files: RiskFile[] = [];
  const problems: FileProblem[] = [];
  const inside = join(folder, 'risk');
  const names = existsSync(inside) ? readdirSync(inside).sort() : [];
  for (const name of names.filter((each) => !each.startsWith('.'))) {
    const path = `risk/${name}`;
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (kind === undefined) {
      const found = 'a file or folder that has no place here';
      const expected = Object.keys(kinds).join(', ');
      problems.push(createProblem(path, '', expected, found, 'Move or rename it.'));
      continue;
    }
    const { text, problem } = readText(join(inside, name));
    if (problem !== undefined) problems.push({ file: path, ...problem });
    files.push({ kind, path, text });
  }
  return { files, problems };
}

/** Finds everything that is wrong with the files of risk/: syntax, schema and canonical form. */
export function checkRiskFiles(folder: string): FileProblem[] {
  const { files, problems } = readRiskFiles(folder);
  return [...problems, ...files.flatMap(checkFile)];
}

function checkFile({ kind, path, text }: RiskFile): FileProblem[] {
  if (text === undefined) return [];
  const parsed = parseText(text);
  if (!('value' in parsed) || parsed.problems.length > 0) {
    return parsed.problems.map((problem) => ({ file: path, ...problem }));
  }
  const invalid = validateFile(kind, path, parsed.value);
  if (invalid.length > 0 || serializeCanonical(parsed.value, rootOf(kind)) === text) return invalid;
  const expected =
    'canonical bytes: two-space JSON, keys in the order of the schema, a newline at the end';
  const found = 'the same content, written differently';
  return [createProblem(path, '', expected, found, 'Run npm run format-data.')];
}
