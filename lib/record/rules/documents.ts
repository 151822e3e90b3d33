import { parseDocument } from '../../iam/document';
import { createProblem, type FileProblem } from '../record-error';
import type { Rule } from './draft';

/**
 * IAM would accept every document, including those of companions and the printed copy. IAM
 * accepts no repeated Sid; a printed copy may have one, because a page can print what IAM refuses.
 * Source: IAM User Guide, "IAM JSON policy elements: Sid".
 */
export const checkDocuments: Rule = ({ policies }) =>
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
    const found = `${JSON.stringify(sid)}, as in statement ${before}`;
    const remedy = 'Remove the duplicate statement, or correct the Sid.';
    return [
      createProblem(file, `${place}/Statement/${index}/Sid`, 'a Sid of its own', found, remedy),
    ];
  });
}
