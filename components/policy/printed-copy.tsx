import { paths } from '@/lib/addresses/paths';
import { compareSideBySide } from '@/lib/diff/side-by-side';
import type { Policy, Printed, Source } from '@/lib/record/types';
import { SideBySide } from '../diff/side-by-side';
import { SiteLink } from '../ui/link';
import { Prose } from '../ui/prose';

/** The copy that AWS's page printed, held against what IAM served. */
export function PrintedCopy({
  policy,
  printed,
  source,
}: {
  policy: Policy;
  printed: Printed;
  source: Source | undefined;
}) {
  const { versionId, document, faults = [] } = printed;
  const served = policy.versions.find((version) => version.versionId === versionId);
  if (served === undefined) return null;
  const isTrue = compareSideBySide(document, served.document).every(
    ({ kind, moved }) => kind === 'outer' || (kind === 'same' && moved === undefined),
  );
  return (
    <div className="mt-3">
      <p className="max-w-[46rem]">
        {source?.title} prints a copy of{' '}
        <SiteLink to={paths.change(policy.policyName, versionId)}>{versionId}</SiteLink>.{' '}
        {isTrue
          ? 'It is true to what IAM served, to the letter.'
          : 'It differs from what IAM served.'}
      </p>
      {faults.length > 0 && (
        <ul className="mt-2 max-w-[46rem] flex list-disc flex-col gap-1 pl-5">
          {faults.map((fault) => (
            <li key={fault}>
              <Prose text={fault} />
            </li>
          ))}
        </ul>
      )}
      {!isTrue && (
        <div className="mt-2">
          <SideBySide
            before={document}
            after={served.document}
            sides={{ before: 'as printed', after: `${versionId} as served` }}
            idPrefix="printed-"
          />
        </div>
      )}
    </div>
  );
}
