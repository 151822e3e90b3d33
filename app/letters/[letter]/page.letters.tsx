import { describePage } from '@/app/metadata';
import { LetterList } from '@/components/list/letter-list';
import { PolicyTable } from '@/components/policy/policy-table';
import { PageHead } from '@/components/ui/page-head';
import { paths } from '@/lib/addresses/paths';
import {
  listChangesOf,
  listFindingsOf,
  listPolicyLetters,
  record,
  recordYears,
} from '@/lib/build/site-data';
import { labelLetter } from '@/lib/text/letters';
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

export default async function LetterPage({ params }: Props) {
  const { letter } = await params;
  const policies = listPolicyLetters().get(letter) ?? [];
  return (
    <>
      <PageHead
        crumbs={[{ text: 'Policies', to: paths.policies }]}
        title={labelLetter(letter)}
        lead={`${countOf(policies.length, 'policy', 'policies')}. The letter is the first one after “AWS” or “Amazon”.`}
      />
      <LetterList letters={listPolicyLetters()} current={letter} />
      <PolicyTable
        policies={policies}
        changesOf={listChangesOf}
        risksOf={listFindingsOf}
        years={recordYears}
      />
    </>
  );
}
