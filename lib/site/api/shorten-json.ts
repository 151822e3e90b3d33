import { escapeHidden } from '../../shared/json/escape-hidden';

/** What a line reads that stands for the rest of a list. */
export const restLine = /^ *… \d+ more$/;

/**
 * An answer in JSON, printed short: of a list only the first item, and a line that says how
 * many more there are. Without these lines it is JSON again, and part of the answer.
 */
export function printShort(value: unknown, indent = ''): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    const rest = value.length - 1;
    return [
      '[',
      `${inner}${printShort(value[0], inner)}`,
      ...(rest > 0 ? [`${inner}… ${rest} more`] : []),
      `${indent}]`,
    ].join('\n');
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    if (entries.length === 0) return '{}';
    const lines = entries.map(
      ([key, each]) => `${inner}${printText(key)}: ${printShort(each, inner)}`,
    );
    return `{\n${lines.join(',\n')}\n${indent}}`;
  }
  return printText(value);
}

/** What cannot be seen, and what turns text around, is written as JSON may write it. */
function printText(value: unknown): string {
  return escapeHidden(JSON.stringify(value));
}
