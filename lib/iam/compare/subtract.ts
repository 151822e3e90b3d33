import { keyConditions } from '../grants';
import type { Difference, Undecided } from './difference';
import { dropCovered } from './drop-covered';
import type { Access, Rule } from './model';
import { listRegions, type Region } from './regions';
import type { Tools } from './sides';
import { tellUndecided, weighRegion } from './weigh';

/** What `mine` gives and `other` does not. */
export function subtractAccess(
  mine: Access,
  other: Access,
  tools: Tools,
): { differences: Difference[]; undecided: Undecided[] } {
  const differences = new Map<string, Difference>();
  const undecided: Undecided[] = [];
  const known = new Set(other.allows.flatMap(listKeys));
  const denied = new Set(other.denies.length > 0 ? mine.denies.flatMap(listKeys) : []);
  // Denials that both have excuse nothing: what they take they take on both sides.
  const holes = other.denies.filter((rule) => !listKeys(rule).every((key) => denied.has(key)));
  for (const rule of mine.allows) {
    for (const grant of listGrants(rule)) {
      const isNew = known.size === 0 || !known.has(keyGrant(grant, rule));
      if (!isNew && holes.length === 0) continue;
      const regions = listRegions(grant, { isNew, mine, other, holes });
      if (regions === undefined) {
        undecided.push(tellUndecided(grant, 'too many patterns overlap', tools));
        continue;
      }
      for (const region of regions) {
        const found = weighRegion(region, rule, { mine, other }, tools);
        for (const each of found.differences) {
          differences.set(keyDifference(each), each);
        }
        undecided.push(...found.undecided);
      }
    }
  }
  return { differences: dropCovered([...differences.values()]), undecided };
}

/** A negated side stands whole: its most general request is any that it does not leave out. */
function listGrants({ action, resource }: Rule): Region[] {
  const actions = action.isNegated ? ['*'] : [...new Set(action.patterns)];
  const resources = resource.isNegated ? ['*'] : [...new Set(resource.patterns)];
  return actions.flatMap((each) => resources.map((one) => ({ action: each, resource: one })));
}

/** A text that two grants share where they give the same; a negated side is one whole. */
function keyGrant({ action, resource }: Region, rule: Rule): string {
  const name = ({ isNegated, patterns }: Rule['action'], pattern: string) =>
    isNegated ? `not ${[...patterns].sort().join(' ')}` : pattern;
  return [name(rule.action, action), name(rule.resource, resource), rule.conditionsId].join('\n');
}

function listKeys(rule: Rule): string[] {
  return listGrants(rule).map((grant) => keyGrant(grant, rule));
}

function keyDifference({ action, resource, conditions, ...rest }: Difference): string {
  const excepted = [rest.exceptActions, rest.exceptResources];
  return JSON.stringify([action.toLowerCase(), resource, keyConditions(conditions), excepted]);
}
