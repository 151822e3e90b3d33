import { paths } from '@/lib/addresses/paths';
import type { DefaultChange } from '@/lib/history/default-changes';
import { findCurrentVersion } from '@/lib/history/default-versions';
import type { ReconciledChange } from '@/lib/history/reconcile-change';
import type { Gap, Policy } from '@/lib/record/types';
import { groupByJsonKey, groupRuns } from '@/lib/shared/collections';
import { hasNoEffect } from '@/lib/text/analysis';
import { countOf, nameMissingVersions } from '@/lib/text/wording';
import { ChangeList } from '../change/change-list';
import { Prose } from '../ui/prose';
import { SiteLink } from '../ui/site';

interface Props {
  policy: Policy;
  /** Newest first. */
  changes: readonly ReconciledChange[];
  /** The defaults of this policy that were set to an older version. */
  defaultChanges: readonly DefaultChange[];
}

/** Older versions are folded; successive versions without an effect count as one. */
const maxShown = 6;

/** The versions of a policy, newest first, with notes where versions are missing. */
export function VersionList({ policy, changes, defaultChanges }: Props) {
  const shown = groupRuns(changes, ({ change }) => hasNoEffect(change))
    .flatMap((run) => (hasNoEffect(run[0].change) ? [run] : run.map((each) => [each])))
    .slice(0, maxShown)
    .flat();
  const older = changes.slice(shown.length);
  const oldest = older.length > 0 ? (shown.at(-1)?.change.version.createDate ?? '') : '';
  return (
    <>
      <Runs
        policy={policy}
        changes={shown}
        defaultChanges={defaultChanges.filter(({ observed }) => observed >= oldest)}
      />
      {older.length > 0 && (
        <details className="group">
          <summary>
            <h3>{countOf(older.length, 'older version')}</h3>
          </summary>
          <Runs
            policy={policy}
            changes={older}
            defaultChanges={defaultChanges.filter(({ observed }) => observed < oldest)}
          />
        </details>
      )}
    </>
  );
}

/** Runs of versions; successive runs without an effect are one line that opens. */
function Runs({ policy, changes, defaultChanges }: Props) {
  const runs = splitStretches(changes, policy.gaps ?? []).map((run, index, all) => {
    const [since, until] = [findOldest(all, index), findOldest(all, index - 1)];
    return {
      ...run,
      defaultChanges: defaultChanges.filter(
        ({ observed }) => (observed >= since || index === all.length - 1) && observed < until,
      ),
    };
  });
  return groupByJsonKey(runs, ({ stretch }) => stretch).map((group) => {
    const items = group.map((run) => (
      <RunItem key={run.changes[0]?.change.version.versionId} policy={policy} run={run} />
    ));
    if (!group.every(({ folds, defaultChanges }) => folds && defaultChanges.length === 0)) {
      return items;
    }
    const versions = group.flatMap((run) => run.changes.map(({ change }) => change.version));
    return (
      <details key={versions[0]?.versionId} className="group mt-3 first:mt-0">
        <summary>
          {countOf(versions.length, 'version')} without a change of permissions,{' '}
          {versions.at(-1)?.versionId}–{versions[0]?.versionId}
        </summary>
        {items}
      </details>
    );
  });
}

function RunItem({ policy, run }: { policy: Policy; run: PlacedRun }) {
  const { policyName } = policy;
  const current = findCurrentVersion(policy).versionId;
  return (
    <div className="mt-3 first:mt-0">
      <ChangeList
        changes={run.changes}
        defaultChanges={run.defaultChanges}
        named={false}
        linksOf={({ change: { version } }) =>
          version.versionId !== current && (
            <SiteLink
              to={paths.compareWith({ policy: policyName, from: version.versionId, to: current })}
              className="inline-block text-small leading-6"
            >
              Compare {version.versionId} with today
            </SiteLink>
          )
        }
      />
      {run.missing && <MissingNote missing={run.missing} />}
    </div>
  );
}

/** Returns the date of the oldest version of a run; a date after all others if there is no run. */
function findOldest(runs: readonly Run[], index: number): string {
  return runs[index]?.changes.at(-1)?.change.version.createDate ?? '9';
}

function MissingNote({ missing: { note, ...missing } }: { missing: Gap }) {
  return (
    <p className="mt-3 border-l-2 border-dashed border-line pl-4 text-small text-muted">
      {nameMissingVersions(missing)} {missing.from === missing.to ? 'is' : 'are'} missing from the
      archive. {note && <Prose text={note} />}
    </p>
  );
}

/** Changes without missing versions between them. */
interface Run {
  changes: ReconciledChange[];
  /** The versions that are missing before the oldest of them. */
  missing?: Gap | undefined;
}

/** A run with the defaults that were set within it. */
interface PlacedRun extends Run {
  defaultChanges: readonly DefaultChange[];
}

/**
 * Splits changes at missing versions, and around stretches without an effect that extend over
 * missing versions. `folds` marks the runs of such a stretch.
 */
function splitStretches(changes: readonly ReconciledChange[], gaps: Gap[]) {
  return groupRuns(changes, ({ change }) => hasNoEffect(change))
    .map((group) => ({
      group,
      folds: hasNoEffect(group[0].change) && splitAtMissing(group, gaps).length > 1,
    }))
    .reduce<{ changes: ReconciledChange[]; folds: boolean }[]>((stretches, { group, folds }) => {
      const last = stretches.at(-1);
      if (last === undefined || folds || last.folds) stretches.push({ changes: group, folds });
      else last.changes.push(...group);
      return stretches;
    }, [])
    .flatMap(({ changes, folds }, stretch) =>
      splitAtMissing(changes, gaps).map((run) => ({ ...run, folds, stretch })),
    );
}

function splitAtMissing(changes: readonly ReconciledChange[], gaps: Gap[]): Run[] {
  const runs: Run[] = [];
  let run: ReconciledChange[] = [];
  for (const reconciled of changes) {
    run.push(reconciled);
    const missing = gaps.find(({ to }) => to === reconciled.change.missing?.to);
    if (missing === undefined) continue;
    runs.push({ changes: run, missing });
    run = [];
  }
  return run.length > 0 ? [...runs, { changes: run }] : runs;
}
