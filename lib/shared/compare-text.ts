/** The order of texts by their code units, as `sort` has it: ids, days and instants. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
