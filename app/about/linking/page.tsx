import type { ReactNode } from 'react';
import { describePage } from '@/app/metadata';
import { CopyLine, LinkLines } from '@/components/links/copy-link';
import { BadgeExample, CardExample, FrameExample } from '@/components/links/examples';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { address, hasAnnouncements, SiteLink } from '@/components/ui/site';
import { buildStatementId, paths } from '@/lib/addresses/paths';
import { reconciliation, record } from '@/lib/build/site-data';
import type { ReconciledChange } from '@/lib/history/reconcile-change';
import { describeChangeLink, describePolicyLink } from '@/lib/site/links/subject';

/** The kinds of things that have pages. */
const listed = hasAnnouncements ? 'a policy, a change or an announcement' : 'a policy or a change';

export const metadata = describePage(
  paths.linking,
  'Linking and embedding',
  `How ${listed} is linked to, embedded, or shown as a badge, each with an example to copy.`,
);

const { change, mentions } = reconciliation.changes[0] as ReconciledChange;
const subject = describeChangeLink(change, address);
const policy = describePolicyLink(change.policy, address);
const announcement = mentions[0]?.announcement.announcement ?? record.announcements[0];

/** Examples of permanent addresses. */
const permanent: [label: string, path: string][] = [
  ['A policy as it is now', policy.path],
  ['A change, with the document it made', subject.path],
  ['A part of such a page', `${subject.path}#${hasAnnouncements ? 'announced' : 'known-from'}`],
  ['A statement now', paths.statement(change.policy.policyName, 0)],
  ['A statement of one version', `${subject.path}#${buildStatementId(0)}`],
  ...(announcement
    ? ([
        ['A row of AWS’s table', paths.announcement(announcement.id)],
        ['The same among all rows', paths.announcementInList(announcement.id)],
      ] satisfies [string, string][])
    : []),
  ['The document alone', paths.document(change.policy.policyName, change.version.versionId)],
];

export default function LinkingPage() {
  return (
    <>
      <PageHead
        crumbs={[{ text: 'About this record', to: paths.about }]}
        title="Linking and embedding"
        lead={`Every policy${hasAnnouncements ? ', change and announcement' : ' and every change'} can be linked to, embedded, or shown as a badge. The examples are of the newest change on record and its policy.`}
      />
      <Part
        id="copy-link"
        title="Copy link as"
        text={`For a wiki, a ticket or a chat: the link with its name, version and day, in the format of the place. The same stands under the facts of every page of ${listed}.`}
      >
        <LinkLines subject={subject} />
      </Part>
      <Part
        id="addresses"
        title="Addresses that stay"
        text="An address never changes its meaning: what has a version in it shows that version for good, what has none shows the one in force. A statement keeps its number within its version."
      >
        <dl className="lines-to-copy">
          {permanent.map(([label, path]) => (
            <CopyLine
              key={path}
              label={<SiteLink to={path}>{label}</SiteLink>}
              text={address.absolute(path)}
            />
          ))}
        </dl>
      </Part>
      <Part
        id="card"
        title="Card"
        text="What a chat or a wiki shows of a link by itself: the picture that the og: and twitter: tags of the page name, 1200 by 630 pixels."
      >
        <CardExample subject={subject} />
      </Part>
      <Part
        id="embed"
        title="Embed"
        text="For a page of your own: the answer of a page in a frame, without script or navigation, light or dark as the reader’s system is."
      >
        <FrameExample subject={subject} />
      </Part>
      <Part
        id="oembed"
        title="oEmbed"
        text="For software that embeds by itself: each page names its answer in a link of the type application/json+oembed. The answer is a file, so it gives one size, whatever maxwidth asks for."
      >
        <dl className="lines-to-copy">
          <CopyLine
            label={<SiteLink to={paths.oembed(subject.path)}>The answer</SiteLink>}
            text={address.absolute(paths.oembed(subject.path))}
          />
        </dl>
      </Part>
      <Part
        id="badge"
        title="Badge"
        text="For a README or a runbook: a policy with the version in force and the day since which it is. It changes when the record does."
      >
        <BadgeExample subject={policy} policyName={change.policy.policyName} />
      </Part>
      <Part
        id="programs"
        title="Feeds and data"
        text="For what is to be told of changes, or to read the record itself."
      >
        <ul className="py-2">
          <li>
            <SiteLink to={paths.feeds}>Feeds</SiteLink>{' '}
            {hasAnnouncements
              ? 'of everything, of one policy, and of what was never announced'
              : 'of everything and of one policy'}
          </li>
          <li>
            <SiteLink to={paths.api}>The API</SiteLink>: JSON files of{' '}
            {hasAnnouncements ? 'policies, changes and announcements' : 'policies and changes'}
          </li>
        </ul>
      </Part>
    </>
  );
}

/** A kind of link, with an example. */
function Part({
  id,
  title,
  text,
  children,
}: {
  id: string;
  title: string;
  text: string;
  children: ReactNode;
}) {
  return (
    <Section id={id} title={title}>
      <p className="max-w-[46rem] pt-3">{text}</p>
      <div className="text-small">{children}</div>
    </Section>
  );
}
