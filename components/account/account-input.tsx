import {
  type ClipboardEvent,
  type DragEvent,
  type FormEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { countOf } from '@/lib/text/wording';
import { AccountPrivacy } from './account-help';
import type { AccountSource } from './account-messages';

/** A longer text would make the field, and with it the page, slow. */
const maxInField = 1_000_000;

/** An input of at least so many characters at once is a paste. */
const minWhole = 20;

/**
 * Takes an export: files that are chosen or dropped, a text that is pasted, or the sample account.
 * A text that was pasted before hydration is read, too.
 */
export function AccountInput({
  onSources,
  help,
}: {
  /** `names` says what was given. */
  onSources: (sources: AccountSource[], names: string) => void;
  help: ReactNode;
}) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [isOver, setOver] = useState(false);
  const lastLength = useRef(0);
  const readFiles = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (files.length === 0) return;
    const [first] = files as [File];
    onSources(files, files.length === 1 ? first.name : countOf(files.length, 'file'));
  };
  const readText = (text: string) => {
    if (text.trim() !== '') onSources([{ name: 'pasted text', text }], 'pasted text');
  };
  const drop = (event: DragEvent) => {
    setOver(false);
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    readFiles(event.dataTransfer.files);
  };
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text');
    if (text.length <= maxInField) return;
    event.preventDefault();
    readText(text);
  };
  const change = () => {
    const { value = '' } = field.current ?? {};
    const isWhole = value.length - lastLength.current >= minWhole;
    lastLength.current = value.length;
    if (isWhole) readText(value);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    readText(field.current?.value ?? '');
  };
  useEffect(change, []);
  return (
    <div className="account-input">
      <form
        onSubmit={submit}
        onDrop={drop}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        className={isOver ? 'tool-form over' : 'tool-form'}
      >
        <div className="drop">
          <p className="font-semibold">Drop the export here, or choose it.</p>
          <p className="hint">One file or several: pages of one account, or several accounts.</p>
          <div className="mt-2 flex flex-wrap gap-2">
            <span className="button primary file">
              Choose files
              <input
                type="file"
                multiple
                aria-label="Choose files"
                aria-describedby={`${id}-note`}
                accept=".json,.txt,application/json,text/plain"
                onChange={(event) => readFiles(event.target.files)}
              />
            </span>
            <button
              type="button"
              className="button"
              onClick={() => onSources(['sample'], 'sample account')}
            >
              Use a sample account
            </button>
          </div>
        </div>
        <div>
          <label htmlFor={id}>Or paste the JSON</label>
          <textarea
            ref={field}
            id={id}
            onChange={change}
            onPaste={paste}
            placeholder='{ "UserDetailList": [ … ], "RoleDetailList": [ … ] }'
            spellCheck={false}
            autoCapitalize="none"
            autoComplete="off"
            aria-describedby={`${id}-note`}
            className="field"
          />
          <button type="submit" className="button small mt-2">
            Read the text
          </button>
        </div>
        <p id={`${id}-note`} className="hint">
          <AccountPrivacy />
        </p>
      </form>
      {help}
    </div>
  );
}
