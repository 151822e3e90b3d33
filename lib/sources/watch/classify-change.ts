import type { Announcement } from '../../record/types.gen';

const newPolicy =
  /\bnew (?:(?:aws|amazon|iam|managed|service|linked|service-linked|role|job|function|customer|inline) ){0,6}polic(?:y|ies)\b/i;
const added = /\b(?:add(?:s|ed|ing)?|new)\b/i;
const grants = /\b(?:permissions?|actions?|access|apis?)\b/i;
const reworked =
  /\b(?:remov\w*|restrict\w*|replac\w*|consolidat\w*|scop\w+ down|no longer|den(?:y|ies|ied)|deny-list|deprecat\w*|reduc\w*)\b/i;

/** Whether a text says that from here on AWS keeps this table. */
export function isTrackingStart(text: string): boolean {
  return /\b(?:started|starts|start|began|begins) (?:to track|tracking)\b/i.test(text);
}

export interface ChangeText {
  /** What the row says of the change, without the names of policies before the dash. */
  change: string;
  description: string;
  /** Whether it gives an action a new name. */
  isRenaming: boolean;
}

/**
 * Which of the record's kinds a row is of, in the order in which a person would judge it: the
 * title first, the description where the title says no more than that something was updated.
 */
export function classifyChange({
  change,
  description,
  isRenaming,
}: ChangeText): Announcement['kind'] {
  if (isTrackingStart(change)) return 'tracking-started';
  if (isRenaming) return 'action-renamed';
  if (newPolicy.test(change)) return 'policy-added';
  if (addsActions(change)) return 'actions-added';
  if (reworked.test(change) || /^\s*(?:updated|modified|changed) (?!polic)/i.test(change)) {
    return 'update';
  }
  if (newPolicy.test(description) && !grants.test(change)) return 'policy-added';
  return addsActions(description) ? 'actions-added' : 'update';
}

function addsActions(text: string): boolean {
  return added.test(text) && grants.test(text) && !reworked.test(text);
}
