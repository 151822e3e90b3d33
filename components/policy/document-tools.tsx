import { paths } from '@/lib/addresses/paths';
import { address, SiteLink } from '../ui/link';

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
    <span className="flex items-baseline gap-4">
      <button type="button" data-copy={address.href(to)} className={buttonClass}>
        Copy document
      </button>
      <SiteLink to={to} download={`${policyName}-${versionId}.json`}>
        Download {versionId}
      </SiteLink>
    </span>
  );
}

/** Copies the document that the page shows under this id; shown only where script runs. */
export function CopyTextButton({ from }: { from: string }) {
  return (
    <button type="button" data-copy-text={from} className={buttonClass}>
      Copy
    </button>
  );
}

const buttonClass = 'scripted cursor-pointer text-link underline';
