import { FeedCard, FeedNotes, PolicyFeeds } from '@/components/feed/feed-lists';
import { IndexedList } from '@/components/list/indexed-list';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { address, hasAnnouncements, SiteLink } from '@/components/ui/site';
import { paths } from '@/lib/addresses/paths';
import { describePage } from '@/lib/build/describe-page';
import { isPaged } from '@/lib/build/list-rows';
import { listHighRiskChanges, reconciliation, record } from '@/lib/build/site-data';
import { computeStatistics } from '@/lib/history/statistics';
import { hasNoEffect } from '@/lib/text/analysis';
import { countOf } from '@/lib/text/wording';

const { site, policies } = record;
const { announcements, changes, defaultChanges, readUntil } = reconciliation;
const { never } = computeStatistics(reconciliation);
/** Versions that change no permission, which only one feed has. */
const unchanged = changes.filter(({ change }) => hasNoEffect(change)).length;

export const metadata = describePage(
  paths.feeds,
  'Feeds',
  hasAnnouncements
    ? `Feeds of the changes and announcements of ${site.subject}’s managed policies: everything, one policy, or changes that AWS never announced.`
    : `Feeds of the changes of ${site.subject}’s managed policies: everything, or one policy.`,
  hasAnnouncements ? { feedOf: 'unannounced' } : {},
);

const feed = address.absolute(paths.feed('rss'));

const uses = [
  {
    term: 'Slack',
    text: (
      <>
        Add Slack’s RSS app. Then write in a channel:{' '}
        <code className="block">/feed subscribe {feed}</code>
      </>
    ),
  },
  {
    term: 'Outlook (classic) for Windows',
    text: 'Right-click “RSS Feeds”, select “Add a New RSS Feed” and paste the address.',
  },
  {
    term: 'newsboat',
    text: (
      <>
        Add a line to the file <code>urls</code>. The words after the address are your own tags:{' '}
        <code className="block">{feed} aws iam</code>
      </>
    ),
  },
  {
    term: 'Other readers',
    text: 'Paste the address of any page of this site. Every page names its feeds; the pages of a policy name the feed of that policy first. The three formats have the same content. If you have no preference, use RSS.',
  },
];

const promises = [
  {
    term: 'Old items do not return as new',
    text: `The id of an item never changes, even if the address of this site or the wording changes. It is the same in every feed. The date of a version is its CreateDate in IAM, to the second.${hasAnnouncements ? ' The date of an announcement is the day that AWS prints, at midnight UTC plus a few seconds that keep AWS’s order within the day.' : ''} If AWS makes an older version the default again, the item has the time at which that was first observed.`,
  },
  {
    term: 'Size',
    text: 'A feed has at most its newest 500 items, and fewer where they are long. The pages and the API have all.',
  },
  {
    term: 'Content of an item',
    text: `A change has its verdict, ${hasAnnouncements ? 'whether AWS announced it, ' : ''}and the added and removed lines, marked + and −.${hasAnnouncements ? ' An announcement has the actions that it names, its versions, how early or late it was, and named actions that no version contains.' : ''} Categories are the policy, the services, the verdict and the high risks that a change adds; the title names these risks, too.`,
  },
  ...(hasAnnouncements
    ? [
        {
          term: 'Changes newer than the last check',
          text: `AWS’s page was last checked in ${readUntil ?? 'the month of this build'}. For newer changes it is not known whether AWS announced them, so the feed “Never announced” does not have them. It gets them when a later check finds no announcement.`,
        },
      ]
    : []),
];

/** Where the policies are too many for this page: each feed is at the page of its policy. */
function FindPolicyFeed() {
  const example = address.absolute(paths.feed('rss', { policyName: 'NAME' }));
  return (
    <>
      <p className="pb-3">
        The address is <code>{example}</code> with the name of the policy, and ends in{' '}
        <code>atom.xml</code> or <code>feed.json</code> for the other formats. The page of a policy
        has links to its feeds, too.
      </p>
      <IndexedList
        of="feed-list"
        noun="policies"
        rows={paths.toolFile('lists/policies.json')}
        choices={[]}
        linksTo="feed"
      >
        <p>
          <SiteLink to={paths.policies}>All policies</SiteLink>
        </p>
      </IndexedList>
    </>
  );
}

export default function FeedsPage() {
  return (
    <>
      <PageHead
        title="Feeds"
        lead={`Get every new change${hasAnnouncements ? ' and announcement' : ''} in your feed reader or chat channel.`}
      />
      <div className={hasAnnouncements ? 'grid grid-cols-1 gap-x-8 lg:grid-cols-2' : ''}>
        <Section
          id="everything"
          title="Everything"
          aside={
            countOf(changes.length - unchanged + defaultChanges.length, 'change') +
            (hasAnnouncements ? `, ${countOf(announcements.length, 'announcement')}` : '')
          }
        >
          <FeedCard of="everything">
            Every change of permissions of every policy
            {hasAnnouncements && ', and every announcement of AWS'}. For a security team.
          </FeedCard>
        </Section>
        {hasAnnouncements && (
          <Section id="unannounced" title="Never announced" aside={countOf(never.length, 'change')}>
            <FeedCard of="unannounced">
              Only changes that AWS did not announce. “Everything” includes them. For an auditor.
            </FeedCard>
          </Section>
        )}
      </div>
      <Section
        id="high-risk"
        title="High risk"
        aside={countOf(listHighRiskChanges().length, 'change')}
      >
        <FeedCard of="high-risk">
          Only changes that add a high risk, such as privilege escalation or access to credentials.
          “Everything” includes them. See{' '}
          <SiteLink to={paths.riskMethod}>how risks are found</SiteLink>.
        </FeedCard>
      </Section>
      <Section id="all-versions" title="All versions" aside={countOf(changes.length, 'version')}>
        <FeedCard of="all-versions">
          “Everything”, and also versions that change no permission: AWS often edits only
          identifiers, order or formatting. For an archive.
        </FeedCard>
      </Section>
      <Section id="new-actions" title="New actions">
        <FeedCard of="new-actions">
          Versions that are the first of all policies to allow an action or a service by its name:
          often the first sign of a new feature of AWS. See{' '}
          <SiteLink to={`${paths.statistics}#actions`}>the newest ones</SiteLink>.
        </FeedCard>
      </Section>
      <Section
        id="policy"
        title="One policy"
        aside={countOf(policies.length, 'policy', 'policies')}
      >
        <p className="pb-3">
          The changes of one policy{hasAnnouncements && ' and the announcements about it'}. For a
          team whose roles use it.
        </p>
        {isPaged(policies.length) ? <FindPolicyFeed /> : <PolicyFeeds policies={policies} />}
      </Section>
      <Section id="use" title="How to subscribe">
        <FeedNotes notes={uses} />
      </Section>
      <Section id="promises" title="Guarantees">
        <FeedNotes notes={promises} />
      </Section>
    </>
  );
}
