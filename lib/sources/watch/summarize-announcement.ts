import type { Announcement } from '../../record/types.gen';

/** What a gist is made of. */
export type AnnouncementFacts = Pick<
  Announcement,
  'kind' | 'policyName' | 'actionsNamed' | 'deniesNamed'
> & {
  /** Actions that are said to be allowed no more. */
  removed: readonly string[];
  /** Whether the place that was read leaves lists out. */
  isElided: boolean;
};

/** What a row says in our words, made of what it names: AWS's own sentences are AWS's. */
export function summarizeAnnouncement(facts: AnnouncementFacts): string {
  const { kind, policyName, actionsNamed, deniesNamed = [], removed, isElided } = facts;
  if (kind === 'tracking-started') return 'AWS starts tracking changes to these managed policies';
  if (kind === 'policy-added') return `New managed policy ${policyName}`;
  const parts = [
    ...(actionsNamed.length > 0 ? [`${verbs[kind]} ${listSome(actionsNamed)}`] : []),
    ...(deniesNamed.length > 0 ? [`denies ${listSome(deniesNamed)}`] : []),
    ...(removed.length > 0 ? [`removes ${listSome(removed)}`] : []),
  ];
  const leftOut = 'list of actions is left out where this was read';
  const text =
    parts.length === 0
      ? `${unnamed[kind]}${isElided ? `; the ${leftOut}` : ' and names no action'}`
      : `${parts.join('; ')}${isElided ? `; a ${leftOut}` : ''}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const verbs = {
  'actions-added': 'adds',
  'action-renamed': 'an action is renamed to',
  update: 'names',
} as const;

const unnamed = {
  'actions-added': 'adds permissions',
  'action-renamed': 'renames an action',
  update: 'changes the policy',
} as const;

/** More names than these are counted. */
const maxListed = 3;

function listSome(names: readonly string[]): string {
  if (names.length === 1) return String(names[0]);
  const isLong = names.length > maxListed;
  const shown = isLong ? names.slice(0, maxListed - 1) : names.slice(0, -1);
  const rest = isLong ? `${names.length - shown.length} more` : names.at(-1);
  return `${shown.join(', ')} and ${rest}`;
}
