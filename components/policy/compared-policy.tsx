import { paths } from '@/lib/addresses/paths';
import { comparePermissions } from '@/lib/history/changes';
import { dayOf } from '@/lib/history/days';
import { findMissingAfter } from '@/lib/history/missing-versions';
import type { DayComparison } from '@/lib/history/snapshot';
import type { ActionCatalog } from '@/lib/iam/compare/difference';
import type { ServedPolicy, ServedVersion } from '@/lib/record/types';
import { summarizeDifference } from '@/lib/text/verdict';
import { describeMissingVersions } from '@/lib/text/wording';
import { Sentence } from '../access/sentence';
import { SideBySide } from '../diff/side-by-side';
import { BreakableName } from '../ui/breakable-name';
import { SiteLink } from '../ui/link';
import { Section } from '../ui/section';
import { Time } from '../ui/time';
import { DocumentView } from './document-view';

/** One policy between two days: what changed, then both documents, or the new one whole. */
export function ComparedPolicy({
  comparison,
  catalog,
  pairPath = paths.compareVersions,
}: {
  comparison: DayComparison;
  /** Where two versions are compared alone. */
  pairPath?: PairPath;
  /** What the sentence counts actions by. */
  catalog: ActionCatalog;
}) {
  const { policy } = comparison;
  const { policyName } = policy;
  if (comparison.kind === 'new') {
    const { versionId, createDate, document } = comparison.after;
    return (
      <Section
        id={policyName}
        title={<BreakableName name={policyName} />}
        aside={<PolicyLinks comparison={comparison} pairPath={pairPath} />}
      >
        <p className="py-3">
          New: no version on record before {versionId}, created <Time at={dayOf(createDate)} />.
        </p>
        <DocumentView
          id={`${policyName}-document`}
          label={`${policyName} ${versionId}`}
          document={document}
        />
      </Section>
    );
  }
  if (comparison.kind !== 'changed') return null;
  const { before, after } = comparison;
  return (
    <Section
      id={policyName}
      title={<BreakableName name={policyName} />}
      aside={<PolicyLinks comparison={comparison} pairPath={pairPath} />}
    >
      <p className="pt-3">
        <Sentence text={summarizeDifference(comparePermissions(before, after, catalog))} />
      </p>
      <Steps
        policyName={policyName}
        steps={policy.versions.filter(
          ({ number }) => number > before.number && number <= after.number,
        )}
      />
      <NotObserved policy={policy} versions={[before, after]} />
      <SideBySide
        before={before.document}
        after={after.document}
        sides={{ before: before.versionId, after: after.versionId }}
        idPrefix={`${policyName}-`}
      />
    </Section>
  );
}

/** The changes from one to the other; none where an older version is the default again. */
function Steps({ policyName, steps }: { policyName: string; steps: readonly ServedVersion[] }) {
  if (steps.length === 0) return null;
  return (
    <p className="text-small text-muted">
      Step by step:{' '}
      {steps.map(({ versionId, createDate }) => (
        <span key={versionId} className="mr-4 whitespace-nowrap">
          <SiteLink to={paths.change(policyName, versionId)}>{versionId}</SiteLink>,{' '}
          <Time at={dayOf(createDate)} />
        </span>
      ))}
    </p>
  );
}

/** That versions were not observed which may have been in force on one of the two days. */
function NotObserved({
  policy,
  versions,
}: {
  policy: ServedPolicy;
  versions: readonly ServedVersion[];
}) {
  return versions
    .flatMap((version) => findMissingAfter(policy, version) ?? [])
    .map((unobserved) => (
      <p key={unobserved.from} className="text-small text-muted">
        {describeMissingVersions(unobserved)}
      </p>
    ));
}

export type PairPath = (policyName: string, from: string, to: string) => string;

function PolicyLinks({ comparison, pairPath }: { comparison: DayComparison; pairPath: PairPath }) {
  const { policyName } = comparison.policy;
  if (comparison.kind === 'changed') {
    const { before, after } = comparison;
    return (
      <SiteLink to={pairPath(policyName, before.versionId, after.versionId)}>
        {before.versionId} → {after.versionId}
      </SiteLink>
    );
  }
  return <SiteLink to={paths.policy(policyName)}>the policy now</SiteLink>;
}
