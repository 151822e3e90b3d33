import { useState } from 'react';
import { suggestNames } from '@/lib/site/client/suggest-names';
import { Combobox } from '../tool/combobox';
import { Field, useFieldValue } from '../tool/form';

/** The value of the policy field for all policies on two dates. IAM's names have no `*`. */
export const allPolicies = '*';

const allLabel = 'All policies, on two dates';
const detectLabel = 'Detect from your document';

/**
 * A field for the name of a policy, for all policies, or, if it is empty, for the policy that is
 * detected; with suggestions while typing.
 */
export function PolicyField({
  names,
  value,
  onChange,
}: {
  names: readonly string[];
  value: string;
  onChange: (value: string) => void;
}) {
  const label = value === allPolicies ? allLabel : value;
  const field = useFieldValue<HTMLInputElement>(label);
  const [text, setText] = useState<string>();
  const isChosen = (each: string) => each === allLabel || names.includes(each);
  const options =
    text === undefined
      ? []
      : // A choice does not filter, so that another one can be found.
        suggestNames([detectLabel, allLabel, ...names], isChosen(text) ? '' : text);
  const choose = (chosen: string) => {
    const wanted = chosen.trim().toLowerCase();
    if (wanted === detectLabel.toLowerCase()) onChange('');
    else if (wanted === allLabel.toLowerCase()) onChange(allPolicies);
    else onChange(names.find((name) => name.toLowerCase() === wanted) ?? chosen.trim());
  };
  return (
    <Field label="Policy">
      {(id) => (
        <Combobox
          field={field}
          options={options}
          keyOf={(option) => option}
          renderOption={(option) => option}
          onPick={(option) => {
            if (field.current !== null) {
              field.current.value = option === detectLabel ? '' : option;
            }
            choose(option);
          }}
          onOpen={(isTyped) => {
            const typed = field.current?.value ?? '';
            setText(isTyped && isChosen(typed) ? undefined : typed);
            if (isTyped) choose(typed);
          }}
          onClose={() => setText(undefined)}
          id={id}
          name="policy"
          defaultValue={label}
          placeholder={detectLabel}
          onClick={() => setText(field.current?.value)}
          maxLength={200}
          className="field"
        />
      )}
    </Field>
  );
}
