import type { Announcement } from '../../record/types.gen';

const newPolicy =
  /\bnew (?:(?:aws|amazon|iam|managed|service|linked|service-linked|role|job|function|customer|inline) ){0,6}polic(?:y|ies)\b/i;
const added = /\b(?:add(?:s|ed|ing)?|new)\b/i;
const grants = /\b(?:permissions?|actions?|access|apis?)\b/i;
const changesOrRemoves =
  /\b(?:remov\w*|restrict\w*|replac\w*|consolidat\w*|scop\w+ down|no longer|den(?:y|ies|ied)|deny-list|deprecat\w*|reduc\w*)\b/i;

/** Whether a text announces that AWS begins to track changes. */
function isTrackingStart(text: string): boolean {
  if (/^\W*change ?log published\W*$/i.test(text)) return true;
  return /\b(?:started|starts|start|began|begins) (?:to track|tracking)\b/i.test(text);
}

/** Whether a title says that a policy is no longer to be used. */
function isDeprecation(title: string): boolean {
  return /^\W*deprecated?\b|\bpolic(?:y|ies) (?:(?:is|are|was|were|has|have|been) ){0,2}(?:deprecat|delet|retir)|\bdeprecated? (?:\w+ ){0,3}polic/i.test(
    title,
  );
}

interface ChangeText {
  /** The title of the change, without the names of policies before the dash. */
  change: string;
  description: string;
  /** Whether it renames an action. */
  isRenaming: boolean;
}

/**
 * Classifies a change by its title, and by its description where the title says only that
 * something was updated.
 */
export function classifyChange({
  change,
  description,
  isRenaming,
}: ChangeText): Announcement['kind'] {
  if (isTrackingStart(change)) return 'tracking-started';
  if (isDeprecation(change)) return 'policy-deprecated';
  if (isRenaming) return 'action-renamed';
  if (newPolicy.test(change)) return 'policy-added';
  if (addsActions(change)) return 'actions-added';
  if (changesOrRemoves.test(change) || /^\s*(?:updated|modified|changed) (?!polic)/i.test(change)) {
    return 'update';
  }
  const isUpdate = /\b(?:existing|updates? to|updated) (?:\w+ ){0,2}polic/i.test(change);
  if (newPolicy.test(description) && !grants.test(change) && !isUpdate) return 'policy-added';
  return addsActions(description) ? 'actions-added' : 'update';
}

function addsActions(text: string): boolean {
  return added.test(text) && grants.test(text) && !changesOrRemoves.test(text);
}
