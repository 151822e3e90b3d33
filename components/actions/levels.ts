import type { Chip } from '@/lib/text/chip';

/** AWS's access levels, the highest first, by their values in a filter. */
export const levels = Object.fromEntries(
  ['Permissions management', 'Write', 'Tagging', 'Read', 'List'].map((level) => [
    writeLevel(level),
    level,
  ]),
);

/** An access level as a value of a filter: `permissions-management`. */
export function writeLevel(level: string): string {
  return level.toLowerCase().replaceAll(' ', '-');
}

export function labelLevel(level: string): Chip {
  return { text: level, tone: level === 'Permissions management' ? 'danger' : 'neutral' };
}
