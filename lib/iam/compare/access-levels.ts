import { isPattern, readService } from '../patterns';
import type { Difference } from './difference';

/** AWS's access levels, from the highest to the lowest. */
export const accessLevelOrder = ['Permissions management', 'Write', 'Tagging', 'Read', 'List'];

/** Sorts access levels from the highest to the lowest; unknown ones come last. */
export function sortLevels(accessLevels: readonly string[]): string[] {
  return [...accessLevels].sort((a, b) => rankLevel(a) - rankLevel(b));
}

/** The rank of an access level; 0 is the highest. */
export function rankLevel(level: string): number {
  return accessLevelOrder.includes(level)
    ? accessLevelOrder.indexOf(level)
    : accessLevelOrder.length;
}

/** The highest access level of an action, which must have one. */
export function findHighestLevel(accessLevels: readonly string[]): string {
  return sortLevels(accessLevels)[0] as string;
}

/** Whether the service prefix of a pattern has wildcards. */
export function coversSeveralServices(action: string): boolean {
  return isPattern(readService(action));
}

/** Whether a pattern matches all actions of a service, or of all services. */
export function isWholeService(action: string): boolean {
  return /^(\*|[^:]+:\*)$/.test(action);
}

/**
 * The rank of a difference by the access that it permits, from -1: several services, permissions
 * management, any action on all resources, iam:PassRole, all actions of a service, other actions,
 * future actions.
 */
export function rankDifference(difference: Difference): number {
  const { action, resource, accessLevels, future } = difference;
  if (future) return 5;
  // A pattern of several services matches actions of every access level.
  if (coversSeveralServices(action)) return -1;
  if (accessLevels.includes('Permissions management')) return 0;
  return resource === '*' ? 1 : 2 + rankAction(action);
}

/** The rank of an action among those of its access level. */
export function rankAction(action: string): number {
  if (action.toLowerCase() === 'iam:passrole') return 0;
  return isWholeService(action) ? 1 : 2;
}
