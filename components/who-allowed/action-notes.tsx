import type { ReactNode } from 'react';
import { paths } from '@/lib/addresses/paths';
import { coversAction, isPattern, readService } from '@/lib/iam/patterns';
import { countOf } from '@/lib/text/wording';
import { useLoaded } from '../tool/load';
import { loadSuggestions } from '../tool/record';
import { SiteLink } from '../ui/site';
import type { WhoAllowedResult } from './who-allowed-tool';

/** What IAM's reference has about an action; for an unknown action similar names. */
export function ActionNote({
  result: { action, day, catalog, finding },
}: {
  result: WhoAllowedResult;
}) {
  const service = readService(action);
  const reference = catalog.findReference(action);
  const covered = catalog.listActions(service).filter((each) => coversAction(action, each));
  return (
    <p className="hint mt-2">
      {finding !== undefined && (
        <>
          <code>{action}</code> {finding.problem}
          {finding.suggestions.length > 0 && (
            <>
              ; did you mean <SuggestedActions names={finding.suggestions} day={day} />
            </>
          )}
          {finding.suggestions.length > 0 ? '? ' : '. '}
        </>
      )}
      {isPattern(action) && (
        <>
          {covered.length > 0 &&
            `The pattern matches ${countOf(covered.length, 'action')} that IAM has. `}
          A policy is listed if it allows any of them.
        </>
      )}
      {reference !== undefined && (
        <>
          {catalog.nameService(service)} · {catalog.readLevels(action).join(', ')} ·{' '}
          <a href={reference}>AWS reference</a>
        </>
      )}
    </p>
  );
}

/** Explains why a text is not an action, and suggests actions. */
export function InvalidAction({
  text,
  problem,
  day,
}: {
  text: string;
  /** As `explainForm` returns it. */
  problem: string;
  day: string | undefined;
}): ReactNode {
  const suggested = useLoaded(text === '' ? undefined : text, () => loadSuggestions(text));
  return (
    <>
      <p>
        {text === '' ? 'The text' : <code>{text}</code>} is not an action: {problem}. An action has
        a service prefix, a colon and a name, as in <code>s3:GetObject</code>, or a pattern such as{' '}
        <code>s3:Get*</code>.
      </p>
      {suggested.state === 'ready' && suggested.value.length > 0 && (
        <p className="mt-1">
          Did you mean <SuggestedActions names={suggested.value} day={day} />?
        </p>
      )}
    </>
  );
}

/** Suggested actions, each with a link to its history. */
function SuggestedActions({ names, day }: { names: readonly string[]; day: string | undefined }) {
  return names.map((name, index) => (
    <span key={name}>
      {index > 0 && (index === names.length - 1 ? ' or ' : ', ')}
      <SiteLink to={paths.whoAllowedQuery({ action: name, ...(day !== undefined && { day }) })}>
        <code>{name}</code>
      </SiteLink>
    </span>
  ));
}
