import { type ClipboardEvent, type DragEvent, useState } from 'react';
import { maxBytes } from '@/lib/shared/decode-text';
import type { Problem } from '@/lib/shared/problem';
import type { CompareQuestion } from '@/lib/site/client/compare-question';
import type { Overview } from '@/lib/site/client/overview';
import { Field, QuestionForm } from '../tool/form';
import { listVersions, PolicyField, usePolicy, VersionField } from './forms';
import { ProblemList } from './problem-list';
import { type OwnDocument, readOwnFile, readOwnText, tellLong } from './read-own';

/** The reader's own document, pasted, dropped or chosen, and the version to hold it against. */
export function OwnForm({
  overview,
  question,
  text,
  onText,
  problems,
  onAsk,
}: {
  overview: Overview;
  question: CompareQuestion | undefined;
  /** What stands in the field: it outlives the form, which another way to compare takes away. */
  text: string;
  onText: (text: string) => void;
  /** What was wrong with the document that was compared last. */
  problems: readonly Problem[];
  onAsk: (
    document: OwnDocument,
    fields: { policy: string | undefined; to: string | undefined },
  ) => void;
}) {
  const [policy, setPolicy] = usePolicy(overview, question);
  const [problem, setProblem] = useState<Problem>();
  const versions = listVersions(overview, policy);
  const wanted = question?.mode === 'own' && question.policy === policy ? question : undefined;

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
    // A field with ten million characters in it holds up the whole browser.
    event.preventDefault();
    setProblem(tellLong(length));
  };
  return (
    <QuestionForm
      label="Compare"
      onAsk={({ policy, to }) => {
        const document = readOwnText(text);
        setProblem(undefined);
        onAsk(document, { policy, to });
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
        value={wanted?.to ?? versions[0]?.versionId}
      />
      <ProblemList problems={problem === undefined ? problems : [problem]} />
    </QuestionForm>
  );
}
