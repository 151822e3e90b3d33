import { parseDocument } from '../../iam/document';
import type { FileProblem } from '../problem';
import type { Rule } from './draft';

/** Every document, a companion's and a printed copy's too, is one that IAM would read. */
export const checkDocumentsParse: Rule = ({ policies }) =>
  policies.flatMap(({ path, file, versions }) => [
    ...versions.flatMap((version) =>
      checkDocument(version.path, '/document', version.file.document),
    ),
    ...(file?.companions ?? []).flatMap(({ document }, index) =>
      checkDocument(path, `/companions/${index}/document`, document),
    ),
    ...(file?.printed ? checkDocument(path, '/printed/document', file.printed.document) : []),
  ]);

function checkDocument(file: string, place: string, document: unknown): FileProblem[] {
  return (parseDocument(document).problems ?? []).map((problem) => ({
    ...problem,
    file,
    place: place + problem.place,
  }));
}
