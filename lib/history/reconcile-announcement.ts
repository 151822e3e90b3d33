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
  matchByGrants,
  matchByKind,
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
   * grants: by what was granted. kind: by the kind of announcement, the policy and closeness in
   * time alone. none: no change was found, or the announcement is about no policy.
   */
  matchedBy: 'grants' | 'kind' | 'none';
  /** Names in the announcement that no version of the policy ever had, as printed. */
  neverServed: NeverServed[];
  /** Names that no change close to it added, and that a version has through a wildcard. */
  servedByWildcard: { named: NamedAction; change: Change }[];
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
  if (all.length === 0) {
    const matches = matchByKind(announcement, changes);
    const matchedBy = matches.length > 0 ? 'kind' : 'none';
    return { announcement, matches, matchedBy, neverServed: [], servedByWildcard: [] };
  }
  const matches = matchByGrants(announcement, all, changes);
  const matched = new Set(matches.flatMap(({ named }) => named));
  const reconciled: ReconciledAnnouncement = {
    announcement,
    matches,
    matchedBy: matches.length > 0 ? 'grants' : 'none',
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
