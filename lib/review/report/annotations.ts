import type { RiskCatalog } from '../../risk/catalog';
import { isAdded } from '../../risk/high-risk';
import { showText, showTruncated } from '../../shared/show-text';
import { describeRiskChanges } from '../../text/risk';
import { describeAccess } from '../../text/verdict';
import { countOf } from '../../text/wording';
import {
  type AddedAccess,
  type DocumentReview,
  describeProblem,
  nameReview,
} from './document-review';
import { findAddedFor } from './find-added';
import type { Annotation, AnnotationLevel } from './workflow-commands';

/** GitHub shows so many annotations of a step on each level. */
const maxPerLevel = 10;
const maxMessage = 2000;

/** The annotations of all documents, at most ten on each level; the tenth says how many are left out. */
export function listAnnotations(
  reviews: readonly DocumentReview[],
  catalog: RiskCatalog,
): Annotation[] {
  const all = reviews.flatMap((review) => annotate(review, catalog));
  return (['error', 'warning', 'notice'] as const).flatMap((level) =>
    limit(
      all.filter((each) => each.level === level),
      level,
    ),
  );
}

function limit(annotations: Annotation[], level: AnnotationLevel): Annotation[] {
  if (annotations.length <= maxPerLevel) return annotations;
  const shown = annotations.slice(0, maxPerLevel - 1);
  const rest = countOf(annotations.length - shown.length, 'more annotation');
  const message = `${rest} of this level are left out: GitHub shows ${maxPerLevel}. The summary of the job has all documents.`;
  return [...shown, { level, title: 'More changes of access', message }];
}

function annotate(review: DocumentReview, catalog: RiskCatalog): Annotation[] {
  const { path, line, failures, result, state } = review;
  const file = state === 'deleted' ? undefined : path;
  const create = (
    level: AnnotationLevel,
    title: string,
    message: string,
    at = line,
  ): Annotation => ({
    level: failures.length > 0 ? 'error' : level,
    title,
    // Whoever reads an annotation without a line needs the name.
    message: showTruncated(`${nameReview(review)}: ${message}`, maxMessage),
    ...(file === undefined ? {} : { file, line: at ?? 1 }),
  });
  if (result.kind === 'note') return [create('notice', 'Not compared', result.note)];
  if (result.kind === 'problem') {
    const message = result.problems.slice(0, 1).map(describeProblem).join('');
    return [create('warning', 'Cannot be compared', message)];
  }
  const { comparison, riskChanges, added, findings } = result;
  const risks = riskChanges.filter(isAdded);
  const describe = (changes: typeof risks) => describeRiskChanges(changes, catalog);
  const annotations = added.map((each) => {
    const own = risks.filter((change) => findAddedFor(added, change, catalog) === each);
    const message = [describeAdded(each), ...describe(own)].join(' ');
    return create('warning', 'Adds access', message, each.line);
  });
  const others =
    annotations.length > 0
      ? []
      : comparison.undecided.length > 0
        ? [create('warning', 'Undecided', describeAccess(comparison))]
        : comparison.lost.length > 0
          ? [create('notice', 'Removes access', describeAccess(comparison))]
          : risks.length > 0
            ? [create('warning', 'Adds a risk', describe(risks).join(' '))]
            : [];
  const unknown = findings.map((finding) => create('notice', 'Unknown action', finding));
  return [...annotations, ...others, ...unknown];
}

/** The access that a statement adds, as a sentence. */
export function describeAdded({ gained }: AddedAccess): string {
  const knownVerdict = gained.every(({ future }) => future) ? 'same' : 'wider';
  return showText(
    describeAccess({ verdict: 'wider', knownVerdict, gained, lost: [], undecided: [] }),
  );
}
