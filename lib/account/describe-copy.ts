import { dayOf } from '../history/days';
import { countOf } from '../text/wording';
import type { LaggingCopy } from './lagging-copies';
import type { DocumentOwner, OwnDocument } from './own-documents';

/** `policy x`, `inline policy x of role y`. */
export function describeOwner(owner: DocumentOwner): string {
  return owner.kind === 'managed'
    ? `policy ${owner.name}`
    : `inline policy ${owner.name} of ${owner.type} ${owner.principal}`;
}

/** The first owner, and how many others have the same document. */
export function describeOwners([first, ...others]: OwnDocument['owners']): string {
  const more = others.length === 0 ? '' : ` and ${countOf(others.length, 'other')} like it`;
  return `${describeOwner(first)}${more}`;
}

/** What a policy is a copy of, and whether it lags behind. */
export function describeCopy(copy: LaggingCopy): string {
  const { owners, policyName, nearest, replacedBy, shared, total, isIdentical, lagsSince } = copy;
  const dates = [
    `of ${dayOf(nearest.createDate)}`,
    ...(replacedBy === undefined ? [] : [`replaced on ${dayOf(replacedBy.createDate)}`]),
  ].join(', ');
  const relation = isIdentical
    ? 'allows the same as'
    : `has ${shared} of ${total} action patterns in common with`;
  const lag =
    lagsSince === undefined
      ? ''
      : ` It lags behind since ${lagsSince.versionId} of ${dayOf(lagsSince.createDate)}.`;
  return `${describeOwners(owners)} ${relation} ${policyName} ${nearest.versionId} (${dates}).${lag}`;
}
