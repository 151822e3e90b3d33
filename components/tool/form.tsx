import { type FormEvent, type ReactNode, type RefObject, useEffect, useId, useRef } from 'react';

/** A form that calls `onQuery` with its non-empty fields, instead of loading a page. */
export function QueryForm({
  label,
  onQuery,
  children,
}: {
  /** The text of the button. */
  label: string;
  onQuery: (fields: Record<string, string | undefined>) => void;
  children: ReactNode;
}) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = [...new FormData(event.currentTarget)].map(([name, value]) => [
      name,
      typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined,
    ]);
    onQuery(Object.fromEntries(fields));
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-x-4 gap-y-3">
      {children}
      <button type="submit" className="ask">
        {label}
      </button>
    </form>
  );
}

/** A label above its field. */
export function Field({
  label,
  wide = false,
  children,
}: {
  label: string;
  wide?: boolean;
  /** Renders the field with the id of its label. */
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className={wide ? 'min-w-0 max-w-[46rem] flex-1 basis-72' : 'min-w-0'}>
      <label htmlFor={id} className="block text-small text-muted">
        {label}
      </label>
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
