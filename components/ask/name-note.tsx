import { checkAction } from '@/lib/iam/check-actions';
import { coversAction, isPattern, readService } from '@/lib/iam/patterns';
import { countOf } from '@/lib/text/wording';
import type { Asked } from './ask-tool';
import { NearActions } from './near-actions';

/** What IAM knows of the action of a question: unknown ones are marked, with near names. */
export function NameNote({ asked: { action, day, catalog, actionsOnRecord } }: { asked: Asked }) {
  const service = readService(action);
  const finding = checkAction(action, { ...catalog, published: actionsOnRecord });
  const reference = catalog.findReference(action);
  const covered = catalog.listActions(service).filter((each) => coversAction(action, each));
  return (
    <p className="mt-2 text-small text-muted">
      {finding !== undefined && (
        <>
          <code>{action}</code> {finding.problem}
          {finding.suggestions.length > 0 && (
            <>
              ; did you mean <NearActions names={finding.suggestions} day={day} />
            </>
          )}
          {finding.suggestions.length > 0 ? '? ' : '. '}
        </>
      )}
      {isPattern(action) && (
        <>
          {covered.length > 0 &&
            `It stands for ${countOf(covered.length, 'action')} that IAM has. `}
          A policy counts that allows some of it.
        </>
      )}
      {reference !== undefined && (
        <>
          {catalog.nameService(service)}, {catalog.readLevels(action).join(', ')}.{' '}
          <a href={reference}>AWS’s reference</a>
        </>
      )}
    </p>
  );
}
