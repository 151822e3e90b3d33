import { type FormEvent, type ReactNode, useId } from 'react';
import { useFieldValue } from './use-field-value';

/** A question of some fields: it is asked by its button or by Enter. */
export function QuestionForm({
  label,
  onAsk,
  children,
}: {
  /** What the button says. */
  label: string;
  onAsk: (fields: Record<string, string | undefined>) => void;
  children: ReactNode;
}) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = [...new FormData(event.currentTarget)].map(([name, value]) => [
      name,
      typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined,
    ]);
    onAsk(Object.fromEntries(fields));
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
  /** The field, which takes the `id` that the label names. */
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
