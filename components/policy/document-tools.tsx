import { paths } from '@/lib/site/paths';
import { SiteLink } from '../ui/link';

/** Copy (shown only where script runs) and download of one version's document. */
export function DocumentTools({
  policyName,
  versionId,
}: {
  policyName: string;
  versionId: string;
}) {
  const to = paths.document(policyName, versionId);
  return (
    <span className="flex gap-4">
      <CopyButton from={to} />
      <SiteLink to={to} download={`${policyName}-${versionId}.json`}>
        Download {versionId}
      </SiteLink>
    </span>
  );
}

import { address } from '../ui/link';

function CopyButton({ from }: { from: string }) {
  return (
    <button
      type="button"
      hidden
      data-copy={address.href(from)}
      className="cursor-pointer text-link underline"
    >
      Copy document
    </button>
  );
}
