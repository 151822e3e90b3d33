import type { ReactNode } from 'react';
import { listCopyActions } from '@/components/links/copy-actions';
import { CopyLine, LinkLines } from '@/components/links/copy-link';
import { BadgeExample, CardExample, FrameExample } from '@/components/links/examples';
import { WithContents } from '@/components/ui/contents';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { address, hasAnnouncements, SiteLink } from '@/components/ui/site';
import { buildStatementId, paths } from '@/lib/addresses/paths';
import { describePage } from '@/lib/build/describe-page';
import { reconciliation, record } from '@/lib/build/site-data';
import type { ReconciledChange } from '@/lib/history/reconcile-change';
import { describeChangeLink, describePolicyLink } from '@/lib/site/links/subject';

/** The kinds of things that have pages. */
const listed = hasAnnouncements ? 'a policy, a change or an announcement' : 'a policy or a change';

export const metadata = describePage(
  paths.linking,
  'Linking and embedding',
  `How to link to ${listed}, embed it, or show it as a badge, with examples to copy.`,
);

const { change, mentions } = reconciliation.changes[0] as ReconciledChange;
const subject = describeChangeLink(change, address);
const policy = describePolicyLink(change.policy, address);
const announcement = mentions[0]?.announcement.announcement ?? record.announcements[0];

/** Examples of permanent addresses. */
const permanent: [label: string, path: string][] = [
  ['A policy, default version', policy.path],
  ['A change with its document', subject.path],
  ['A section of that page', `${subject.path}#${hasAnnouncements ? 'announced' : 'known-from'}`],
  ['A statement, default version', paths.statement(change.policy.policyName, 0)],
  ['A statement of one version', `${subject.path}#${buildStatementId(0)}`],
  ...(announcement
    ? ([
        ['An announcement', paths.announcement(announcement.id)],
        ['The same in the list', paths.announcementInList(announcement.id)],
      ] satisfies [string, string][])
    : []),
  ['The document as JSON', paths.document(change.policy.policyName, change.version.versionId)],
];

interface Part {
  id: string;
  title: string;
  text: string;
  content: ReactNode;
}

/** The kinds of links, each with an example. */
const parts: Part[] = [
  {
    id: 'copy-link',
    title: 'Copy a link',
    text: `For a wiki, a ticket or a chat: the link with its name, version and date, in several formats. Every page of ${listed} has it, and a button that copies it as rich text for Confluence.`,
    content: (
      <>
        <p className="flex flex-wrap gap-x-4 text-link">{listCopyActions(subject)}</p>
        <LinkLines subject={subject} />
      </>
    ),
  },
  {
    id: 'addresses',
    title: 'Permanent addresses',
    text: 'Addresses are permanent. An address with a version always shows that version. An address without one shows the default version. A statement keeps its number within its version.',
    content: (
      <dl className="lines-to-copy">
        {permanent.map(([label, path]) => (
          <CopyLine
            key={path}
            label={<SiteLink to={path}>{label}</SiteLink>}
            text={address.absolute(path)}
          />
        ))}
      </dl>
    ),
  },
  {
    id: 'card',
    title: 'Card',
    text: 'The image that chats and wikis show for a link. The og: and twitter: tags of the page name it. It is 1200 by 630 pixels.',
    content: <CardExample subject={subject} />,
  },
  {
    id: 'embed',
    title: 'Embed',
    text: 'For your own page: a summary in a frame, without script or navigation. It follows the reader’s light or dark setting.',
    content: <FrameExample subject={subject} />,
  },
  {
    id: 'oembed',
    title: 'oEmbed',
    text: 'For software that embeds links automatically. Each page names its oEmbed response in a link of the type application/json+oembed. The response is a static file of one size; it ignores maxwidth.',
    content: (
      <dl className="lines-to-copy">
        <CopyLine
          label={<SiteLink to={paths.oembed(subject.path)}>Response</SiteLink>}
          text={address.absolute(paths.oembed(subject.path))}
        />
      </dl>
    ),
  },
  {
    id: 'badge',
    title: 'Badge',
    text: 'For a README or a runbook: a policy with its default version and the date since when. The image is updated with the record.',
    content: <BadgeExample subject={policy} policyName={change.policy.policyName} />,
  },
  {
    id: 'programs',
    title: 'Feeds and data',
    text: 'For notifications of changes, and for programs that read the record.',
    content: (
      <ul className="prose mt-2">
        <li>
          <SiteLink to={paths.feeds}>Feeds</SiteLink>:{' '}
          {hasAnnouncements
            ? 'everything, one policy, or changes that AWS never announced'
            : 'everything, or one policy'}
        </li>
        <li>
          <SiteLink to={paths.api}>API</SiteLink>: JSON files of{' '}
          {hasAnnouncements ? 'policies, changes and announcements' : 'policies and changes'}
        </li>
      </ul>
    ),
  },
];

export default function LinkingPage() {
  return (
    <>
      <PageHead
        crumbs={[{ text: 'About this record', to: paths.about }]}
        title="Linking and embedding"
        lead={`You can link to every policy${hasAnnouncements ? ', change and announcement' : ' and every change'}, embed it, or show it as a badge. The examples use the newest change on record.`}
      />
      <WithContents parts={parts.map(({ id, title }) => ({ id, text: title }))}>
        {parts.map(({ id, title, text, content }) => (
          <Section key={id} id={id} title={title}>
            <p className="max-w-[46rem]">{text}</p>
            <div className="mt-2 text-small">{content}</div>
          </Section>
        ))}
      </WithContents>
    </>
  );
}
