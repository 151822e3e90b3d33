import { paths } from '@/lib/addresses/paths';
import type { LineSince, Since, WiderGrant } from '@/lib/history/granted-since';
import { SiteLink } from '../ui/link';
import { Time } from '../ui/time';

/** Since when lines of a document are granted: `since v4 · 2023-03-07`, and what was wider. */
export function SinceNote({
  says: { since, allSince, wider },
  policyName,
}: {
  says: LineSince;
  policyName: string;
}) {
  return (
    <>
      {wider?.action !== undefined && 'by name '}since{' '}
      <Begin since={since} policyName={policyName} />
      {allSince && (
        <>
          , all of it since <Begin since={allSince} policyName={policyName} />
        </>
      )}
      {wider && (
        <>
          , <Wider through={wider} /> since <Begin since={wider.since} policyName={policyName} />
        </>
      )}
    </>
  );
}

function Begin({
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

/** What was wider about an earlier grant. */
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
