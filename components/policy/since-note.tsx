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
      {wider?.action !== undefined && 'by name '}since{' '}
      <VersionDay since={since} policyName={policyName} />
      {allSince && (
        <>
          , all of it since <VersionDay since={allSince} policyName={policyName} />
        </>
      )}
      {wider && (
        <>
          , <Wider through={wider} /> since{' '}
          <VersionDay since={wider.since} policyName={policyName} />
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
function Wider({ through: { action, resource, unconditioned, ofAll } }: { through: WiderGrant }) {
  return (
    <>
      {!ofAll && 'in part '}
      {action !== undefined && (
        <>
          through <code>{action}</code>{' '}
        </>
      )}
      {resource !== undefined && (
        <>
          on <code>{resource}</code>{' '}
        </>
      )}
      {unconditioned && 'without condition'}
      {action === undefined && resource === undefined && !unconditioned && 'in other words'}
    </>
  );
}
