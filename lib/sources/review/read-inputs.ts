import { type FailOn, failOnChoices, isFailOn } from '../documents/fail-on';
import { SourceError } from '../source-error';

/** The inputs of the action; `action.yml` describes them. */
export interface ActionInputs {
  files: string;
  plans: string[];
  failOn: FailOn[];
  ignoreFuture: boolean;
  /** The empty text for the default. */
  sarifFile: string;
  base: string;
  head: string;
}

/** Reads the inputs from the variables that the runner sets. Throws a SourceError for a wrong one. */
export function readInputs(
  environment: Readonly<Record<string, string | undefined>>,
): ActionInputs {
  const read = (name: string) => environment[`INPUT_${name.toUpperCase()}`]?.trim() ?? '';
  const files = read('files');
  const plans = read('plans')
    .split(/\r?\n/)
    .map((line) => line.trim());
  const inputs = {
    files,
    plans: plans.filter((line) => line !== ''),
    failOn: readFailOn(read('fail-on')),
    ignoreFuture: readBoolean('ignore-future', read('ignore-future')),
    sarifFile: read('sarif-file'),
    base: read('base'),
    head: read('head'),
  };
  if (files === '' && inputs.plans.length === 0) {
    const remedy = 'Name the files, such as policies/**/*.json.';
    throw new SourceError('The input files', '', 'globs, or the input plans', 'neither', remedy);
  }
  return inputs;
}

function readFailOn(text: string): FailOn[] {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  if (words.length === 0 || (words.length === 1 && words[0] === 'never')) return [];
  const wrong = words.find((word) => !isFailOn(word));
  if (wrong !== undefined) {
    const expected = `never, or some of ${failOnChoices.join(', ')}`;
    throw new SourceError('The input fail-on', '', expected, `"${wrong}"`, 'Correct the word.');
  }
  return [...new Set(words.filter(isFailOn))];
}

function readBoolean(name: string, text: string): boolean {
  if (/^(true|false|)$/i.test(text)) return text.toLowerCase() === 'true';
  throw new SourceError(`The input ${name}`, '', 'true or false', `"${text}"`, 'Correct it.');
}
