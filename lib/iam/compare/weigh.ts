import { isPattern, patternsMeet, readService } from '../patterns';
import type { Difference, Undecided } from './difference';
import { describeKnown, expandAction } from './known';
import { type Access, type Rule, type Side, writeEscapes } from './model';
import type { Region } from './regions';
import type { Sides, Tools } from './sides';
import { type Assumption, solve } from './solve';
import { chooseAction, chooseResource } from './witness';

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
  const given: [action: string, answer: Assumption][] = [];
  for (const action of actions) {
    const answer = ask(action.toLowerCase());
    if (answer === 'undecided') undecided.push(tellConditions({ ...region, action }, tools));
    else if (answer !== undefined) given.push([action, answer]);
  }
  const name = ([action, answer]: (typeof given)[number]) => describe(action, action, answer);
  if (general === undefined) return { differences: given.map(name), undecided };
  const whole = describe(region.action, asked, general);
  if (actions.length === 0) whole.exceptActions.push(...listDenied());
  if (!isPattern(region.action)) return { differences: [whole], undecided };
  const isWhole =
    given.length === actions.length &&
    !(whole.elsewhere === 'nothing' && meetsOther()) &&
    // Of a service that the catalogue knows, a pattern of no action stands for those to come.
    (actions.length > 0 || tools.catalogue.listActions(readService(region.action)).length === 0);
  if (!isWhole) {
    const rest = { ...whole, isRest: true, actions: 0, accessLevels: [], levels: {} };
    return { differences: [...given.map(name), rest], undecided };
  }
  // The pattern says it all at once, and an action of IAM's is the better proof.
  const [first] = given;
  const witness = first ? name(first).witness : whole.witness;
  return { differences: [{ ...whole, witness }], undecided };

  /** Whether the other document gives some of the pattern, which the catalogue does not know. */
  function meetsOther(): boolean {
    // What this rule leaves out is no part of it.
    const isMet = (pattern: string) =>
      patternsMeet(pattern, region.action) &&
      (!rule.action.isNegated || rule.action.matches(pattern));
    return sides.other.allowsOf(region.action).some(
      ({ action }) =>
        // Rules that speak of all of it gave or denied it whole, and a NotAction of some does so.
        !action.isNegated && !action.matches(asked) && action.patterns.some(isMet),
    );
  }

  /** What `mine` denies of a pattern whose actions nobody can tell apart. */
  function listDenied(): string[] {
    const resource = tools.fillResource(region.resource);
    const denies = sides.mine
      .deniesOf(region.action)
      .filter((each) => each.conditions.length === 0 && each.resource.matches(resource));
    const patterns = denies.flatMap(({ action }) => (action.isNegated ? [] : action.patterns));
    const met = patterns.filter((pattern) => patternsMeet(pattern, region.action));
    return [...new Set(met)].map(tools.spell);
  }

  function describe(action: string, request: string, assumption: Assumption): Difference {
    const resource = tools.fillResource(region.resource);
    const witnessed = chooseAction(region.action, request, sides, tools);
    const listExcepted = ({ isNegated, patterns }: Side, pattern: string) =>
      isNegated ? patterns.filter((left) => patternsMeet(left, pattern)) : [];
    return {
      action: tools.spell(action),
      ...describeKnown(action, tools.catalogue),
      isRest: false,
      exceptActions: listExcepted(rule.action, action.toLowerCase()).map(tools.spell),
      resource: writeEscapes(region.resource),
      exceptResources: listExcepted(rule.resource, region.resource).map(writeEscapes),
      conditions: rule.written,
      elsewhere: findElsewhere(request.toLowerCase(), resource, sides.other),
      witness: {
        action: witnessed,
        resource: chooseResource(region.resource, witnessed, sides, tools),
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
  const fits = (rule: Rule) => rule.action.matches(action);
  const denies = other
    .deniesOf(action)
    .filter((rule) => rule.conditions.length === 0 && fits(rule));
  const isDenied = (place: string) => denies.some((rule) => rule.resource.matches(place));
  const rules = other.allowsOf(action).filter(fits);
  if (rules.some((rule) => rule.resource.matches(resource)) && !isDenied(resource)) {
    return 'conditions';
  }
  const isLeft = ({ resource: { isNegated, patterns } }: Rule) =>
    (isNegated ? ['*'] : patterns).some((pattern) => !isDenied(pattern));
  return rules.some(isLeft) ? 'resources' : 'nothing';
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
