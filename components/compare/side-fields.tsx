import type { ReactNode } from 'react';
import { dayOf, isDay } from '@/lib/history/days';
import { findDefaultId } from '@/lib/site/client/compare-query';
import type { Overview, OverviewPolicy } from '@/lib/site/client/overview';
import { Field } from '../tool/form';
import { allPolicies, PolicyField } from './policy-field';

/** What is compared. An empty policy is detected; an empty `from` is the reader's document. */
export interface Sides {
  policy: string;
  from: string;
  to: string;
}

/** The policy and the two sides of a comparison: versions, or dates for all policies. */
export function SideFields({
  overview,
  sides,
  hasDocument,
  onChange,
}: {
  /** Undefined while it is loaded. */
  overview: Overview | undefined;
  sides: Sides;
  hasDocument: () => boolean;
  onChange: (sides: Sides) => void;
}) {
  const policies = overview?.policies ?? [];
  const policy = policies.find(({ policyName }) => policyName === sides.policy);
  const hasDates = sides.policy === allPolicies;
  return (
    <>
      <PolicyField
        names={policies.map(({ policyName }) => policyName)}
        value={sides.policy}
        onChange={(name) => {
          if (name !== sides.policy) onChange(presetSides(overview, name, hasDocument()));
        }}
      />
      {hasDates ? (
        <>
          <DateSide name="from" label="From (end of day, UTC)" {...{ sides, onChange }} />
          <DateSide name="to" label="To (end of day, UTC)" {...{ sides, onChange }} />
        </>
      ) : (
        <>
          <SelectField
            name="from"
            label="From"
            value={sides.from}
            onChange={(from) => onChange({ ...sides, from })}
          >
            <option value="">Your document</option>
            <VersionOptions policy={policy} />
          </SelectField>
          <SelectField
            name="to"
            label="To"
            value={sides.to}
            onChange={(to) => onChange({ ...sides, to })}
          >
            {policy === undefined && <option value="">Default version</option>}
            <VersionOptions policy={policy} />
          </SelectField>
        </>
      )}
    </>
  );
}

/** The sides after a choice of a policy: the reader's document, if any, or the last version but one. */
function presetSides(overview: Overview | undefined, policy: string, hasDocument: boolean): Sides {
  const found = overview?.policies.find(({ policyName }) => policyName === policy);
  if (found === undefined) return { policy, from: '', to: '' };
  const ids = found.versions.map(({ versionId }) => versionId);
  const to = findDefaultId(found) as string;
  const before = ids[ids.indexOf(to) - 1] ?? to;
  return { policy, from: hasDocument ? '' : before, to };
}

function SelectField({
  name,
  label,
  value,
  onChange,
  children,
}: {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
}) {
  return (
    <Field label={label}>
      {(id) => (
        <select
          id={id}
          name={name}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className="field"
        >
          {children}
        </select>
      )}
    </Field>
  );
}

/** The versions of a policy, newest first. */
function VersionOptions({ policy }: { policy: OverviewPolicy | undefined }) {
  if (policy === undefined) return null;
  const current = findDefaultId(policy);
  return policy.versions.toReversed().map(({ versionId, createDate }) => (
    <option key={versionId} value={versionId}>
      {versionId} · {versionId === current ? 'today' : dayOf(createDate)}
    </option>
  ));
}

function DateSide({
  name,
  label,
  sides,
  onChange,
}: {
  name: 'from' | 'to';
  label: string;
  sides: Sides;
  onChange: (sides: Sides) => void;
}) {
  return (
    <Field label={label}>
      {(id) => (
        <input
          id={id}
          type="date"
          name={name}
          value={isDay(sides[name]) ? sides[name] : ''}
          required
          onChange={(event) => onChange({ ...sides, [name]: event.target.value })}
          className="field"
        />
      )}
    </Field>
  );
}
