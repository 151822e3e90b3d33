import { useId, useState } from 'react';
import { type ListProps, pageSize } from './list';

/** A list that is filtered by name and grows on demand, if it is longer than `pageSize`. */
export function FilteredList<T>({ items, nameOf, noun, children }: ListProps<T>) {
  const id = useId();
  const [text, setText] = useState('');
  const [count, setCount] = useState(pageSize);
  if (items.length <= pageSize) return children(items);
  const wanted = text.trim().toLowerCase();
  const found = items.filter((item) => nameOf(item).toLowerCase().includes(wanted));
  const shown = found.slice(0, count);
  const left = found.length - shown.length;
  return (
    <>
      <div className="mt-2 flex flex-wrap items-end gap-x-4 gap-y-1">
        <div>
          <label htmlFor={id}>Filter by name</label>
          <input
            id={id}
            type="search"
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setCount(pageSize);
            }}
            autoComplete="off"
            spellCheck={false}
            className="field"
          />
        </div>
        <p className="hint" aria-live="polite">
          {format(shown.length)} of {format(found.length)} {noun}
        </p>
      </div>
      {shown.length > 0 && children(shown)}
      {left > 0 && (
        <button
          type="button"
          onClick={() => setCount(count + pageSize)}
          className="button small mt-2"
        >
          Show {Math.min(pageSize, left)} more
        </button>
      )}
    </>
  );
}

function format(count: number): string {
  return count.toLocaleString('en-US');
}
