import { paths } from '@/lib/addresses/paths';
import { compareSideBySide } from '@/lib/diff/side-by-side';
import type { Policy, Printed, Source } from '@/lib/record/types';
import { SideBySide } from '../diff/side-by-side';
import { Prose } from '../ui/prose';
import { SiteLink } from '../ui/site';

/** The copy of a document on AWS's page, compared with the document that IAM served. */
export function PublishedCopy({
  policy,
  printed,
  source,
}: {
  policy: Policy;
  printed: Printed;
  source: Source | undefined;
}) {
  const { versionId, document, faults: mistakes = [] } = printed;
  const served = policy.versions.find((version) => version.versionId === versionId);
  if (served === undefined) return null;
  const isExact = compareSideBySide(document, served.document).every(
    ({ kind, moved }) => kind === 'outer' || (kind === 'same' && moved === undefined),
  );
  return (
    <div className="mt-3">
      <p className="max-w-[46rem]">
        {source?.title} contains a copy of{' '}
        <SiteLink to={paths.change(policy.policyName, versionId)}>{versionId}</SiteLink>.{' '}
        {isExact
          ? 'It is identical to the document from IAM.'
          : 'It differs from the document from IAM.'}
      </p>
      {mistakes.length > 0 && (
        <ul className="mt-2 max-w-[46rem] flex list-disc flex-col gap-1 pl-5">
          {mistakes.map((mistake) => (
            <li key={mistake}>
              <Prose text={mistake} />
            </li>
          ))}
        </ul>
      )}
      {!isExact && (
        <div className="mt-2">
          <SideBySide
            before={document}
            after={served.document}
            sides={{ before: 'AWS’s guide', after: `${versionId} in IAM` }}
            idPrefix="printed-"
          />
        </div>
      )}
    </div>
  );
}
