import { isPattern, readService } from '../patterns';
import type { Difference } from './difference';

/** AWS's access levels, the most serious first. */
export const accessLevelOrder = ['Permissions management', 'Write', 'Tagging', 'Read', 'List'];

/** Access levels, the most serious first; one that AWS has not told yet comes last. */
export function sortLevels(accessLevels: readonly string[]): string[] {
  return [...accessLevels].sort((a, b) => rankLevel(a) - rankLevel(b));
}

/** Where a level stands among the others, the most serious at 0. */
export function rankLevel(level: string): number {
  return accessLevelOrder.includes(level)
    ? accessLevelOrder.indexOf(level)
    : accessLevelOrder.length;
}

/** The most serious of an action's access levels; it must have one. */
export function findHighestLevel(accessLevels: readonly string[]): string {
  return sortLevels(accessLevels)[0] as string;
}

/** A pattern that stands for actions of any service, or of several. */
export function coversSeveralServices(action: string): boolean {
  return isPattern(readService(action));
}

/** A pattern that stands for all that a service has, or all services. */
export function isWholeService(action: string): boolean {
  return /^(\*|[^:]+:\*)$/.test(action);
}

/**
 * The rank of a difference among others, from -1 on: all services, permissions management, any
 * action on all resources, passing a role, all actions of a service, other actions, future actions.
 */
export function rankDifference(difference: Difference): number {
  const { action, resource, accessLevels, future } = difference;
  if (future) return 5;
  // A pattern over services matches actions of every level.
  if (coversSeveralServices(action)) return -1;
  if (accessLevels.includes('Permissions management')) return 0;
  return resource === '*' ? 1 : 2 + rankAction(action);
}

/** Where an action stands among others of its access level. */
export function rankAction(action: string): number {
  if (action.toLowerCase() === 'iam:passrole') return 0;
  return isWholeService(action) ? 1 : 2;
}
