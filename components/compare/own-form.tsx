import { type ClipboardEvent, type DragEvent, useState } from 'react';
import { maxBytes } from '@/lib/shared/decode-text';
import type { Problem } from '@/lib/shared/problem';
import type { CompareQuery } from '@/lib/site/client/compare-query';
import type { Overview } from '@/lib/site/client/overview';
import { Field, QueryForm } from '../tool/form';
import { listVersions, PolicyField, usePolicy, VersionField } from './forms';
import { ProblemList } from './problem-list';
import { describeTooLong, type OwnDocument, readOwnFile, readOwnText } from './read-own-document';

/** A form for the reader's document, pasted, dropped or chosen, and the version to compare it with. */
export function OwnForm({
  overview,
  query,
  text,
  onText,
  problems,
  onQuery,
}: {
  overview: Overview;
  query: CompareQuery | undefined;
  /** The text of the field, kept while the form of another mode is shown. */
  text: string;
  onText: (text: string) => void;
  /** The problems of the document that was compared last. */
  problems: readonly Problem[];
  onQuery: (
    document: OwnDocument,
    fields: { policy: string | undefined; to: string | undefined },
  ) => void;
}) {
  const [policy, setPolicy] = usePolicy(overview, query);
  const [problem, setProblem] = useState<Problem>();
  const versions = listVersions(overview, policy);
  const preset = query?.mode === 'own' && query.policy === policy ? query : undefined;

  const readFile = async (file: File | undefined) => {
    if (file === undefined) return;
    try {
      const read = await readOwnFile(file);
      setProblem('problem' in read ? read.problem : undefined);
      if ('text' in read) onText(read.text);
    } catch (error) {
      const found = error instanceof Error ? error.message : String(error);
      setProblem({
        place: '',
        expected: 'a file that may be read',
        found,
        remedy: 'Choose another.',
      });
    }
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
    setProblem(describeTooLong(length));
  };
  return (
    <QueryForm
      label="Compare"
      onQuery={({ policy, to }) => {
        const document = readOwnText(text);
        setProblem(undefined);
        onQuery(document, { policy, to });
      }}
    >
      <div className="basis-full">
        <Field label="Your document: JSON, or what aws iam get-policy-version answers">
          {(id) => (
            <textarea
              id={id}
              value={text}
              onChange={(event) => onText(event.target.value)}
              onPaste={paste}
              onDrop={drop}
              onDragOver={(event) => event.preventDefault()}
              rows={10}
              spellCheck={false}
              autoCapitalize="none"
              autoComplete="off"
              required
              className="field font-mono text-small"
            />
          )}
        </Field>
        <p className="mt-1 flex flex-wrap justify-between gap-x-6 text-small text-muted">
          <span>
            It never leaves your browser: it is compared here, and the address does not hold it.
          </span>
          <label>
            or choose a file, or drop one above:{' '}
            <input
              type="file"
              accept=".json,.txt,application/json,text/plain"
              onChange={(event) => void readFile(event.target.files?.[0])}
            />
          </label>
        </p>
      </div>
      <PolicyField overview={overview} value={policy} onChange={setPolicy} />
      <VersionField
        key={policy}
        name="to"
        label="Against"
        versions={versions}
        value={preset?.to ?? versions[0]?.versionId}
      />
      <ProblemList problems={problem === undefined ? problems : [problem]} />
    </QueryForm>
  );
}
