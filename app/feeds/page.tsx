import { describePage } from '@/app/metadata';
import { FeedAddresses, FeedNotes, PolicyFeeds } from '@/components/feed/feed-lists';
import { PageHead } from '@/components/ui/page-head';
import { OnThisPage, Section } from '@/components/ui/section';
import { address, hasAnnouncements } from '@/components/ui/site';
import { paths } from '@/lib/addresses/paths';
import { reconciliation, record } from '@/lib/build/site-data';
import { computeStatistics } from '@/lib/history/statistics';
import { countOf } from '@/lib/text/wording';

const { site, policies } = record;
const { announcements, changes, defaultChanges, readUntil } = reconciliation;
const { never } = computeStatistics(reconciliation);

export const metadata = describePage(
  paths.feeds,
  'Feeds',
  hasAnnouncements
    ? `Feeds of the changes of ${site.subject}’s managed policies and of what AWS announced: of everything, of one policy, of what was never announced.`
    : `Feeds of the changes of ${site.subject}’s managed policies: of everything, of one policy.`,
  hasAnnouncements ? { feedOf: 'unannounced' } : {},
);

const feed = address.absolute(paths.feed('rss'));

const uses = [
  {
    term: 'Slack',
    text: (
      <>
        With Slack’s RSS app added, write in a channel:{' '}
        <code className="block">/feed subscribe {feed}</code>
      </>
    ),
  },
  {
    term: 'Outlook, the classic one for Windows',
    text: 'Right-click “RSS Feeds”, choose “Add a New RSS Feed” and paste the address.',
  },
  {
    term: 'newsboat',
    text: (
      <>
        One line in its file <code>urls</code>; the words behind the address are tags of your own:{' '}
        <code className="block">{feed} aws iam</code>
      </>
    ),
  },
  {
    term: 'Any other reader',
    text: 'Paste the address of a page of this site: every page names its feeds, a policy’s pages that policy’s first. The three formats say the same; take RSS where it makes no difference to you.',
  },
];

const promises = [
  {
    term: 'Nothing old comes back as new',
    text: `An item keeps its id for good, whatever the address of this site becomes and however we reword it, and has the same id in every feed. Its date is AWS’s own: to the second for a version${hasAnnouncements ? '; for an announcement the day that AWS prints, as midnight UTC and a few seconds, which keep the rows of one day in AWS’s order' : ''}. A default that was set back has the time when that was first seen.`,
  },
  {
    term: 'What an item says',
    text: `A change: its verdict, ${hasAnnouncements ? 'whether AWS announced it, ' : ''}and the lines that came and went, with + and − in front.${hasAnnouncements ? ' An announcement: what it names, which versions it became, how early or late, and which of its names were never served.' : ''} Categories name the policy, the services and the verdict.`,
  },
  ...(hasAnnouncements
    ? [
        {
          term: 'After the last reading',
          text: `AWS’s page was last read in ${readUntil ?? 'the month of this build'}. Whether AWS announced a change since then is not known yet, so the feed “Never announced” does not have it. The feed gets the change once the page has been read again and has no row on it.`,
        },
      ]
    : []),
];

export default function FeedsPage() {
  return (
    <>
      <PageHead
        title="Feeds"
        lead={`Hear of the next change${hasAnnouncements ? ', announced or not,' : ''} in the reader or channel that you have.`}
      />
      <OnThisPage
        parts={[
          { id: 'everything', text: 'Everything' },
          ...(hasAnnouncements ? [{ id: 'unannounced', text: 'Never announced' }] : []),
          { id: 'policy', text: 'One policy' },
          { id: 'use', text: 'Where to put the address' },
          { id: 'promises', text: 'What you can rely on' },
        ]}
      />
      <Section
        id="everything"
        title="Everything"
        aside={
          countOf(changes.length + defaultChanges.length, 'change') +
          (hasAnnouncements ? `, ${countOf(announcements.length, 'announcement')}` : '')
        }
      >
        <Audience>
          For a security team: every change of every policy
          {hasAnnouncements && ', and every row of AWS’s changelog'}.
        </Audience>
        <FeedAddresses of="everything" />
      </Section>
      {hasAnnouncements && (
        <Section id="unannounced" title="Never announced" aside={countOf(never.length, 'change')}>
          <Audience>
            For an auditor: only what changed without a row in AWS’s changelog. “Everything” has it
            too.
          </Audience>
          <FeedAddresses of="unannounced" />
        </Section>
      )}
      <Section
        id="policy"
        title="One policy"
        aside={countOf(policies.length, 'policy', 'policies')}
      >
        <Audience>
          For a team whose roles carry it: the changes of that policy
          {hasAnnouncements && ', and the announcements that name it'}. Each link is an address to
          subscribe to.
        </Audience>
        <PolicyFeeds policies={policies} />
      </Section>
      <Section id="use" title="Where to put the address">
        <FeedNotes notes={uses} />
      </Section>
      <Section id="promises" title="What you can rely on">
        <FeedNotes notes={promises} />
      </Section>
    </>
  );
}

function Audience({ children }: { children: React.ReactNode }) {
  return <p className="max-w-[46rem] py-3">{children}</p>;
}
