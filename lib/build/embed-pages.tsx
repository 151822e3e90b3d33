import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { AnnouncementEmbed, ChangeEmbed } from '../../components/embed/embeds';
import { PolicyTimeline } from '../../components/timeline/policy-timeline';
import { address } from '../../components/ui/site';
import { paths } from '../addresses/paths';
import { findCurrentVersion } from '../history/default-versions';
import type { ReconciledAnnouncement } from '../history/reconcile-announcement';
import type { ReconciledChange } from '../history/reconcile-change';
import type { Policy } from '../record/types';
import { nameAnnouncement } from '../text/announcement';
import { addContentPolicy } from './content-policy';
import { shortenPage } from './page-html';
import { findChange, findChartEnd, record, selectReconciliation } from './site-data';

// Pages that other sites embed: without script and navigation; links open in the whole window.

export interface WriteContext {
  /** The addresses of the style sheets that Next made. */
  styleSheets: readonly string[];
}

export function renderPolicyEmbed(policy: Policy, { styleSheets }: WriteContext): string {
  const { policyName } = policy;
  const current = findChange(policyName, findCurrentVersion(policy).versionId);
  return renderFrame(
    { page: paths.policy(policyName), name: policyName, styleSheets },
    <ChangeEmbed reconciled={current} of="policy" siteTitle={record.site.title}>
      <PolicyTimeline
        policy={policy}
        reconciliation={selectReconciliation(policy)}
        until={findChartEnd(policy)}
      />
    </ChangeEmbed>,
  );
}

export function renderChangeEmbed(
  reconciled: ReconciledChange,
  { styleSheets }: WriteContext,
): string {
  const { policy, version } = reconciled.change;
  const { policyName } = policy;
  const { versionId } = version;
  return renderFrame(
    {
      page: paths.change(policyName, versionId),
      name: `${policyName} ${versionId}`,
      styleSheets,
    },
    <ChangeEmbed reconciled={reconciled} of="change" siteTitle={record.site.title}>
      <PolicyTimeline
        policy={policy}
        reconciliation={selectReconciliation(policy)}
        until={findChartEnd(policy)}
        markedVersion={versionId}
      />
    </ChangeEmbed>,
  );
}

export function renderAnnouncementEmbed(
  reconciled: ReconciledAnnouncement,
  { styleSheets }: WriteContext,
): string {
  const { announcement } = reconciled;
  const policy = record.policies.find(({ policyName }) => policyName === announcement.policyName);
  return renderFrame(
    {
      page: paths.announcement(announcement.id),
      name: nameAnnouncement(announcement),
      styleSheets,
    },
    <AnnouncementEmbed announcement={reconciled} siteTitle={record.site.title}>
      <PolicyTimeline
        policy={policy}
        reconciliation={selectReconciliation(policy)}
        until={findChartEnd(policy)}
        announcement={announcement}
      />
    </AnnouncementEmbed>,
  );
}

interface Frame {
  /** The path of the page that the frame summarizes: its canonical address. */
  page: string;
  name: string;
  styleSheets: readonly string[];
}

function renderFrame({ page, name, styleSheets }: Frame, children: ReactNode): string {
  const html = renderToStaticMarkup(
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {styleSheets.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        <title>{`${name}, to be embedded · ${record.site.title}`}</title>
        <meta name="robots" content="noindex, follow" />
        <link rel="canonical" href={address.absolute(page)} />
        <base target="_top" />
        <link rel="icon" href={address.href('/favicon.svg')} type="image/svg+xml" />
      </head>
      <body>{children}</body>
    </html>,
  );
  return addContentPolicy(shortenPage(`<!DOCTYPE html>${html}`));
}
