import { paths } from '@/lib/addresses/paths';
import { address, SiteLink } from '../ui/site';

/** A button that copies the document of a version, shown only with script, and a download. */
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

/** A button that copies the document with an id on the page, shown only with script. */
export function CopyTextButton({ from }: { from: string }) {
  return (
    <button type="button" data-copy-text={from} className={buttonClass}>
      Copy
    </button>
  );
}

const buttonClass = 'scripted cursor-pointer text-link underline';
