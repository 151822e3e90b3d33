import { LetterList } from '@/components/list/letter-list';
import { PolicyTable } from '@/components/policy/policy-table';
import { PageHead } from '@/components/ui/page-head';
import { paths } from '@/lib/addresses/paths';
import { describePage } from '@/lib/build/describe-page';
import {
  listChangesOf,
  listFindingsOf,
  listPolicyLetters,
  record,
  recordYears,
} from '@/lib/build/site-data';
import { groupByStart, labelLetter } from '@/lib/text/letters';
import { countOf } from '@/lib/text/wording';

interface Props {
  params: Promise<{ letter: string }>;
}

export const dynamicParams = false;

export function generateStaticParams() {
  return [...listPolicyLetters().keys()].map((letter) => ({ letter }));
}

export async function generateMetadata({ params }: Props) {
  const { letter } = await params;
  return describePage(
    paths.policiesOfLetter(letter),
    `Policies: ${labelLetter(letter)}`,
    `The managed policies of ${record.site.subject} whose names begin with ${labelLetter(letter)}, after “AWS” or “Amazon”.`,
  );
}

/** Groups are open until so many policies are shown; the others are folded. */
const maxOpen = 30;

export default async function LetterPage({ params }: Props) {
  const { letter } = await params;
  const policies = listPolicyLetters().get(letter) ?? [];
  let shown = 0;
  return (
    <>
      <PageHead
        crumbs={[{ text: 'Policies', to: paths.policies }]}
        title={labelLetter(letter)}
        lead={`${countOf(policies.length, 'policy', 'policies')}. The letter is the first one after “AWS” or “Amazon”.`}
      />
      <LetterList letters={listPolicyLetters()} current={letter} />
      {[...groupByStart(policies)].map(([start, ofStart]) => {
        const isOpen = shown < maxOpen;
        shown += ofStart.length;
        return (
          <details key={start} open={isOpen} className="group">
            <summary>
              <h2>{start}</h2> {countOf(ofStart.length, 'policy', 'policies')}
            </summary>
            <PolicyTable
              policies={ofStart}
              changesOf={listChangesOf}
              risksOf={listFindingsOf}
              years={recordYears}
            />
          </details>
        );
      })}
    </>
  );
}
