import { escapeHidden } from '../../shared/json/escape-hidden';

/** Matches a line that stands for the rest of a list. */
export const restLine = /^ *… \d+ more$/;

/**
 * Formats a value as indented JSON with only the first item of each array, and a line with the number
 * of the others. Without these lines it is valid JSON.
 */
export function shortenJson(value: unknown, indent = ''): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    const rest = value.length - 1;
    return [
      '[',
      `${inner}${shortenJson(value[0], inner)}`,
      ...(rest > 0 ? [`${inner}… ${rest} more`] : []),
      `${indent}]`,
    ].join('\n');
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    if (entries.length === 0) return '{}';
    const lines = entries.map(
      ([key, each]) => `${inner}${formatText(key)}: ${shortenJson(each, inner)}`,
    );
    return `{\n${lines.join(',\n')}\n${indent}}`;
  }
  return formatText(value);
}

/** Escapes invisible characters and those that change the direction of text. */
function formatText(value: unknown): string {
  return escapeHidden(JSON.stringify(value));
}
