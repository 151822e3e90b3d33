import { Fragment } from 'react';
import { paths } from '@/lib/addresses/paths';
import type { ClosestVersion } from '@/lib/history/closest-version';
import type { Difference } from '@/lib/iam/compare/difference';
import type { ServedVersion } from '@/lib/record/types';
import { describeOwn } from '@/lib/site/client/describe-own';
import { listActions, listStatements } from '@/lib/site/client/statements';
import { countOf } from '@/lib/text/wording';
import { CopyButton } from '../tool/copy-button';
import { Chip } from '../ui/chip';
import { Sentence } from '../ui/prose';
import { SiteLink } from '../ui/site';
import type { Compared, Query } from './compare-documents';
import type { Closest } from './use-closest-policy';

/** How the reader's document differs from a version, and the version that it is closest to. */
export function OwnResult({
  compared: { comparison, closest: closestVersion },
  query,
  closest,
}: {
  compared: Compared;
  query: Query;
  closest: Closest | undefined;
}) {
  const { chips, sentences } = describeOwn(comparison, query.to);
  return (
    <>
      <p className="lead">
        {chips.map(({ text, tone }) => (
          <Fragment key={text}>
            <Chip tone={tone}>{text}</Chip>{' '}
          </Fragment>
        ))}
        <Sentence text={sentences.join(' ')} />
      </p>
      <p className="hint mt-2">
        <ClosestVersionNote closest={closestVersion} policy={query.policy} />{' '}
        {closest !== undefined && <Detection closest={closest} />}
      </p>
    </>
  );
}

function ClosestVersionNote({
  closest,
  policy,
}: {
  closest: ClosestVersion<ServedVersion> | undefined;
  policy: string;
}) {
  if (closest === undefined) return `Your copy has no permission of any version of ${policy}.`;
  const { version, different, shared, newerVersions } = closest;
  const newer =
    newerVersions === 0
      ? 'the newest version'
      : `${countOf(newerVersions, 'version')} older than the newest`;
  const similarity =
    different === 0
      ? 'the same permissions'
      : `${countOf(shared, 'permission')} in common, ${different} different`;
  return (
    <>
      Closest version:{' '}
      <SiteLink to={paths.change(policy, version.versionId)}>{version.versionId}</SiteLink>, {newer}{' '}
      ({similarity}).
    </>
  );
}

/** Why the policy was chosen. */
function Detection({ closest: { policy, by } }: { closest: Closest }) {
  const reasons: Record<Closest['by'], string> = {
    all: 'your document has the permissions of one of its versions',
    grants: 'no other policy has as many permissions in common with your document',
    actions: 'no other policy names as many of the same actions, on whatever resources',
  };
  return `Detected policy: ${policy.policyName}, because ${reasons[by]}. To compare with another, choose it above.`;
}

/** Buttons that copy the actions as a list and as statements with resources and conditions. */
export function CopyActions({ differences }: { differences: readonly Difference[] }) {
  const { statements, left } = listStatements(differences);
  const actions = listActions(differences);
  return (
    <>
      {actions.length > 0 && (
        <CopyButton label="Copy actions" text={`${JSON.stringify(actions, null, 2)}\n`} />
      )}{' '}
      <CopyButton label="Copy statements" text={`${JSON.stringify(statements, null, 2)}\n`} />
      {left > 0 && ` (without ${countOf(left, 'pattern')} that no statement can express)`}
    </>
  );
}
