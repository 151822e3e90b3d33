import { paths } from '@/lib/addresses/paths';
import type { Change } from '@/lib/history/changes';
import { SiteLink } from '../ui/site';

/** Links to the changes before and after. */
export function ChangeNav({ change: { policy, version, next } }: { change: Change }) {
  const before = policy.versions[policy.versions.indexOf(version) - 1];
  if (before === undefined && next === undefined) return null;
  return (
    <nav
      aria-label="Changes of this policy"
      className="mt-12 flex justify-between border-t border-ink pt-3"
    >
      {before ? (
        <SiteLink to={paths.change(policy.policyName, before.versionId)} rel="prev">
          ← {before.versionId}
        </SiteLink>
      ) : (
        <span />
      )}
      {next && (
        <SiteLink to={paths.change(policy.policyName, next.versionId)} rel="next">
          {next.versionId} →
        </SiteLink>
      )}
    </nav>
  );
}
