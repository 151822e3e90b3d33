import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import {
  type KnownAction,
  listKnownActions,
  suggestActions,
} from '@/lib/site/client/action-suggestions';
import { Field, useFieldValue } from '../tool/form';
import { useLoaded } from '../tool/load';
import { loadCatalogOf, loadOverview } from '../tool/record';

async function loadActions(): Promise<KnownAction[]> {
  const [catalog, { actions }] = await Promise.all([loadCatalogOf([]), loadOverview()]);
  return listKnownActions(catalog, actions);
}

/**
 * A field for an action, with suggestions while typing: a combobox of the ARIA Authoring Practices.
 * Enter or a click on a suggestion submits the form. Without the suggestions the field works.
 */
export function ActionField({ value }: { value: string | undefined }) {
  const field = useFieldValue<HTMLInputElement>(value);
  const listId = useId();
  const [isNeeded, setNeeded] = useState(false);
  const [text, setText] = useState<string>();
  const [active, setActive] = useState(-1);
  const known = useLoaded(isNeeded ? 'actions' : undefined, loadActions);
  const options =
    text !== undefined && known.state === 'ready' ? suggestActions(known.value, text) : [];
  const type = () => {
    setNeeded(true);
    setText(field.current?.value);
    setActive(-1);
  };
  // What was typed before hydration.
  useEffect(() => {
    if (document.activeElement === field.current && field.current?.value !== (value ?? '')) type();
  }, []);
  const close = () => {
    setText(undefined);
    setActive(-1);
  };
  const pick = ({ action }: KnownAction) => {
    if (field.current === null) return;
    field.current.value = action;
    close();
    field.current.form?.requestSubmit();
  };
  const followKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = options[active];
    if (event.key === 'Escape' && options.length > 0) close();
    else if (event.key === 'Enter' && chosen !== undefined) pick(chosen);
    else if (step !== undefined && options.length > 0) {
      // The position before the first suggestion is the text itself.
      const places = options.length + 1;
      setActive(((active + 1 + step + places) % places) - 1);
    } else if (step === 1) type();
    else return;
    event.preventDefault();
  };
  return (
    <Field label="Action or pattern">
      {(id) => (
        <div className="combobox">
          <input
            ref={field}
            id={id}
            name="action"
            defaultValue={value}
            required
            pattern=".*\S.*"
            title="An action such as s3:GetObject, or a pattern such as s3:Get*"
            placeholder="iam:PassRole"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={options.length > 0}
            aria-controls={listId}
            aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
            onChange={type}
            onFocus={() => setNeeded(true)}
            onKeyDown={followKey}
            onBlur={close}
            autoComplete="off"
            spellCheck={false}
            autoCapitalize="none"
            maxLength={200}
            className="field font-mono"
          />
          <div
            id={listId}
            role="listbox"
            aria-label="Suggestions"
            hidden={options.length === 0}
            className="options"
          >
            {options.map((option, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field has the keys.
              <div
                key={option.action}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === active}
                // The field keeps the focus.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => pick(option)}
              >
                <code>{option.action}</code>
                <small>{describeOption(option)}</small>
              </div>
            ))}
          </div>
        </div>
      )}
    </Field>
  );
}

function describeOption({ levels, isOnRecord }: KnownAction): string {
  const level = levels.join(', ');
  if (isOnRecord) return level;
  return level === '' ? 'in no policy' : `${level} · in no policy`;
}
