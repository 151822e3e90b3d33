import type { ReactNode } from 'react';
import { paths } from '@/lib/addresses/paths';
import type { ReconciledAnnouncement } from '@/lib/history/reconcile-announcement';
import type { ReconciledChange } from '@/lib/history/reconcile-change';
import { describeChange } from '@/lib/text/analysis';
import { nameAnnouncement, summarizeAnnouncement } from '@/lib/text/announcement';
import type { Chip } from '@/lib/text/chip';
import { chipsOfAnnouncement, chipsOfChange } from '@/lib/text/chips';
import { Announced, DefaultPeriods } from '../change/change-facts';
import { BreakableName } from '../ui/breakable';
import { Chips } from '../ui/chip';
import type { Fact } from '../ui/facts';
import { Sentence } from '../ui/prose';
import { SiteLink } from '../ui/site';

/**
 * The frame of an embedded page: name, chips, summary, facts, timeline and source. It fills its iframe and
 * has its own border and background.
 */
function EmbedFrame({
  to,
  name,
  chips,
  lead,
  facts,
  siteTitle,
  children,
}: {
  /** The path of the page. */
  to: string;
  name: ReactNode;
  chips: readonly Chip[];
  lead: ReactNode;
  facts: Fact[];
  siteTitle: string;
  children?: ReactNode;
}) {
  return (
    <main className="flex min-h-dvh flex-col gap-2 border border-line px-4 py-3 text-small">
      <h1 className="text-[1.0625rem]/tight font-semibold [overflow-wrap:anywhere]">
        <SiteLink to={to} className="text-ink no-underline hover:underline">
          {name}
        </SiteLink>
      </h1>
      <Chips chips={chips} />
      <p>{lead}</p>
      <dl>
        {facts.map(({ label, value }) => (
          <div key={label} className="flex flex-wrap gap-x-2">
            <dt className="text-muted">{label}</dt>
            <dd className="min-w-0">{value}</dd>
          </div>
        ))}
      </dl>
      {children && (
        <div className="[&_ul]:gap-x-3 [&_ul]:gap-y-0 [&_ul]:text-[0.6875rem]">{children}</div>
      )}
      <p className="mt-auto border-t border-line pt-2 text-muted">
        From <SiteLink to={to}>{siteTitle}</SiteLink>, unofficial: not made, checked or endorsed by
        AWS
      </p>
    </main>
  );
}

/** An embedded change, or an embedded policy by the change that made its default version. */
export function ChangeEmbed({
  reconciled,
  of,
  siteTitle,
  children,
}: {
  reconciled: ReconciledChange;
  of: 'policy' | 'change';
  siteTitle: string;
  children: ReactNode;
}) {
  const { change } = reconciled;
  const { policyName } = change.policy;
  const { versionId } = change.version;
  return (
    <EmbedFrame
      to={of === 'policy' ? paths.policy(policyName) : paths.change(policyName, versionId)}
      name={
        <>
          <BreakableName name={policyName} />{' '}
          <span className="font-mono font-normal text-muted">{versionId}</span>
        </>
      }
      chips={chipsOfChange(reconciled, false)}
      lead={<Sentence text={describeChange(change)} />}
      facts={[
        {
          label: 'Default version',
          value: <DefaultPeriods version={change.version} policy={change.policy} />,
        },
        ...(reconciled.state === 'no-changelog'
          ? []
          : [{ label: 'Announced', value: <Announced reconciled={reconciled} /> }]),
      ]}
      siteTitle={siteTitle}
    >
      {children}
    </EmbedFrame>
  );
}

/** An embedded announcement. */
export function AnnouncementEmbed({
  announcement: reconciled,
  siteTitle,
  children,
}: {
  announcement: ReconciledAnnouncement;
  siteTitle: string;
  children: ReactNode;
}) {
  const { id, gist } = reconciled.announcement;
  return (
    <EmbedFrame
      to={paths.announcement(id)}
      name={<BreakableName name={nameAnnouncement(reconciled.announcement)} />}
      chips={chipsOfAnnouncement(reconciled)}
      lead={`${gist}.`}
      facts={[{ label: 'Versions', value: summarizeAnnouncement(reconciled) }]}
      siteTitle={siteTitle}
    >
      {children}
    </EmbedFrame>
  );
}
