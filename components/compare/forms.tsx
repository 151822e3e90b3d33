import { useState } from 'react';
import { dayOf, isDay } from '@/lib/history/days';
import type { CompareQuery } from '@/lib/site/client/compare-query';
import type { OverviewVersion } from '@/lib/site/client/overview';
import { DateField, Field, QueryForm, useFieldValue } from '../tool/form';
import type { SetQuery } from '../tool/use-query';

/** The policies and versions to choose from. */
export interface Choices {
  policies: readonly {
    policyName: string;
    /** Oldest first. */
    versions: readonly Pick<OverviewVersion, 'versionId' | 'createDate'>[];
  }[];
}

interface Props {
  query: CompareQuery | undefined;
  onQuery: SetQuery;
}

/** A policy and two of its versions, by default the two newest. */
export function VersionsForm({ overview, query, onQuery }: Props & { overview: Choices }) {
  const [policy, setPolicy] = usePolicy(overview, query);
  const versions = listVersions(overview, policy);
  const preset = query?.mode === 'versions' && query.policy === policy ? query : undefined;
  return (
    <QueryForm label="Compare" onQuery={({ policy, from, to }) => onQuery({ policy, from, to })}>
      <PolicyField overview={overview} value={policy} onChange={setPolicy} />
      <VersionField
        key={`from ${policy}`}
        name="from"
        label="From"
        versions={versions}
        value={preset?.from ?? (versions[1] ?? versions[0])?.versionId}
      />
      <VersionField
        key={`to ${policy}`}
        name="to"
        label="To"
        versions={versions}
        value={preset?.to ?? versions[0]?.versionId}
      />
    </QueryForm>
  );
}

export function DaysForm({ query, onQuery }: Props) {
  const { from, to } = query?.mode === 'days' ? query : { from: undefined, to: undefined };
  return (
    <QueryForm label="Compare" onQuery={({ from, to }) => onQuery({ from, to })}>
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
    </QueryForm>
  );
}

/** Returns the chosen policy; before a choice, the policy of the query if it is on record. */
export function usePolicy(
  { policies }: Choices,
  query: CompareQuery | undefined,
): [policy: string, choose: (policy: string) => void] {
  const requested = query !== undefined && 'policy' in query ? query.policy : undefined;
  // A choice applies until the query has another policy, as after Back or Forward.
  const [choice, setChoice] = useState<{ policy: string; requested: string | undefined }>();
  const isOnRecord = policies.some(({ policyName }) => policyName === requested);
  const preset = isOnRecord ? requested : policies[0]?.policyName;
  return [
    (choice !== undefined && choice.requested === requested ? choice.policy : preset) as string,
    (policy) => setChoice({ policy, requested }),
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
