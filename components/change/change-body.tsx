import type { Change } from '@/lib/history/changes';
import { AccessChange } from '../access/access-change';
import { PermissionList, type ServiceNames } from '../access/permission-list';
import { describeSides } from '../diff/diff-head';
import { SideBySide } from '../diff/side-by-side';
import { DocumentTools } from '../policy/document-tools';
import { DocumentView } from '../policy/document-view';
import { Section } from '../ui/section';

/** What a change added and removed, then both documents; for a first version its permissions. */
export function ChangeBody({ change, references }: { change: Change; references: ServiceNames }) {
  const { policy, version, before, missing } = change;
  const tools = <DocumentTools policyName={policy.policyName} versionId={version.versionId} />;
  if (before === undefined) {
    return (
      <>
        <Section id="access" title="Permissions">
          <PermissionList
            policyName={policy.policyName}
            allowed={change.access().gained}
            references={references}
          />
        </Section>
        <Section id="whole" title={`Document of ${version.versionId}`} aside={tools}>
          {missing && (
            <p className="note">
              {nameMissing(missing)} missing from the archive. What {version.versionId} changed is
              unknown.
            </p>
          )}
          <div className="py-3">
            <DocumentView
              id="document"
              label={`${policy.policyName} ${version.versionId}`}
              document={version.document}
            />
          </div>
        </Section>
      </>
    );
  }
  return (
    <>
      {missing && (
        <p className="note">
          {nameMissing(missing)} missing from the archive. This page compares {before.versionId}{' '}
          with {version.versionId}, the versions on record before and after. The versions between
          them, and their dates, are unknown.
        </p>
      )}
      <AccessChange
        comparison={change.access()}
        before={before.versionId}
        after={version.versionId}
        references={references}
      />
      <Section id="side-by-side" title="Diff" aside={tools}>
        <SideBySide
          before={before.document}
          after={version.document}
          sides={describeSides(before, version)}
        />
      </Section>
    </>
  );
}

function nameMissing({ from, to }: { from: string; to: string }): string {
  return from === to ? `${from} is` : `${from} to ${to} are`;
}
