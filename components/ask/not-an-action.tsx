import type { ReactNode } from 'react';
import { suggestActions } from '@/lib/iam/check-actions';
import { readService } from '@/lib/iam/patterns';
import { useLoaded } from '../tool/load';
import { loadCatalogOf } from '../tool/record';
import { NearActions } from './near-actions';

/** Refuses a text that is no action, says why, and suggests actions that may be meant. */
export function NotAnAction({
  text,
  problem,
  day,
  actionsOnRecord,
}: {
  text: string;
  /** What is wrong with it, as `explainForm` says it. */
  problem: string;
  day: string | undefined;
  actionsOnRecord: readonly string[];
}): ReactNode {
  const near = useLoaded(text === '' ? undefined : text, async () =>
    suggestActions(text, {
      ...(await loadCatalogOf([readService(text)])),
      published: actionsOnRecord,
    }),
  );
  return (
    <>
      <p>
        {text === '' ? 'This' : <code>{text}</code>} is not an action: {problem}. Write a service
        prefix, a colon and a name, as in <code>s3:GetObject</code>, or a pattern such as{' '}
        <code>s3:Get*</code>.
      </p>
      {near.state === 'ready' && near.value.length > 0 && (
        <p className="mt-1">
          Did you mean <NearActions names={near.value} day={day} />?
        </p>
      )}
    </>
  );
}
