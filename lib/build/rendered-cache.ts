import { address } from '../../components/ui/site';
import type { Change } from '../history/changes';
import type { Policy } from '../record/types';
import { hashInputs, readOrMakeAsync } from './file-cache';
import { discrepancies, findChartEnd, record, selectReconciliation } from './site-data';

/**
 * Returns a file about a policy, or one of its versions, from an earlier build if nothing that it is
 * made from has changed since; otherwise makes it. `describePolicy` has to describe all of that.
 *
 * @param path where the file is in the site
 * @param styleSheets the addresses of the style sheets that the file links
 */
export async function readOrRender(
  policy: Policy,
  path: string,
  styleSheets: readonly string[],
  render: () => Promise<string | Buffer> | string | Buffer,
): Promise<Buffer> {
  const name = hashInputs([], [hashPolicy(policy), path, ...styleSheets]);
  return readOrMakeAsync('rendered', name, async () => render());
}

/** Of the policy last asked for, whose pages and files follow each other. */
let last: { policy: Policy; hash: string } | undefined;

function hashPolicy(policy: Policy): string {
  if (last?.policy !== policy) {
    last = { policy, hash: hashInputs([], [codeHash, JSON.stringify(describePolicy(policy))]) };
  }
  return last.hash;
}

const codeHash = hashInputs(
  [
    'app',
    'components',
    'lib',
    'scripts/item-pages.ts',
    'data/risk/catalog.json',
    'next.config.js',
    'package-lock.json',
  ],
  [process.version, address.absolute('')],
);

/** What the pages and files of a policy are made from, apart from the code. */
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
    // Pages of policies do not show until when a source was read.
    site: {
      ...record.site,
      sources: record.site.sources.map(({ observedUntil, commit, ...rest }) => rest),
    },
  };
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
