import { patternsMeet } from '../patterns';
import { meetPatterns } from './globs';
import type { Access, Rule, Side } from './model';

/** A region of requests: an action pattern and a resource pattern. */
export interface Region {
  action: string;
  resource: string;
}

/** More regions than this are not followed for one grant. */
const mostRegions = 4000;

/**
 * The regions within which a grant can give what the other document does not. Of each its
 * most general request decides: a pattern matches that request exactly when it covers the
 * region, so that only what must be met has to be met, and everything else is evaded.
 *
 * What must be met: one of the other's denials; and, to evade a NotAction or NotResource,
 * one of the patterns that it leaves out. Undefined where there are too many.
 */
export function listRegions(
  grant: Region,
  {
    isNew,
    mine,
    other,
    holes,
  }: { isNew: boolean; mine: Access; other: Access; holes: readonly Rule[] },
): readonly Region[] | undefined {
  const evaded = [
    ...mine.deniesOf(grant.action).filter(hasNegation),
    ...other.allowsOf(grant.action).filter(hasNegation),
  ];
  let regions: Region[] | undefined = isNew ? [grant] : [];
  const met = holes.map((hole) => meetRule(grant, hole));
  for (const found of met) {
    if (found === undefined || regions === undefined) return undefined;
    regions.push(...found);
  }
  for (const rule of evaded) {
    regions = evade(regions, rule);
    if (regions === undefined) return undefined;
  }
  const evading = [
    ...mine.deniesOf(grant.action),
    ...other.allowsOf(grant.action),
    // What is left out of the grant, or of the other's denials, is evaded as well.
    ...[...mine.allowsOf(grant.action), ...holes].filter(hasNegation),
  ];
  const shortened = shorten(unique(regions), evading);
  return shortened && unique(shortened);
}

/**
 * The regions, and those in which a star stands for few characters: a `?` asks for one, so
 * that what is too short for it evades it. `s3:Get?*` leaves out `s3:Get`.
 */
function shorten(
  regions: readonly Region[],
  evading: readonly Rule[],
): readonly Region[] | undefined {
  const listMarked = (side: (rule: Rule) => Side) =>
    evading.flatMap((rule) => side(rule).patterns.filter((pattern) => pattern.includes('?')));
  const marked = {
    action: listMarked(({ action }) => action),
    resource: listMarked(({ resource }) => resource),
  };
  if (marked.action.length + marked.resource.length === 0) return regions;
  const all: Region[] = [];
  for (const region of regions) {
    const actions = shortenPattern(region.action, marked.action);
    const resources = shortenPattern(region.resource, marked.resource);
    if (actions === undefined || resources === undefined) return undefined;
    all.push(...actions.flatMap((action) => resources.map((resource) => ({ action, resource }))));
    if (all.length > mostRegions) return undefined;
  }
  return all;
}

/** A pattern, and its like with each star as long as the marks of any other pattern reach. */
function shortenPattern(pattern: string, others: readonly string[]): string[] | undefined {
  const marks = others
    .filter((other) => patternsMeet(pattern, other))
    .map((other) => other.split('?').length - 1);
  if (marks.length === 0) return [pattern];
  const runs = ['*', ...Array.from({ length: Math.max(...marks) + 1 }, (_, n) => '?'.repeat(n))];
  let found = [''];
  for (const character of pattern) {
    found = found.flatMap((start) =>
      character === '*' ? runs.map((run) => start + run) : [start + character],
    );
    if (found.length > mostRegions) return undefined;
  }
  return found;
}

function hasNegation({ action, resource }: Rule): boolean {
  return action.isNegated || resource.isNegated;
}

/** Where a region and a rule overlap. */
function meetRule(region: Region, { action, resource }: Rule): Region[] | undefined {
  const actions = meetSide(region.action, action);
  if (actions?.length === 0) return [];
  const resources = meetSide(region.resource, resource);
  if (actions === undefined || resources === undefined) return undefined;
  return actions.flatMap((each) => resources.map((one) => ({ action: each, resource: one })));
}

/** The most general request of a pattern is outside of whatever does not cover the pattern. */
function meetSide(pattern: string, side: Side): string[] | undefined {
  return side.isNegated ? [pattern] : meetAll(pattern, side.patterns);
}

function meetAll(pattern: string, others: readonly string[]): string[] | undefined {
  const found = new Set<string>();
  for (const other of others) {
    const met = meetPatterns(pattern, other);
    if (met === undefined) return undefined;
    for (const each of met) found.add(each);
  }
  return [...found];
}

/** The regions, and what of them a rule with a negated side leaves out. */
function evade(regions: readonly Region[], { action, resource }: Rule): Region[] | undefined {
  const all: Region[] = [...regions];
  for (const region of regions) {
    const actions = action.isNegated ? meetAll(region.action, action.patterns) : [];
    const resources = resource.isNegated ? meetAll(region.resource, resource.patterns) : [];
    if (actions === undefined || resources === undefined) return undefined;
    all.push(
      ...actions.map((each) => ({ ...region, action: each })),
      ...resources.map((each) => ({ ...region, resource: each })),
    );
    if (all.length > mostRegions) return undefined;
  }
  return all;
}

function unique(regions: readonly Region[]): readonly Region[] {
  if (regions.length < 2) return regions;
  const found = new Map(regions.map((each) => [`${each.action} ${each.resource}`, each]));
  return [...found.values()];
}
