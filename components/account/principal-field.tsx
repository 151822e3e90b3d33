import { type FormEvent, useState } from 'react';
import type { PrincipalView } from '@/lib/account/account-view';
import { findPrincipal, suggestPrincipals } from '@/lib/account/filter-view';
import { Combobox } from '../tool/combobox';
import { Field, useFieldValue } from '../tool/form';
import { ErrorMessage } from '../tool/tool';

/** A field that finds a user, group or role by its name or ARN, with suggestions while typing. */
export function PrincipalField({
  principals,
  chosen,
  onPrincipal,
}: {
  principals: readonly PrincipalView[];
  /** The name of the principal that is shown. */
  chosen: string | undefined;
  onPrincipal: (index: number) => void;
}) {
  const field = useFieldValue<HTMLInputElement>(chosen);
  const [text, setText] = useState<string>();
  const [missing, setMissing] = useState<string>();
  const options = text === undefined ? [] : suggestPrincipals(principals, text);
  const choose = (index: number) => {
    setMissing(undefined);
    onPrincipal(index);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = field.current?.value ?? '';
    const index =
      findPrincipal(principals, typed) ?? suggestPrincipals(principals, typed)[0]?.index;
    setText(undefined);
    if (index === undefined) setMissing(typed);
    else choose(index);
  };
  return (
    <>
      <form onSubmit={submit} className="tool-form short account-principal">
        <Field label="User, group or role">
          {(id) => (
            <Combobox
              field={field}
              options={options}
              keyOf={({ index }) => `${index}`}
              renderOption={({ principal: { type, name } }) => (
                <>
                  <code>{name}</code>
                  <small>{type}</small>
                </>
              )}
              onPick={({ index, principal }) => {
                if (field.current !== null) field.current.value = principal.name;
                choose(index);
              }}
              onOpen={() => setText(field.current?.value)}
              onClose={() => setText(undefined)}
              id={id}
              name="principal"
              required
              placeholder="Name or ARN"
              maxLength={2048}
              className="field"
            />
          )}
        </Field>
        <button type="submit" className="button primary">
          Show
        </button>
      </form>
      {missing !== undefined && (
        <ErrorMessage>The export has no principal with the name or ARN “{missing}”.</ErrorMessage>
      )}
    </>
  );
}
