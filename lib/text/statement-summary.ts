import type { Line, LineGroup } from '../diff/lines';
import { countOf } from './wording';

/** What a statement is, in a few words: `Allow`, `33 actions`, `all resources`, `1 condition`. */
export function summarizeStatement({ lines }: LineGroup): string[] {
  const sid = listValues(lines, 'Sid')[0];
  const conditions = new Set(
    lines.flatMap(({ path }) => (/^Condition\/[^/]+\/./.test(path) ? [path] : [])),
  );
  return [
    ...(sid ? [sid] : []),
    ...listValues(lines, 'Effect'),
    summarizeValues(lines, 'Action', 'action'),
    summarizeValues(lines, 'Resource', 'resource'),
    ...(conditions.size > 0 ? [countOf(conditions.size, 'condition')] : []),
  ].filter((part) => part !== '');
}

/** Returns "3 actions", the only action, "all resources", or "all actions except 3". */
function summarizeValues(lines: readonly Line[], key: string, noun: string): string {
  const excluded = listValues(lines, `Not${key}`);
  if (excluded.length > 0) return `all ${noun}s except ${excluded.length}`;
  const values = listValues(lines, key);
  if (values.length === 0) return '';
  if (values.includes('*')) return `all ${noun}s`;
  const [only] = values;
  return values.length === 1 && only && key === 'Action' ? only : countOf(values.length, noun);
}

function listValues(lines: readonly Line[], key: string): string[] {
  return lines.flatMap(({ path, value }) => (path === key && value !== undefined ? [value] : []));
}
