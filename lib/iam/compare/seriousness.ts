import type { Difference } from './difference';

/** AWS's access levels, the most serious first. */
export const levels = ['Permissions management', 'Write', 'Tagging', 'Read', 'List'];

/** Access levels, the most serious first; one that AWS has not told yet comes last. */
export function sortLevels(accessLevels: readonly string[]): string[] {
  return [...accessLevels].sort((a, b) => rankLevel(a) - rankLevel(b));
}

/** Where a level stands among the others, the most serious at 0. */
export function rankLevel(level: string): number {
  return levels.includes(level) ? levels.indexOf(level) : levels.length;
}

/** The most serious of an action's access levels; it must have one. */
export function findGravest(accessLevels: readonly string[]): string {
  return sortLevels(accessLevels)[0] as string;
}

/** A pattern that stands for all that a service has, or all services. */
export function isWholeService(action: string): boolean {
  return /^(\*|[^:]+:\*)$/.test(action);
}

/**
 * Where a difference stands among others, 0 first: permissions management, anything on all
 * resources, handing on a role, all that a service has, the rest.
 */
export function rankDifference({ action, resource, accessLevels }: Difference): number {
  if (accessLevels.includes('Permissions management')) return 0;
  if (resource === '*') return 1;
  if (action.toLowerCase() === 'iam:passrole') return 2;
  return isWholeService(action) ? 3 : 4;
}
