import { Fragment } from 'react';
import { paths } from '@/lib/addresses/paths';
import { dayOf } from '@/lib/history/days';
import type { VersionRun } from '@/lib/history/scopes';
import type { Patterns } from '@/lib/iam/document';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';

interface NamedVersion {
  policyName: string;
  versionId: string;
  createDate: string;
}

/** `since v6 · 2022-11-20` or `v6 · 2022-11-20 to v9 · 2023-01-26`, with links to the changes. */
export function SpanDays({
  span: { versions, until, mayBeginEarlier, mayEndEarlier },
}: {
  span: VersionRun<NamedVersion>;
}) {
  return (
    <>
      {until === undefined && 'since '}
      <VersionDay version={versions[0] as NamedVersion} />
      {mayBeginEarlier && ' or earlier'}
      {until && (
        <>
          {' to '}
          <VersionDay version={until} />
          {mayEndEarlier && ' or earlier'}
        </>
      )}
    </>
  );
}

function VersionDay({ version: { policyName, versionId, createDate } }: { version: NamedVersion }) {
  return (
    <SiteLink to={paths.change(policyName, versionId)}>
      {versionId} · <Time at={dayOf(createDate)} />
    </SiteLink>
  );
}

/** `on all resources`, `on a, b`, `on all resources except a`. */
export function OnResources({ resources }: { resources: readonly Patterns[] }) {
  return (
    <>
      on{' '}
      {resources.map(({ negated, patterns }, index) => (
        <Fragment key={`${negated} ${patterns.join()}`}>
          {index > 0 && ', '}
          {negated && 'all resources except '}
          <List patterns={patterns} />
        </Fragment>
      ))}
    </>
  );
}

function List({ patterns }: { patterns: readonly string[] }) {
  return patterns.map((pattern, index) => (
    <Fragment key={pattern}>
      {index > 0 && ', '}
      {pattern === '*' ? 'all resources' : <code>{pattern}</code>}
    </Fragment>
  ));
}
