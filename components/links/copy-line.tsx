/** A text to take along: selected whole by a click, copied by a button where script runs. */
export function CopyLine({ id, label, text }: { id: string; label: string; text: string }) {
  return (
    <>
      <dt id={id} className="text-muted">
        {label}
      </dt>
      <dd>
        <code className="select-all whitespace-pre-wrap">{text}</code>{' '}
        <button
          type="button"
          hidden
          data-copy-value={text}
          aria-describedby={id}
          className="cursor-pointer text-link underline"
        >
          Copy
        </button>
      </dd>
    </>
  );
}
