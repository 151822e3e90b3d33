import { paths } from '@/lib/addresses/paths';
import { comparePermissions } from '@/lib/history/changes';
import { dayOf } from '@/lib/history/days';
import { findMissingAfter } from '@/lib/history/missing-versions';
import type { DayComparison } from '@/lib/history/snapshot';
import type { ActionCatalog } from '@/lib/iam/compare/difference';
import type { ServedPolicy, ServedVersion } from '@/lib/record/types';
import type { Chip as ChipData } from '@/lib/text/chip';
import { describeDifference } from '@/lib/text/verdict';
import { describeMissingVersions } from '@/lib/text/wording';
import { describeSides } from '../diff/diff-head';
import { SideBySide } from '../diff/side-by-side';
import { DocumentView } from '../policy/document-view';
import { BreakableName } from '../ui/breakable';
import { Chip } from '../ui/chip';
import { Sentence } from '../ui/prose';
import { Section } from '../ui/section';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';

/** A policy between two days: what changed and both documents, or the document of a new policy. */
export function ComparedPolicy({
  comparison,
  catalog,
  chip,
  isOpen,
  pairPath = paths.compareVersions,
}: {
  comparison: DayComparison;
  /** The verdict. */
  chip: ChipData;
  /** Whether the documents are shown; otherwise they are folded. */
  isOpen: boolean;
  /** The path of the comparison of two versions. */
  pairPath?: PairPath;
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
        <p>
          <Chip tone={chip.tone}>{chip.text}</Chip> The first version on record is {versionId},
          created <Time at={dayOf(createDate)} />.
        </p>
        <details open={isOpen} className="folded">
          <summary>Document of {versionId}</summary>
          <DocumentView
            id={`${policyName}-document`}
            label={`${policyName} ${versionId}`}
            document={document}
          />
        </details>
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
      <p>
        <Chip tone={chip.tone}>{chip.text}</Chip>{' '}
        <Sentence text={describeDifference(comparePermissions(before, after, catalog))} />
      </p>
      <Changes
        policyName={policyName}
        versions={policy.versions.filter(
          ({ number }) => number > before.number && number <= after.number,
        )}
      />
      <MissingVersions policy={policy} versions={[before, after]} />
      <details open={isOpen} className="folded">
        <summary>
          Diff of {before.versionId} and {after.versionId}
        </summary>
        <SideBySide
          before={before.document}
          after={after.document}
          sides={describeSides(before, after)}
          idPrefix={`${policyName}-`}
        />
      </details>
    </Section>
  );
}

/** The changes between two versions; none if an older version is the default again. */
function Changes({
  policyName,
  versions,
}: {
  policyName: string;
  versions: readonly ServedVersion[];
}) {
  if (versions.length === 0) return null;
  return (
    <p className="hint mt-1">
      Changes between them:{' '}
      {versions.map(({ versionId, createDate }) => (
        <span key={versionId} className="mr-4 whitespace-nowrap">
          <SiteLink to={paths.change(policyName, versionId)}>{versionId}</SiteLink>,{' '}
          <Time at={dayOf(createDate)} />
        </span>
      ))}
    </p>
  );
}

/** Missing versions that may have been the default on one of the two days. */
function MissingVersions({
  policy,
  versions,
}: {
  policy: ServedPolicy;
  versions: readonly ServedVersion[];
}) {
  return versions
    .flatMap((version) => findMissingAfter(policy, version) ?? [])
    .map((missing) => (
      <p key={missing.from} className="hint">
        {describeMissingVersions(missing)}
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
  return <SiteLink to={paths.policy(policyName)}>Default version</SiteLink>;
}
