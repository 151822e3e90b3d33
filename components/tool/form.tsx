import { type FormEvent, type ReactNode, type RefObject, useEffect, useId, useRef } from 'react';

/** A form that calls `onQuery` with its non-empty fields, instead of loading a page. */
export function QueryForm({
  label,
  layout,
  onQuery,
  children,
}: {
  /** The text of the button. */
  label: string;
  /** Its fields on wide screens: a long one and a date, or a date. */
  layout: 'line' | 'short';
  onQuery: (fields: Record<string, string | undefined>) => void;
  children: ReactNode;
}) {
  return (
    <form onSubmit={(event) => onQuery(readFields(event))} className={`tool-form ${layout}`}>
      {children}
      <button type="submit" className="button primary">
        {label}
      </button>
    </form>
  );
}

/** Keeps a form from loading a page, and returns its fields, trimmed; empty ones are undefined. */
export function readFields(event: FormEvent<HTMLFormElement>): Record<string, string | undefined> {
  event.preventDefault();
  const fields = [...new FormData(event.currentTarget)].map(([name, value]) => [
    name,
    typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined,
  ]);
  return Object.fromEntries(fields);
}

/** A label above its field. */
export function Field({
  label,
  children,
}: {
  label: ReactNode;
  /** Renders the field with the id of its label. */
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

export function DateField({
  name,
  label,
  value,
  required = false,
}: {
  name: string;
  label: string;
  value: string | undefined;
  required?: boolean;
}) {
  const field = useFieldValue<HTMLInputElement>(value);
  return (
    <Field label={label}>
      {(id) => (
        <input
          ref={field}
          id={id}
          type="date"
          name={name}
          defaultValue={value}
          required={required}
          className="field"
        />
      )}
    </Field>
  );
}

/**
 * Sets a field to a value of the query whenever that changes, as with Back and Forward. Between
 * changes the field keeps its input: a new element for each query would lose the focus, and a
 * controlled one the text typed before hydration.
 */
export function useFieldValue<T extends HTMLInputElement | HTMLSelectElement>(
  value: string | undefined,
): RefObject<T | null> {
  const field = useRef<T>(null);
  const last = useRef<string>(undefined);
  useEffect(() => {
    if (field.current !== null && value !== last.current) field.current.value = value ?? '';
    last.current = value;
  }, [value]);
  return field;
}
