import type { Catalog } from '../../iam/catalog/catalog';
import type { FileDocuments, FoundDocument } from '../../review/found-document';
import { type ReadFile, readFile } from '../../review/read-file';
import type { DocumentReview } from '../../review/report/document-review';
import type { Problem } from '../../shared/problem';
import { type FailOn, findFailure } from '../documents/fail-on';
import { reviewDocument } from './review-document';

/** One state of a file: its text, or why it has none. Undefined where the file does not exist. */
export type FileState = { text: string } | { problem: Problem } | undefined;

export interface FilePair {
  path: string;
  previousPath: string | undefined;
  before: FileState;
  after: FileState;
}

export interface ReviewOptions {
  catalog: Catalog;
  failOn: readonly FailOn[];
  ignoreFuture: boolean;
}

const noDocuments: FileDocuments = { documents: [], attachments: new Map() };

/** Reviews each policy document that differs between both states of a file. */
export function reviewFile(pair: FilePair, options: ReviewOptions): DocumentReview[] {
  const { path, previousPath } = pair;
  const before = readState(pair.before, previousPath ?? path);
  const after = readState(pair.after, path);
  const state = describeState(pair);
  if (after?.kind === 'plan') return reviewDocuments(path, state, after, options);
  const problems = [before, after].flatMap((each) =>
    each?.kind === 'problem' ? each.problems : [],
  );
  if (after?.kind === 'other' && before?.kind === 'documents') problems.push(noDocument);
  if (problems.length > 0) {
    const failures = describeProblemFailure(options);
    const result = { kind: 'problem' as const, problems };
    return [{ path, id: '', state, line: 1, failures, result }];
  }
  if (before?.kind !== 'documents' && after?.kind !== 'documents') {
    const note = 'The file has no IAM policy document.';
    return [{ path, id: '', state, line: undefined, failures: [], result: { kind: 'note', note } }];
  }
  const [old, now] = [before, after].map((each) =>
    each?.kind === 'documents' ? each.file : noDocuments,
  ) as [FileDocuments, FileDocuments];
  return reviewDocuments(path, state, { before: old, after: now }, options);
}

const noDocument: Problem = {
  place: '',
  expected: 'a policy document, as before the change',
  found: 'JSON or YAML without one',
  remedy: 'Write a document, a template or a plan.',
};

function readState(state: FileState, path: string): ReadFile | undefined {
  if (state === undefined) return undefined;
  return 'text' in state
    ? readFile(path, state.text)
    : { kind: 'problem', problems: [state.problem] };
}

function describeState({ previousPath, before, after }: FilePair): DocumentReview['state'] {
  if (before === undefined) return 'added';
  if (after === undefined) return 'deleted';
  return previousPath === undefined ? 'changed' : 'renamed';
}

function reviewDocuments(
  path: string,
  fileState: DocumentReview['state'],
  { before, after }: { before: FileDocuments; after: FileDocuments },
  options: ReviewOptions,
): DocumentReview[] {
  const [old, now] = [indexDocuments(before.documents), indexDocuments(after.documents)];
  const documents = [...new Set([...now.keys(), ...old.keys()])].flatMap((id) => {
    const [first, second] = [old.get(id), now.get(id)];
    if (first?.key === second?.key) return [];
    const { result, compared } = reviewDocument(first, second, options.catalog);
    const failures =
      compared === undefined
        ? result.kind === 'problem'
          ? describeProblemFailure(options)
          : []
        : options.failOn.flatMap((each) => {
            const reason = findFailure(each, compared, options.ignoreFuture);
            return reason === undefined ? [] : [reason];
          });
    const state = first === undefined ? 'added' : second === undefined ? 'deleted' : fileState;
    // A document that is removed from a file has no line in it.
    const line = second?.findLine([]) ?? (fileState === 'deleted' ? undefined : 1);
    return [{ path, id, state, line, failures: [...new Set(failures)], result }];
  });
  return [...documents, ...noteAttachments(path, fileState, before, after)];
}

function indexDocuments(documents: readonly FoundDocument[]): Map<string, FoundDocument> {
  return new Map(documents.map((each) => [each.id, each]));
}

function describeProblemFailure({ failOn }: ReviewOptions): string[] {
  return failOn.length === 0 ? [] : ['the documents cannot be compared'];
}

function noteAttachments(
  path: string,
  state: DocumentReview['state'],
  { attachments: before }: FileDocuments,
  { attachments: after }: FileDocuments,
): DocumentReview[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((id) => before.get(id) !== after.get(id))
    .map((id) => ({
      path,
      id,
      state,
      line: undefined,
      failures: [],
      result: {
        kind: 'note',
        note: 'What attaches a policy to a principal changed. Attached policies are not compared.',
      },
    }));
}
