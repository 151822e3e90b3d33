import type { ActionCatalog } from '../iam/compare/difference';
import type { Announcement } from '../record/types';
import { groupByKey } from '../shared/collections';
import type { Change } from './changes';
import {
  type ChangeMatch,
  findChangeServing,
  findClosestChange,
  isSameAction,
  listNamedActions,
  matchByCount,
  matchByGrants,
  matchByKind,
  matchByVersion,
  measureLag,
  type NamedAction,
} from './match-announcements';
import { suggestAction } from './suggest-action';

/** An announcement compared with the versions on record. */
export interface ReconciledAnnouncement {
  announcement: Announcement;
  /** Best match first: most actions, then closest in time. */
  matches: ChangeMatch[];
  /**
   * version: by the version that it names. grants: by what was granted. count: by the number of
   * added permissions and closeness in time. kind: by the kind of announcement, the policy and
   * closeness in time alone. none: no change was found, or the announcement is about no version.
   */
  matchedBy: 'version' | 'grants' | 'count' | 'kind' | 'none';
  /** Names in the announcement that no version of the policy ever had, as printed. */
  neverServed: NeverServed[];
  /** Names that no change close to it added, and that a version has through a wildcard. */
  servedByWildcard: { named: NamedAction; change: Change }[];
  /** The policy that the announcement seems to mean, where its actions are another's. */
  wrongPolicy?: WrongPolicy;
}

/** A change of another policy than the announced one that added the announced actions. */
export interface WrongPolicy {
  change: Change;
  lagDays: number;
  /** The names that it added and that no change of the announced policy did in those days. */
  named: NamedAction[];
}

/** A name that was announced and that no version ever had. */
export interface NeverServed {
  named: NamedAction;
  /** Whether IAM has an action by this name, so that it is no misprint. */
  isKnown: boolean;
  /** The action that was probably meant: a suggestion of this site, not of AWS. */
  suggestion: Suggestion | undefined;
}

export interface Suggestion {
  /** As that change writes it. */
  action: string;
  /** The closest change that granted it. */
  change: Change;
  lagDays: number;
}

/** @param changes those of the announcement's policy, newest first. */
export function reconcileAnnouncement(
  announcement: Announcement,
  changes: readonly Change[],
  catalog: ActionCatalog,
): ReconciledAnnouncement {
  const all = listNamedActions(announcement);
  const { matches, matchedBy } = findMatches(announcement, all, changes);
  const matched = new Set(matches.flatMap(({ named }) => named));
  const reconciled: ReconciledAnnouncement = {
    announcement,
    matches,
    matchedBy,
    neverServed: [],
    servedByWildcard: [],
  };
  for (const named of all.filter((name) => !matched.has(name))) {
    // A wildcard grants only actions that IAM has, and the name of such an action is no misprint.
    const isKnown = catalog.readLevels(named.action).length > 0;
    const change = isKnown ? findChangeServing(named, announcement.date, changes) : undefined;
    if (change !== undefined) reconciled.servedByWildcard.push({ named, change });
    else {
      const suggestion = isKnown ? undefined : suggest(named, announcement.date, changes);
      reconciled.neverServed.push({ named, isKnown, suggestion });
    }
  }
  return reconciled;
}

/** By what an announcement has: its version, its actions, their number, or else its kind. */
function findMatches(
  announcement: Announcement,
  all: readonly NamedAction[],
  changes: readonly Change[],
): Pick<ReconciledAnnouncement, 'matches' | 'matchedBy'> {
  const byVersion = matchByVersion(announcement, all, changes);
  if (byVersion.length > 0) {
    const matched = new Set(byVersion.flatMap(({ named }) => named));
    const rest = all.filter((name) => !matched.has(name));
    const others = matchByGrants(announcement, rest, changes);
    const matches = [
      ...byVersion,
      ...others.filter(({ change }) => change !== byVersion[0]?.change),
    ];
    return { matches, matchedBy: 'version' };
  }
  if (all.length > 0) {
    const matches = matchByGrants(announcement, all, changes);
    return { matches, matchedBy: matches.length > 0 ? 'grants' : 'none' };
  }
  const byCount = matchByCount(announcement, changes);
  if (byCount.length > 0) return { matches: byCount, matchedBy: 'count' };
  const matches = matchByKind(announcement, changes);
  return { matches, matchedBy: matches.length > 0 ? 'kind' : 'none' };
}

/** The same announcements with `isRepeat` of their matches, which depends on all of them. */
export function markRepeats(
  announcements: readonly ReconciledAnnouncement[],
): ReconciledAnnouncement[] {
  const byChange = groupByKey(
    announcements.flatMap(({ matches }) => matches),
    ({ change }) => change,
  );
  return announcements.map((announcement) => ({
    ...announcement,
    matches: announcement.matches.map((match, index) => ({
      ...match,
      isRepeat: index > 0 && isRepeated(match, byChange.get(match.change) as ChangeMatch[]),
    })),
  }));
}

/** Whether earlier announcements, closer to the change, announced every name of a match. */
function isRepeated(match: ChangeMatch, ofChange: readonly ChangeMatch[]): boolean {
  const earlier = ofChange.filter(
    ({ lagDays }) => lagDays < match.lagDays && Math.abs(lagDays) < Math.abs(match.lagDays),
  );
  return match.named.every((name) =>
    earlier.some((other) => other.named.some((known) => isSameAction(name, known))),
  );
}

/** The action of the policy whose name is like a printed one, and the closest change to add it. */
function suggest(
  { effect, action: printed }: NamedAction,
  date: string,
  changes: readonly Change[],
): Suggestion | undefined {
  const listActions = ({ grantsAdded }: Change) =>
    grantsAdded
      .filter((grant) => grant.effect === effect && !grant.actionNegated)
      .map((grant) => grant.action);
  const suggested = suggestAction(printed, changes.flatMap(listActions));
  if (suggested === undefined) return undefined;
  const isSuggested = (action: string) => action.toLowerCase() === suggested.toLowerCase();
  const change = findClosestChange(
    changes.filter((candidate) => listActions(candidate).some(isSuggested)),
    date,
  ) as Change;
  const action = listActions(change).find(isSuggested) as string;
  return { action, change, lagDays: measureLag(change, date) };
}
