import { escapeVariables, formatPattern, listVariables } from '../evaluate/policy-variables';
import type { ContextKey } from './context-keys';
import type { ResourcePart, ResourceSearch } from './resource-search';

/** Whether every variable of the resource pattern has any other value. */
export function isGeneral(
  { assignment }: ResourcePart,
  { start: { template } }: ResourceSearch,
): boolean {
  return listVariables(template).every(({ key }) => assignment.values.get(key)?.isGeneral === true);
}

/** A pattern as a reader knows it: with the variables, or with what their values stand for. */
export function formatResource(piece: ResourcePart, search: ResourceSearch): string {
  const { general, keys } = search.tools;
  if (piece.isWhole && isGeneral(piece, search)) return search.start.written;
  let shown = escapeVariables(piece.pattern);
  for (const [index, [key, value]] of [...piece.assignment.values].entries()) {
    const run = general.readRun(index + 1);
    if (value?.isGeneral && value.text.includes(run)) {
      shown = shown.replaceAll(value.text, `\${${(keys.get(key) as ContextKey).written}}`);
    }
    shown = shown.replaceAll(run, '*');
  }
  return formatPattern(shown);
}
