import type { Saying } from '@/lib/history/sayings';
import type { ServedVersion } from '@/lib/record/types';
import { describeSaying } from '@/lib/site/asked';
import { nameStatement, paths } from '@/lib/site/paths';
import { Conditions } from '../access/scope';
import { SiteLink } from '../ui/link';

/** What the statements of a version say of an action, each linked to where it stands. */
export function SayingList({
  sayings,
  version: { policyName, versionId },
}: {
  sayings: readonly Saying[];
  version: Pick<ServedVersion, 'policyName' | 'versionId'>;
}) {
  return (
    <ul>
      {sayings.map((saying) => (
        <li key={saying.statement}>
          {saying.effect === 'Deny' ? <strong>Denied</strong> : 'Allowed'} {describeSaying(saying)}{' '}
          in{' '}
          <SiteLink
            to={`${paths.change(policyName, versionId)}#${nameStatement(saying.statement)}`}
          >
            statement {saying.statement + 1}
          </SiteLink>
          {saying.sid && ` (${saying.sid})`}, <Resources saying={saying} />
          {saying.conditions.length > 0 && (
            <>
              , if <Conditions conditions={saying.conditions} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Resources({ saying: { resource } }: { saying: Saying }) {
  const list = resource.patterns.map((pattern, index) => (
    <span key={pattern}>
      {index > 0 && ', '}
      <code>{pattern}</code>
    </span>
  ));
  if (resource.negated) return <>on all resources but {list}</>;
  if (resource.patterns.includes('*')) return <>on all resources</>;
  return <>on {list}</>;
}
