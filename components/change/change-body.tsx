import type { Change } from '@/lib/history/changes';
import { AccessChange } from '../access/access-change';
import { PermissionList, type ServiceNames } from '../access/permission-list';
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
        <Section id="access" title={`What ${version.versionId} gives`}>
          <PermissionList allowed={change.access().gained} references={references} />
        </Section>
        <Section id="whole" title={`The document of ${version.versionId}`} aside={tools}>
          {missing && (
            <p className="py-3 text-muted">
              {nameMissing(missing)} not observed, so what {version.versionId} changed is not known.
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
        <p className="mt-8 max-w-[46rem] border-l-2 border-line pl-3 text-muted">
          {nameMissing(missing)} not observed: this page compares {before.versionId} with{' '}
          {version.versionId}, the versions on record on either side. What stood between them, and
          for how long, is not known.
        </p>
      )}
      <AccessChange
        comparison={change.access()}
        before={before.versionId}
        after={version.versionId}
        references={references}
      />
      <Section id="side-by-side" title="Side by side" aside={tools}>
        <SideBySide
          before={before.document}
          after={version.document}
          sides={{ before: before.versionId, after: version.versionId }}
        />
      </Section>
    </>
  );
}

function nameMissing({ from, to }: { from: string; to: string }): string {
  return from === to ? `${from} was` : `${from} to ${to} were`;
}
