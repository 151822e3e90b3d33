import { paths } from '@/lib/addresses/paths';
import type { Change } from '@/lib/history/changes';
import { SiteLink } from '../ui/link';

/** The version that a change made, as a link to its page. */
export function VersionLink({ change: { policy, version } }: { change: Change }) {
  return (
    <SiteLink to={paths.change(policy.policyName, version.versionId)} className="font-mono">
      {version.versionId}
    </SiteLink>
  );
}
