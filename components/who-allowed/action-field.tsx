import { useEffect, useState } from 'react';
import { type KnownAction, suggestActions } from '@/lib/site/client/action-suggestions';
import { Combobox } from '../tool/combobox';
import { Field, useFieldValue } from '../tool/form';
import { useLoaded } from '../tool/load';
import { loadKnownActions } from '../tool/record';

/**
 * A field for an action, with suggestions while typing. Enter or a click on a suggestion submits the
 * form.
 */
export function ActionField({ value }: { value: string | undefined }) {
  const field = useFieldValue<HTMLInputElement>(value);
  const [isNeeded, setNeeded] = useState(false);
  const [text, setText] = useState<string>();
  const known = useLoaded(isNeeded ? 'actions' : undefined, loadKnownActions);
  const options =
    text !== undefined && known.state === 'ready' ? suggestActions(known.value.actions, text) : [];
  const open = () => {
    setNeeded(true);
    setText(field.current?.value);
  };
  // What was typed before hydration.
  useEffect(() => {
    if (document.activeElement === field.current && field.current?.value !== (value ?? '')) open();
  }, []);
  const pick = ({ action }: KnownAction) => {
    if (field.current === null) return;
    field.current.value = action;
    field.current.form?.requestSubmit();
  };
  return (
    <Field label="Action or pattern">
      {(id) => (
        <Combobox
          field={field}
          options={options}
          keyOf={({ action }) => action}
          renderOption={(option) => (
            <>
              <code>{option.action}</code>
              <small>{describeOption(option)}</small>
            </>
          )}
          onPick={pick}
          onOpen={open}
          onClose={() => setText(undefined)}
          id={id}
          name="action"
          defaultValue={value}
          required
          pattern=".*\S.*"
          title="An action such as s3:GetObject, or a pattern such as s3:Get*"
          placeholder="iam:PassRole"
          onFocus={() => setNeeded(true)}
          maxLength={200}
          className="field font-mono"
        />
      )}
    </Field>
  );
}

function describeOption({ levels, isOnRecord }: KnownAction): string {
  const level = levels.join(', ');
  if (isOnRecord) return level;
  return level === '' ? 'in no policy' : `${level} · in no policy`;
}
