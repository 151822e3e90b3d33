import { getConditionsKey } from '../grants';
import { coversPattern, isPattern, readLiteralPrefix, readService } from '../patterns';
import type { Difference } from './difference';

/** Leaves out what another difference says already, on the same conditions. */
export function dropCovered(differences: readonly Difference[]): Difference[] {
  const wide = groupCovering(differences);
  // Two that cover one another, such as `s3:*` and `s3:**`, must not both be left out.
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
  /** What both begin with, up to the first wildcard: most others are told apart by it. */
  actionStart: string;
  resourceStart: string;
}

/** The differences that can cover others, by the actions that they reach and their conditions. */
function groupCovering(differences: readonly Difference[]): Map<string, CoveringDifference[]> {
  const groups = new Map<string, CoveringDifference[]>();
  for (const each of differences) {
    const { resource, conditions } = each;
    const action = each.action.toLowerCase();
    if (!hasNoActionExceptions(each) || !isPattern(action + resource)) continue;
    const [actionStart, resourceStart] = [readLiteralPrefix(action), readLiteralPrefix(resource)];
    // One action, those of one service, or of any.
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

/** Keys of conditions begin with a bracket, which no action has. */
function getScopeKey(reach: string, scope: string): string {
  return `${reach} ${scope}`;
}

/** Whether a difference is about all actions of its pattern. */
function hasNoActionExceptions({ isRest, exceptActions }: Difference): boolean {
  return !isRest && exceptActions.length === 0;
}

function covers(
  wide: CoveringDifference,
  action: string,
  { resource, exceptResources }: Difference,
): boolean {
  const { exceptResources: left } = wide.each;
  return (
    (left.length === 0 ||
      (wide.resource === resource && left.join('\n') === exceptResources.join('\n'))) &&
    action.startsWith(wide.actionStart) &&
    resource.startsWith(wide.resourceStart) &&
    coversPattern(wide.action, action) &&
    coversPattern(wide.resource, resource)
  );
}
