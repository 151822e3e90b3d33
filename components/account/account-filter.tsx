import { useId } from 'react';
import type { AccountView, PolicyView } from '@/lib/account/account-view';
import type { PrincipalType } from '@/lib/account/details';
import { noFilter, type ViewFilter } from '@/lib/account/filter-view';
import { verdictLabels } from '@/lib/text/chip';
import { hasAnnouncements } from '../ui/site';

const verdicts: Readonly<Record<PolicyView['verdict'], string>> = {
  wider: verdictLabels.wider,
  both: verdictLabels.both,
  undecided: verdictLabels.undecided,
  narrower: verdictLabels.narrower,
  same: verdictLabels.same,
  new: 'New policy',
  none: 'No new version',
};

const types: Readonly<Record<PrincipalType, string>> = {
  user: 'Users',
  group: 'Groups',
  role: 'Roles',
};

const switches = [
  ['isHighRisk', 'Only high risk'],
  ...(hasAnnouncements ? ([['isUnannounced', 'Only unannounced']] as const) : []),
  ['hidesServiceLinked', 'Hide service-linked roles'],
  ['hidesUnused', 'Hide unused roles'],
] as const;

/** Choices that filter the policies of an account and their principals. */
export function AccountFilter({
  view,
  filter,
  onChange,
}: {
  view: AccountView;
  filter: ViewFilter;
  onChange: (filter: ViewFilter) => void;
}) {
  const id = useId();
  const found = new Set(view.policies.map(({ verdict }) => verdict));
  return (
    <form
      onSubmit={(event) => event.preventDefault()}
      onReset={() => onChange(noFilter)}
      aria-label="Filter the policies"
      className="account-filter"
    >
      <div>
        <label htmlFor={`${id}-text`}>Policy or principal</label>
        <input
          id={`${id}-text`}
          type="search"
          value={filter.text}
          onChange={(event) => onChange({ ...filter, text: event.target.value })}
          autoComplete="off"
          spellCheck={false}
          className="filter"
        />
      </div>
      <Select
        label="Verdict"
        any="Any"
        value={filter.verdict}
        labels={verdicts}
        isOffered={(verdict) => found.has(verdict)}
        onChange={(verdict) => onChange({ ...filter, verdict })}
      />
      <Select
        label="Principals"
        any="All kinds"
        value={filter.type}
        labels={types}
        onChange={(type) => onChange({ ...filter, type })}
      />
      {switches.map(([name, label]) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={filter[name]}
            onChange={(event) => onChange({ ...filter, [name]: event.target.checked })}
          />{' '}
          {label}
        </label>
      ))}
      {filter !== noFilter && (
        <button type="reset" className="button small">
          Show all
        </button>
      )}
    </form>
  );
}

function Select<Value extends string>({
  label,
  any,
  value,
  labels,
  isOffered = () => true,
  onChange,
}: {
  label: string;
  /** The label of no choice. */
  any: string;
  value: Value | '';
  labels: Readonly<Record<Value, string>>;
  isOffered?: (value: Value) => boolean;
  onChange: (value: Value | '') => void;
}) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value as Value | '')}
        className="filter"
      >
        <option value="">{any}</option>
        {(Object.entries(labels) as [Value, string][])
          .filter(([each]) => isOffered(each))
          .map(([each, text]) => (
            <option key={each} value={each}>
              {text}
            </option>
          ))}
      </select>
    </div>
  );
}
