/** The name in the last part of an address, percent-encoded: `A+B` of `A%2BB.json`. */
export function readFileName(parameter: string): string {
  return decodeURIComponent(parameter).replace(/\.json$/, '');
}
