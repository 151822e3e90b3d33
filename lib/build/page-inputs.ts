import type { ActionHistory } from '../history/action-history';
import type { Change } from '../history/changes';
import type { ActionEntry } from '../history/service-actions';
import type { Policy } from '../record/types';
import { hashInputs } from './file-cache';
import { actionsUntil } from './service-data';
import {
  discrepancies,
  findChartEnd,
  isLarge,
  record,
  recordSpan,
  selectReconciliation,
} from './site-data';

// Hashes of what pages and files are made from, apart from the code: those with the same hash are the
// same, so that lib/build/rendered-cache.ts can reuse them.

/** Of the policy last asked for, whose pages and files follow each other. */
let last: { policy: Policy; hash: string } | undefined;

/** Hashes what the pages and files of a policy are made from. */
export function hashPolicyInputs(policy: Policy): string {
  if (last?.policy !== policy) last = { policy, hash: hash(describePolicy(policy)) };
  return last.hash;
}

/** Hashes what a page of action patterns of one service is made from. */
export function hashActionInputs(entries: readonly ActionEntry[]): string {
  return hash({
    entries: entries.map(({ history, accessLevels, wider, matchCount, unnamed, isCurrent }) => ({
      history: hashHistory(history),
      wider: wider.map(hashHistory),
      catalog: [accessLevels, matchCount, unnamed],
      isCurrent,
    })),
    axis: [recordSpan.from, actionsUntil],
    site: describeSite(),
  });
}

/** A history follows from its pattern and the policies that have it. */
const hashHistory = remember(({ effect, negated, patterns, spans }: ActionHistory) =>
  hash([effect, negated, patterns, spans.map(({ policy }) => hashDocuments(policy))]),
);

const hashDocuments = remember((policy: Policy) => hash(policy));

function remember<Key extends object>(make: (key: Key) => string): (key: Key) => string {
  const known = new WeakMap<Key, string>();
  return (key) => {
    const made = known.get(key) ?? make(key);
    known.set(key, made);
    return made;
  };
}

function hash(value: unknown): string {
  return hashInputs([], [JSON.stringify(value)]);
}

function describePolicy(policy: Policy): unknown {
  const { policyName } = policy;
  const { changes, defaultChanges, ...own } = selectReconciliation(policy);
  const announcements = new Set([
    ...own.announcements,
    ...changes.flatMap(({ mentions, misnamings }) =>
      [...mentions, ...misnamings].map(({ announcement }) => announcement),
    ),
  ]);
  return {
    policy,
    changes: changes.map(({ change, state, unannounced, readBefore }) => ({
      change: nameChange(change),
      state,
      unannounced,
      readBefore,
    })),
    defaultChanges: defaultChanges.map(({ observed }) => observed),
    announcements: nameChanges(
      [...announcements].map((each) => ({ each, discrepancies: discrepancies.get(each) })),
    ),
    // The policies of the same name before and after it.
    related: record.policies.filter(
      (each) => each.policyName === policy.precededBy || each.precededBy === policyName,
    ),
    warnings: record.policies.flatMap(({ notes = [] }) =>
      notes.filter(({ warnsAbout }) => warnsAbout !== undefined),
    ),
    trackedSince: own.trackedSince,
    chartEnd: findChartEnd(policy),
    site: describeSite(),
  };
}

/** Pages of a large record do not show until when a source was read. */
function describeSite(): unknown {
  if (!isLarge) return record.site;
  const sources = record.site.sources.map(({ observedUntil, commit, ...rest }) => rest);
  return { ...record.site, sources };
}

function nameChange({ policy, version }: Change): string {
  return `${policy.policyName} ${version.versionId} ${version.createDate}`;
}

/** The same with the name of each change in place of the change, which refers to its policy. */
function nameChanges(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, part) =>
      key === 'change' ? nameChange(part as Change) : (part as unknown),
    ),
  );
}
