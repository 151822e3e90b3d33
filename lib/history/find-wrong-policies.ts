import type { Change } from './changes';
import { dayOf, shiftDay } from './days';
import {
  isSameAction,
  listNamedActions,
  measureLag,
  type NamedAction,
} from './match-announcements';
import type { ReconciledAnnouncement, WrongPolicy } from './reconcile-announcement';

/** The change of another policy counts only so many days before or after an announcement. */
const maxDays = 14;

/** Whether a guide covers both of two policies. */
type AreRelated = (policyName: string, other: string) => boolean;

/**
 * The same announcements, and for those whose actions belong to another policy the change that
 * they seem to mean. The announced policy has at most half of the names; one change of another
 * policy in those days has all others, by their exact names, and no announcement of its own has
 * them. A single name is frequent in many policies, so it counts only for a policy of the same
 * guide. Names that belong to the other policies of the same row are no mistake.
 */
export function findWrongPolicies(
  announcements: readonly ReconciledAnnouncement[],
  changes: readonly Change[],
  areRelated: AreRelated = () => true,
): ReconciledAnnouncement[] {
  const open = announcements.map((reconciled) => ({
    reconciled,
    names: listOpenNames(reconciled),
  }));
  const wanted = new Set(open.flatMap(({ names }) => names.map(createKey)));
  const days = new Set(
    open.flatMap(({ reconciled, names }) =>
      names.length > 0 ? listNearbyDays(reconciled.announcement.date) : [],
    ),
  );
  const byName = indexChanges(
    changes.filter(({ version }) => days.has(dayOf(version.createDate))),
    wanted,
  );
  const announced = new Map<Change, NamedAction[]>();
  for (const { change, named } of announcements.flatMap(({ matches }) => matches)) {
    announced.set(change, [...(announced.get(change) ?? []), ...named]);
  }
  return open.map(({ reconciled, names }) => {
    const { date, policyName, policiesNamed = [] } = reconciled.announcement;
    if (policyName === null || names.length === 0) return reconciled;
    const findNearby = (name: NamedAction) =>
      (byName.get(createKey(name)) ?? []).filter(
        (change) => Math.abs(measureLag(change, date)) <= maxDays,
      );
    const ofRow = new Set([policyName, ...policiesNamed]);
    const rest = names.filter(
      (name) => !findNearby(name).some(({ policy }) => ofRow.has(policy.policyName)),
    );
    const cleaned = rest.length === names.length ? reconciled : keepNames(reconciled, names, rest);
    const [first] = rest;
    if (
      first === undefined ||
      rest.length * 2 <= listNamedActions(reconciled.announcement).length
    ) {
      return cleaned;
    }
    const isMeant = (change: Change) =>
      rest.every((name) => findNearby(name).includes(change)) &&
      !(announced.get(change) ?? []).some((known) =>
        rest.some((name) => isSameAction(known, name)),
      ) &&
      (rest.length > 1 || areRelated(policyName, change.policy.policyName));
    const [meant] = findNearby(first)
      .filter(isMeant)
      .map((change): WrongPolicy => ({ change, lagDays: measureLag(change, date), named: rest }))
      .sort((a, b) => Math.abs(a.lagDays) - Math.abs(b.lagDays));
    return meant === undefined ? cleaned : { ...cleaned, wrongPolicy: meant };
  });
}

/** The names of an announcement that no change of its policy added. */
function listOpenNames({ announcement, matches }: ReconciledAnnouncement): NamedAction[] {
  const matched = matches.flatMap(({ named }) => named);
  return listNamedActions(announcement).filter(
    (name) => !matched.some((known) => isSameAction(known, name)),
  );
}

/** Without the findings on names that another policy of the same row has. */
function keepNames(
  reconciled: ReconciledAnnouncement,
  open: readonly NamedAction[],
  rest: readonly NamedAction[],
): ReconciledAnnouncement {
  const dropped = open.filter((name) => !rest.includes(name));
  const isKept = ({ named }: { named: NamedAction }) =>
    !dropped.some((name) => isSameAction(name, named));
  return {
    ...reconciled,
    neverServed: reconciled.neverServed.filter(isKept),
    servedByWildcard: reconciled.servedByWildcard.filter(isKept),
  };
}

/** The changes that added each of some names exactly. */
/** The days on which a change counts for an announcement of a day. */
function listNearbyDays(date: string): string[] {
  return Array.from({ length: 2 * maxDays + 1 }, (_, index) => shiftDay(date, index - maxDays));
}

function indexChanges(changes: readonly Change[], wanted: ReadonlySet<string>) {
  const byName = new Map<string, Change[]>();
  for (const change of changes) {
    const keys = change.grantsAdded
      .filter(({ actionNegated }) => !actionNegated)
      .map(createKey)
      .filter((key) => wanted.has(key));
    for (const key of new Set(keys)) byName.set(key, [...(byName.get(key) ?? []), change]);
  }
  return byName;
}

function createKey({ effect, action }: NamedAction): string {
  return `${effect} ${action.toLowerCase()}`;
}
