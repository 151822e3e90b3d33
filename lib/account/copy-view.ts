import { dayOf } from '../history/days';
import type { Difference } from '../iam/compare/difference';
import { showText } from '../shared/show-text';
import type { Chip } from '../text/chip';
import { describeCopy, describeOwner } from './describe-copy';
import type { LaggingCopy } from './lagging-copies';

/** A copy of an AWS policy as a page shows it; see `AccountView`. */
export interface CopyView {
  /** `policy x`, `inline policy x of role y`: at most `maxOwners`. */
  owners: string[];
  /** The number of further policies with the same document. */
  moreOwners: number;
  policyName: string;
  /** What it is a copy of, in a sentence. */
  text: string;
  nearest: string;
  current: string;
  /** Whether it lags behind, and since when. */
  chip: Chip;
  /** How it differs from the current version. */
  sentences: string[];
  lacks: NamedActions;
  beyond: NamedActions;
}

/** The first actions of a list, each once, and how many are left out. */
export interface NamedActions {
  names: string[];
  more: number;
}

const maxOwners = 5;
const maxActions = 60;

export function viewCopy(copy: LaggingCopy): CopyView {
  const { owners, policyName, nearest, current, comparison, sentences } = copy;
  return {
    owners: owners.slice(0, maxOwners).map((owner) => showText(describeOwner(owner))),
    moreOwners: Math.max(owners.length - maxOwners, 0),
    policyName,
    text: showText(describeCopy(copy)),
    nearest: nearest.versionId,
    current,
    chip: chooseChip(copy),
    sentences: sentences.map(showText),
    lacks: nameActions(comparison.gained),
    beyond: nameActions(comparison.lost),
  };
}

function chooseChip({ lagsSince, comparison }: LaggingCopy): Chip {
  if (lagsSince !== undefined) {
    const { versionId, createDate } = lagsSince;
    return { text: `Lags behind since ${versionId}, ${dayOf(createDate)}`, tone: 'late' };
  }
  return comparison.knownVerdict === 'same'
    ? { text: 'Up to date', tone: 'good' }
    : { text: 'Differs', tone: 'neutral' };
}

/** The actions of differences, each once; those that IAM does not have yet are left out. */
export function nameActions(differences: readonly Difference[]): NamedActions {
  const known = differences.filter(({ future }) => !future);
  const names = [...new Set(known.map(({ action }) => showText(action)))];
  return { names: names.slice(0, maxActions), more: Math.max(names.length - maxActions, 0) };
}
