import {
  type ClipboardEvent,
  type DragEvent,
  type RefObject,
  useId,
  useRef,
  useState,
} from 'react';
import { maxBytes } from '@/lib/shared/decode-text';
import type { Problem } from '@/lib/shared/problem';
import { ProblemList } from './problem-list';
import { describeTooLong, readOwnFile } from './read-own-document';

/**
 * An input of at least so many characters is a paste or a drop. The event does not tell: some
 * keyboards of phones paste as if the text were typed.
 */
const minWhole = 20;

/**
 * A field for the reader's document, pasted, dropped or chosen. `onWhole` is called when all of it
 * was entered at once. The field is not controlled, so that text entered before hydration stays.
 */
export function OwnDocumentField({
  field,
  problems,
  onWhole,
}: {
  field: RefObject<HTMLTextAreaElement | null>;
  /** The problems of the document that was read last. */
  problems: readonly Problem[];
  onWhole: () => void;
}) {
  const id = useId();
  const [refused, setRefused] = useState<Problem>();
  const lastLength = useRef(0);
  const readFile = async (file: File | undefined) => {
    if (file === undefined) return;
    const read = await readOwnFile(file).catch((error: unknown) => ({
      problem: describeUnreadable(error),
    }));
    setRefused('problem' in read ? read.problem : undefined);
    if (!('text' in read) || field.current === null) return;
    field.current.value = read.text;
    onWhole();
  };
  const drop = (event: DragEvent) => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    void readFile(event.dataTransfer.files[0]);
  };
  const paste = (event: ClipboardEvent) => {
    const { length } = event.clipboardData.getData('text');
    if (length <= maxBytes) return;
    // A field with ten million characters blocks the whole browser.
    event.preventDefault();
    setRefused(describeTooLong(length));
  };
  const change = () => {
    setRefused(undefined);
    const length = field.current?.value.length ?? 0;
    const isWhole = length - lastLength.current >= minWhole;
    lastLength.current = length;
    if (isWhole) onWhole();
  };
  const shown = refused === undefined ? problems : [refused];
  return (
    <div>
      <label htmlFor={id}>Your policy document</label>
      <textarea
        ref={field}
        id={id}
        onChange={change}
        onPaste={paste}
        onDrop={drop}
        onDragOver={(event) => event.preventDefault()}
        placeholder='Paste JSON: { "Version": "2012-10-17", "Statement": [ … ] }'
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        aria-describedby={`${id}-note`}
        aria-invalid={shown.length > 0}
        className="field"
      />
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="button small file">
          Choose a file
          <input
            type="file"
            aria-label="Choose a file"
            accept=".json,.txt,application/json,text/plain"
            onChange={(event) => void readFile(event.target.files?.[0])}
          />
        </span>
        <p id={`${id}-note`} className="hint">
          Or drop a file. The document stays in your browser.
        </p>
      </div>
      <ProblemList problems={shown} />
    </div>
  );
}

function describeUnreadable(error: unknown): Problem {
  return {
    place: '',
    expected: 'a file that can be read',
    found: error instanceof Error ? error.message : String(error),
    remedy: 'Choose another file.',
  };
}
