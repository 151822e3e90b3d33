import type { Announcement } from '../../record/types.gen';

/** The facts of an announcement that its gist contains. */
export type AnnouncementFacts = Pick<
  Announcement,
  'kind' | 'policyName' | 'actionsNamed' | 'deniesNamed'
> & {
  /** Actions that are no longer allowed. */
  removed: readonly string[];
  /** How many added permissions the source counts. */
  countNamed?: number | undefined;
  /** Whether the source omits lists of actions. */
  isElided: boolean;
};

/**
 * The gist of an announcement: one sentence in our words, because the copyright of AWS's own
 * sentences is AWS's.
 */
export function summarizeAnnouncement(facts: AnnouncementFacts): string {
  const { kind, policyName, actionsNamed, deniesNamed = [], removed, isElided } = facts;
  if (kind === 'tracking-started') {
    return `AWS starts tracking changes to ${policyName ?? 'these managed policies'}`;
  }
  if (kind === 'policy-deprecated') return `Deprecated managed policy ${policyName}`;
  if (kind === 'policy-added') return `New managed policy ${policyName}`;
  const parts = [
    ...(actionsNamed.length > 0 ? [`${verbs[kind]} ${listSome(actionsNamed)}`] : []),
    ...(deniesNamed.length > 0 ? [`denies ${listSome(deniesNamed)}`] : []),
    ...(removed.length > 0 ? [`removes ${listSome(removed)}`] : []),
  ];
  const omission = 'list of actions is left out where this was read';
  const text =
    parts.length === 0
      ? `${describeWithoutActions(facts, kind)}${isElided ? `; the ${omission}` : ' and names no action'}`
      : `${parts.join('; ')}${isElided ? `; a ${omission}` : ''}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function describeWithoutActions(
  { countNamed: count }: AnnouncementFacts,
  kind: keyof typeof verbsWithoutActions,
): string {
  if (count === undefined) return verbsWithoutActions[kind];
  return count === 1 ? 'adds 1 permission' : `adds ${count} permissions`;
}

const verbs = {
  'actions-added': 'adds',
  'action-renamed': 'an action is renamed to',
  update: 'names',
} as const;

const verbsWithoutActions = {
  'actions-added': 'adds permissions',
  'action-renamed': 'renames an action',
  update: 'changes the policy',
} as const;

/** Of more names, the rest is only counted. */
const maxListed = 3;

function listSome(names: readonly string[]): string {
  if (names.length === 1) return String(names[0]);
  const isLong = names.length > maxListed;
  const shown = isLong ? names.slice(0, maxListed - 1) : names.slice(0, -1);
  const rest = isLong ? `${names.length - shown.length} more` : names.at(-1);
  return `${shown.join(', ')} and ${rest}`;
}
