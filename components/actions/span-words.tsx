import { Fragment } from 'react';
import type { GrantSpan } from '@/lib/history/action-lives';
import { dayOf } from '@/lib/history/days';
import type { Version } from '@/lib/record/types';
import { paths } from '@/lib/site/paths';
import { SiteLink } from '../ui/link';
import { Time } from '../ui/time';

/** `since v6 · 2022-11-20`, or `v6 · 2022-11-20 to v9 · 2023-01-26`; both lead to the changes. */
export function SpanDays({ span }: { span: GrantSpan }) {
  const { versions, until, mayBeginEarlier, mayEndEarlier } = span;
  return (
    <>
      {until === undefined && 'since '}
      <VersionDay version={versions[0]} />
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

function VersionDay({ version: { policyName, versionId, createDate } }: { version: Version }) {
  return (
    <SiteLink to={paths.change(policyName, versionId)}>
      {versionId} · <Time at={dayOf(createDate)} />
    </SiteLink>
  );
}

/** On which resources, and whether under conditions. */
export function SpanScope({ span }: { span: GrantSpan }) {
  const { resources, exceptResources, conditioned } = span;
  const parts = [
    ...resources.map((resource) => ({ text: resource, isAll: resource === '*', except: false })),
    ...exceptResources.map((left) => ({ text: left.join(', '), isAll: false, except: true })),
  ];
  return (
    <>
      on{' '}
      {parts.map(({ text, isAll, except }, index) => (
        <Fragment key={`${except} ${text}`}>
          {index > 0 && ', '}
          {except && 'everything but '}
          {isAll ? 'all resources' : <code>{text}</code>}
        </Fragment>
      ))}
      {conditioned && ', under conditions'}
    </>
  );
}
