import { paths } from '@/lib/addresses/paths';
import { Prose } from '../ui/prose';
import { SiteLink } from '../ui/site';
import { ActionNote } from './action-notes';
import type { WhoAllowedResult } from './who-allowed-tool';

/** Who allowed the action, in a sentence; then what to know besides. */
export function WhoAllowedAnswer({ result }: { result: WhoAllowedResult }) {
  const { action, day, closest, policies, sentences } = result;
  const [answer = '', ...others] = sentences;
  const isAllowed = policies.some(({ onDay }) => onDay?.period !== undefined);
  return (
    <>
      <h2 className="font-normal">
        <Prose text={answer} />
      </h2>
      {others.length > 0 && (
        <p className="mt-1">
          <Prose text={others.join(' ')} />
        </p>
      )}
      {day !== undefined && !isAllowed && closest !== undefined && (
        <p className="mt-1">
          The closest date on which one did is{' '}
          <SiteLink to={paths.whoAllowedQuery({ action, day: closest.day })}>
            {closest.day}
          </SiteLink>
          : {closest.version.policyName} {closest.version.versionId}.
        </p>
      )}
      <ActionNote result={result} />
    </>
  );
}
