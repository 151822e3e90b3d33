import { hashDocument } from '../hash-document';
import { createProblem } from '../record-error';
import type { Rule } from './draft';

/** The field `sha256` is that of the document, so a changed document does not go unnoticed. */
export const checkHashes: Rule = ({ policies }) =>
  policies.flatMap(({ versions }) =>
    versions.flatMap(({ path, file: { sha256, document } }) => {
      if (sha256 === undefined) return [];
      const computed = hashDocument(document);
      if (computed === sha256) return [];
      const expected = `${computed}, the SHA-256 of the document in the file`;
      const remedy =
        'Restore the document, which never changes; or correct the field, if the document is the right one.';
      return [createProblem(path, '/sha256', expected, sha256, remedy)];
    }),
  );

const places = ['commit', 'endpoint', 'file'] as const;

/** A version was first observed in one place: a commit, an endpoint or a file. */
export const checkProvenance: Rule = ({ policies }) =>
  policies.flatMap(({ versions }) =>
    versions.flatMap(({ path, file: { provenance } }) => {
      if (provenance === undefined) return [];
      const stated = places.filter((place) => provenance[place] !== undefined);
      if (stated.length === 1) return [];
      const expected = `one of ${places.join(', ')}`;
      const remedy = 'Name the place where the version was first observed, and no other.';
      return [
        createProblem(
          path,
          '/provenance',
          expected,
          stated.join(' and ') || 'none of them',
          remedy,
        ),
      ];
    }),
  );
