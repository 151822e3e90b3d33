import { useState } from 'react';
import { dayOf, isDay } from '@/lib/history/days';
import type { CompareQuestion } from '@/lib/site/client/compare-question';
import type { OverviewVersion } from '@/lib/site/client/overview';
import { DateField, Field, QuestionForm } from '../tool/form';
import { useFieldValue } from '../tool/use-field-value';
import type { Ask } from '../tool/use-query';

/** What there is to choose from. */
export interface Choices {
  policies: readonly {
    policyName: string;
    /** Oldest first. */
    versions: readonly Pick<OverviewVersion, 'versionId' | 'createDate'>[];
  }[];
}

interface Props {
  question: CompareQuestion | undefined;
  onAsk: Ask;
}

/** A policy and two of its versions: the newest step unless told. */
export function VersionsForm({ overview, question, onAsk }: Props & { overview: Choices }) {
  const [policy, setPolicy] = usePolicy(overview, question);
  const versions = listVersions(overview, policy);
  const wanted = question?.mode === 'versions' && question.policy === policy ? question : undefined;
  return (
    <QuestionForm label="Compare" onAsk={({ policy, from, to }) => onAsk({ policy, from, to })}>
      <PolicyField overview={overview} value={policy} onChange={setPolicy} />
      <VersionField
        key={`from ${policy}`}
        name="from"
        label="From"
        versions={versions}
        value={wanted?.from ?? (versions[1] ?? versions[0])?.versionId}
      />
      <VersionField
        key={`to ${policy}`}
        name="to"
        label="To"
        versions={versions}
        value={wanted?.to ?? versions[0]?.versionId}
      />
    </QuestionForm>
  );
}

export function DaysForm({ question, onAsk }: Props) {
  const { from, to } = question?.mode === 'days' ? question : { from: undefined, to: undefined };
  return (
    <QuestionForm label="Compare" onAsk={({ from, to }) => onAsk({ from, to })}>
      <DateField
        name="from"
        label="From the end of, UTC"
        required
        value={from && isDay(from) ? from : undefined}
      />
      <DateField
        name="to"
        required
        label="To the end of, UTC"
        value={to && isDay(to) ? to : undefined}
      />
    </QuestionForm>
  );
}

/** The policy that is chosen; until then, the one that is asked for if it is on record. */
export function usePolicy(
  { policies }: Choices,
  question: CompareQuestion | undefined,
): [policy: string, choose: (policy: string) => void] {
  const asked = question !== undefined && 'policy' in question ? question.policy : undefined;
  // A choice holds until the address asks for another policy, as Back and Forward do.
  const [choice, setChoice] = useState<{ policy: string; asked: string | undefined }>();
  const isKnown = policies.some(({ policyName }) => policyName === asked);
  const known = isKnown ? asked : policies[0]?.policyName;
  return [
    (choice !== undefined && choice.asked === asked ? choice.policy : known) as string,
    (policy) => setChoice({ policy, asked }),
  ];
}

/** The versions of a policy, newest first. */
export function listVersions({ policies }: Choices, policy: string) {
  return policies.find(({ policyName }) => policyName === policy)?.versions.toReversed() ?? [];
}

export function PolicyField({
  overview,
  value,
  onChange,
}: {
  overview: Choices;
  value: string;
  onChange: (policy: string) => void;
}) {
  return (
    <Field label="Policy">
      {(id) => (
        <select
          id={id}
          name="policy"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className="field"
        >
          {overview.policies.map(({ policyName }) => (
            <option key={policyName}>{policyName}</option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function VersionField({
  name,
  label,
  versions,
  value,
}: {
  name: string;
  label: string;
  versions: ReturnType<typeof listVersions>;
  value: string | undefined;
}) {
  const field = useFieldValue<HTMLSelectElement>(value);
  return (
    <Field label={label}>
      {(id) => (
        <select ref={field} id={id} name={name} defaultValue={value} className="field">
          {versions.map(({ versionId, createDate }) => (
            <option key={versionId} value={versionId}>
              {versionId} · {dayOf(createDate)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
