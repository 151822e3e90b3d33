import { paths } from '@/lib/addresses/paths';
import { dayOf } from '@/lib/history/days';
import type { FirstAppearance } from '@/lib/history/first-appearances';
import { groupByKey } from '@/lib/shared/collections';
import { countOf } from '@/lib/text/wording';
import { BreakableName } from '../ui/breakable';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';

/** A version can be the first with hundreds of actions; more than this are counted. */
const maxNames = 6;

/** Versions with the names that no version had before, newest first. */
export function AppearanceList({
  appearances,
  max,
  noun,
}: {
  appearances: readonly FirstAppearance[];
  /** The maximum number of versions. */
  max: number;
  /** What a name is: `action`. */
  noun: string;
}) {
  const byVersion = [...groupByKey(appearances, ({ version }) => version)].slice(0, max);
  return (
    <ol className="card">
      {byVersion.map(([version, first]) => (
        <li key={`${version.policyName}-${version.versionId}`} className="change">
          <div>
            <SiteLink to={paths.change(version.policyName, version.versionId)} className="name">
              <BreakableName name={version.policyName} /> <b>{version.versionId}</b>
            </SiteLink>
            <Time at={dayOf(version.createDate)} />
          </div>
          <ul className="actions">
            {first.slice(0, maxNames).map(({ name, service }) => (
              <li key={name}>
                <SiteLink to={paths.actionsOf(service)}>
                  <code>{name}</code>
                </SiteLink>
              </li>
            ))}
            {first.length > maxNames && (
              <li>and {countOf(first.length - maxNames, `other ${noun}`)}</li>
            )}
          </ul>
        </li>
      ))}
    </ol>
  );
}
