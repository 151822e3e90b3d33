import { coversPattern, isPattern, patternsMeet, readService } from '../patterns';
import type { ActionCatalogue, Difference, Undecided } from './difference';
import { type Access, type Rule, type Side, writeEscapes } from './model';
import type { Region } from './regions';
import type { Sides, Tools } from './sides';
import { type Assumption, solve } from './solve';
import { nameAction, nameResource } from './witness';

/**
 * What of a region is given by `mine` and not by `other`. The most general request of it
 * speaks for every action that nobody names; the actions that IAM has are asked one by one,
 * since the other document may give some of them by name.
 */
export function weighRegion(region: Region, rule: Rule, sides: Sides, tools: Tools) {
  const asked = tools.fillAction(region.action);
  const ask = (action: string) => weighRequest(action, region, rule, sides, tools);
  const general = ask(asked);
  if (general === 'undecided')
    return { differences: [], undecided: [tellConditions(region, tools)] };
  const actions = asked === region.action ? [] : expandAction(region.action, tools.catalogue);
  const undecided: Undecided[] = [];
  const named: Difference[] = [];
  for (const action of actions) {
    const answer = ask(action.toLowerCase());
    if (answer === 'undecided') undecided.push(tellConditions({ ...region, action }, tools));
    else if (answer !== undefined) named.push(describe(action, action, answer));
  }
  if (general === undefined) return { differences: named, undecided };
  // All of it is given: the pattern says so at once, and an action of IAM's is the better proof.
  const isWhole = named.length === actions.length;
  const proof = isWhole ? named[0]?.witness : undefined;
  const whole = describe(region.action, asked, general);
  if (!isWhole) return { differences: [...named, { ...whole, isRest: true }], undecided };
  const isRest = whole.elsewhere === 'nothing' && isPattern(region.action) && meetsOther();
  return {
    differences: [{ ...whole, isRest, actions: actions.length, ...(proof && { witness: proof }) }],
    undecided,
  };

  /** Whether the other document gives some of the pattern, which the catalogue does not know. */
  function meetsOther(): boolean {
    return sides.other
      .allowsOf(region.action)
      .some(({ action }) => action.patterns.some((other) => patternsMeet(other, region.action)));
  }

  function describe(action: string, request: string, assumption: Assumption): Difference {
    const resource = tools.fillResource(region.resource);
    const listExcepted = ({ isNegated, patterns }: Side, pattern: string) =>
      isNegated ? patterns.filter((left) => patternsMeet(left, pattern)) : [];
    return {
      action: tools.spell(action),
      actions: tools.catalogue.readLevels(action).length > 0 ? 1 : 0,
      isRest: false,
      exceptActions: listExcepted(rule.action, action.toLowerCase()).map(tools.spell),
      resource: writeEscapes(region.resource),
      exceptResources: listExcepted(rule.resource, region.resource).map(writeEscapes),
      conditions: rule.conditions.map(({ condition }) => condition),
      accessLevels: listLevels(action, tools.catalogue),
      elsewhere: findElsewhere(request.toLowerCase(), resource, sides.other),
      witness: {
        action: nameAction(region.action, request, sides, tools),
        resource: nameResource(region.resource, request, sides, tools),
        holds: assumption.holds.map(({ condition }) => condition),
        fails: assumption.fails.map(({ condition }) => condition),
      },
    };
  }
}

/** Under which conditions the rule of `mine` lets a request pass and `other` does not, if any. */
function weighRequest(action: string, region: Region, rule: Rule, sides: Sides, tools: Tools) {
  const resource = tools.fillResource(region.resource);
  const fits = (each: Rule) => each.action.matches(action) && each.resource.matches(resource);
  const find = (rules: readonly Rule[]) => rules.filter(fits).map(({ conditions }) => conditions);
  if (!fits(rule)) return undefined;
  return solve({
    holds: rule.conditions,
    deniedBy: find(sides.mine.deniesOf(action)),
    allowedBy: find(sides.other.allowsOf(action)),
    excusedBy: find(sides.other.deniesOf(action)),
  });
}

function findElsewhere(action: string, resource: string, other: Access): Difference['elsewhere'] {
  const rules = other.allowsOf(action).filter((rule) => rule.action.matches(action));
  if (rules.length === 0) return 'nothing';
  return rules.some((rule) => rule.resource.matches(resource)) ? 'conditions' : 'resources';
}

function expandAction(pattern: string, { listActions }: ActionCatalogue): string[] {
  return listActions(readService(pattern)).filter((action) =>
    coversPattern(pattern, action.toLowerCase()),
  );
}

function listLevels(action: string, catalogue: ActionCatalogue): string[] {
  const actions = isPattern(action) ? expandAction(action, catalogue) : [action];
  return [...new Set(actions.flatMap(catalogue.readLevels))].sort();
}

function tellConditions(region: Region, tools: Tools): Undecided {
  return tellUndecided(region, 'too many conditions bear on it', tools);
}

export function tellUndecided(
  { action, resource }: Region,
  reason: string,
  { spell }: Tools,
): Undecided {
  return { action: spell(action), resource: writeEscapes(resource), reason };
}
