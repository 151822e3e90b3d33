import { PageHead } from '@/components/ui/page-head';
import { Prose } from '@/components/ui/prose';
import { Section } from '@/components/ui/section';
import { Time } from '@/components/ui/time';
import { paths } from '@/lib/site/paths';
import { describePage } from '../metadata';
import { record, recordUntil } from '../record';

export const metadata = describePage(
  paths.about,
  'About this record',
  `Where the record of ${record.site.subject}’s managed policies comes from, and what it does not know.`,
);

const questions: { title: string; text: string }[] = [
  {
    title: 'Two records, never mixed',
    text: 'What IAM served and what AWS announced are kept apart, each as it was found, mistakes included. Pages join them and say how.',
  },
  {
    title: 'In force on a day',
    text: 'The version in force on a day is the newest one created by the end of that day, UTC. The date of a version is AWS’s own `CreateDate`, to the second.',
  },
  {
    title: 'A lag',
    text: 'The days from the UTC day of the version to the date of AWS’s row. A row with a later date than its version is late; one with an earlier date announced what was not yet in force.',
  },
  {
    title: 'How a row finds its version',
    text: 'By what was granted: the version whose new grants carry the actions that the row names, the nearest in time where there are several. A row that names no action is matched by its kind and date, and says so.',
  },
  {
    title: 'Side by side',
    text: 'Statements are paired first, by `Sid` and then by likeness, and lines within them second. The order of a list of actions or resources is not a change, nor is a scalar written as a list of one.',
  },
  {
    title: 'What is missing',
    text: 'Versions that nobody here observed are named as gaps on the page of their policy. What stood in them is not known, and is not guessed.',
  },
];

export default function AboutPage() {
  const { site } = record;
  return (
    <>
      <PageHead
        title="About this record"
        lead={
          <>
            What IAM served of {site.subject}’s managed policies, up to <Time at={recordUntil} />,
            beside what AWS announced. Unofficial.
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
                  · <a href={url}>AWS’s documentation of it</a>
                </>
              )}
            </p>
          </div>
        ))}
      </Section>
      <Section id="method" title="How it is put together">
        <dl className="max-w-[46rem]">
          {questions.map(({ title, text }) => (
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
