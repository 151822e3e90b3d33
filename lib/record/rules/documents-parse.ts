import { parseDocument } from '../../iam/document';
import type { FileProblem } from '../problem';
import type { Rule } from './draft';

/**
 * Every document, a companion's and a printed copy's too, is one that IAM would read. What IAM
 * took has no Sid twice; what a page printed may.
 * Source: IAM User Guide, "IAM JSON policy elements: Sid".
 */
export const checkDocumentsParse: Rule = ({ policies }) =>
  policies.flatMap(({ path, file, versions }) => [
    ...versions.flatMap(({ path, file: { document } }) => [
      ...checkDocument(path, '/document', document),
      ...checkSids(path, '/document', document),
    ]),
    ...(file?.companions ?? []).flatMap(({ document }, index) => [
      ...checkDocument(path, `/companions/${index}/document`, document),
      ...checkSids(path, `/companions/${index}/document`, document),
    ]),
    ...(file?.printed ? checkDocument(path, '/printed/document', file.printed.document) : []),
  ]);

function checkDocument(file: string, place: string, document: unknown): FileProblem[] {
  return (parseDocument(document).problems ?? []).map((problem) => ({
    ...problem,
    file,
    place: place + problem.place,
  }));
}

function checkSids(file: string, place: string, document: unknown): FileProblem[] {
  const seen = new Map<string, number>();
  return (parseDocument(document).statements ?? []).flatMap(({ sid }, index) => {
    const before = sid === undefined ? undefined : seen.get(sid);
    if (sid !== undefined) seen.set(sid, index);
    if (before === undefined) return [];
    return [
      {
        file,
        place: `${place}/Statement/${index}/Sid`,
        expected: 'a Sid of its own',
        found: `${JSON.stringify(sid)}, as in statement ${before}`,
        remedy: 'Remove the statement that stands twice, or mend the Sid.',
      },
    ];
  });
}
