import type { ReactNode } from 'react';

/** A text to take along: selected whole by a click, copied by a button where script runs. */
export function CopyLine({
  label,
  text,
  what = 'address',
}: {
  label: ReactNode;
  text: string;
  /** What the button says that it copies. */
  what?: string;
}) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <code>{text}</code>{' '}
        <button type="button" className="scripted" data-copy-before="">
          Copy {what}
        </button>
      </dd>
    </>
  );
}
