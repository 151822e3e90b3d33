import { getConditionsKey } from '../grants';
import { coversPattern, isPattern, readLiteralPrefix, readService } from '../patterns';
import type { Difference } from './difference';

/** Removes differences that another one with the same conditions covers. */
export function dropCovered(differences: readonly Difference[]): Difference[] {
  const wide = groupCovering(differences);
  // Of two that cover each other, such as `s3:*` and `s3:**`, one must stay.
  const dropped = new Set<Difference>();
  for (const each of differences) {
    const action = each.action.toLowerCase();
    const scope = getConditionsKey(each.conditions);
    const isCovered = [action, readService(action), ''].some((reach) =>
      wide
        .get(getScopeKey(reach, scope))
        ?.some(
          (other) => other.each !== each && !dropped.has(other.each) && covers(other, action, each),
        ),
    );
    if (isCovered) dropped.add(each);
  }
  return differences.filter((each) => !dropped.has(each));
}

interface CoveringDifference {
  each: Difference;
  action: string;
  resource: string;
  /** The literal prefixes, which exclude most candidates without matching the pattern. */
  actionStart: string;
  resourceStart: string;
}

/** The differences that can cover others, by actions and conditions. */
function groupCovering(differences: readonly Difference[]): Map<string, CoveringDifference[]> {
  const groups = new Map<string, CoveringDifference[]>();
  for (const each of differences) {
    const { resource, conditions } = each;
    const action = each.action.toLowerCase();
    if (!hasNoActionExceptions(each) || !isPattern(action + resource)) continue;
    const [actionStart, resourceStart] = [readLiteralPrefix(action), readLiteralPrefix(resource)];
    // One action, the actions of one service, or those of several.
    const reach = !isPattern(action)
      ? action
      : actionStart.includes(':')
        ? readService(action)
        : '';
    const key = getScopeKey(reach, getConditionsKey(conditions));
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push({ each, action, resource, actionStart, resourceStart });
  }
  return groups;
}

/** The key of conditions begins with a bracket, so the parts cannot be confused. */
function getScopeKey(reach: string, scope: string): string {
  return `${reach} ${scope}`;
}

/** Whether a difference has all actions of its pattern. */
function hasNoActionExceptions({ isRest, exceptActions }: Difference): boolean {
  return !isRest && exceptActions.length === 0;
}

function covers(
  wide: CoveringDifference,
  action: string,
  { resource, exceptResources }: Difference,
): boolean {
  const { exceptResources: excluded } = wide.each;
  return (
    (excluded.length === 0 ||
      (wide.resource === resource && excluded.join('\n') === exceptResources.join('\n'))) &&
    action.startsWith(wide.actionStart) &&
    resource.startsWith(wide.resourceStart) &&
    coversPattern(wide.action, action) &&
    coversPattern(wide.resource, resource)
  );
}
