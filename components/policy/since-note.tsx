import { paths } from '@/lib/addresses/paths';
import type { LineSince, Since, WiderGrant } from '@/lib/history/granted-since';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';

/** Since when lines are granted: `since v4 · 2023-03-07`, and through which wider grant before. */
export function SinceNote({
  line: { since, allSince, wider },
  policyName,
}: {
  line: LineSince;
  policyName: string;
}) {
  return (
    <>
      {wider?.action !== undefined && 'named '}since{' '}
      <VersionDay since={since} policyName={policyName} />
      {allSince && (
        <>
          , completely since <VersionDay since={allSince} policyName={policyName} />
        </>
      )}
      {wider && (
        <>
          , {wider.ofAll ? 'already' : 'in part'} since{' '}
          <VersionDay since={wider.since} policyName={policyName} />
          <Wider through={wider} />
        </>
      )}
    </>
  );
}

function VersionDay({
  since: { versionId, createDate, orEarlier },
  policyName,
}: {
  since: Since;
  policyName: string;
}) {
  return (
    <>
      <SiteLink to={paths.change(policyName, versionId)}>
        {versionId} · <Time at={createDate.slice(0, 10)} />
      </SiteLink>
      {orEarlier && ' or earlier'}
    </>
  );
}

/** How an earlier grant was wider. */
function Wider({ through: { action, resource, unconditioned } }: { through: WiderGrant }) {
  return (
    <>
      {action !== undefined && (
        <>
          {' '}
          through <code>{action}</code>
        </>
      )}
      {resource !== undefined && (
        <>
          {' '}
          on <code>{resource}</code>
        </>
      )}
      {unconditioned && ' without the condition'}
      {action === undefined && resource === undefined && !unconditioned && ' in a different form'}
    </>
  );
}
