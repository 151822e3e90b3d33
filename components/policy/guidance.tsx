import type { Companion, Note, Source } from '@/lib/record/types';
import { Prose } from '../ui/prose';
import { CopyTextButton } from './document-tools';
import { DocumentView } from './document-view';

/** What AWS's guide says about the policy, in our words. */
export function Notes({ notes }: { notes: Note[] }) {
  return (
    <dl className="max-w-[46rem]">
      {notes.map(({ title, text, actions }) => (
        <div key={title} className="border-b border-line py-3">
          <dt className="font-semibold">{title}</dt>
          <dd>
            <Prose text={text} />
            {actions && (
              <ul className="mt-2">
                {actions.map(({ action, text }) => (
                  <li key={action}>
                    <code>{action}</code>: {text}
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Policies that AWS's guide recommends to attach together with a managed policy. */
export function Companions({
  companions,
  sources,
}: {
  companions: Companion[];
  sources: readonly Source[];
}) {
  return companions.map(({ title, text, document, source }, index) => (
    <div key={title} className="mt-3">
      <h3>{title}</h3>
      <p className="max-w-[46rem]">
        <Prose text={text} />{' '}
        <span className="text-muted">
          As printed in {sources.find(({ id }) => id === source)?.title}.
        </span>{' '}
        <CopyTextButton from={`companion-${index + 1}`} />
      </p>
      <div className="mt-2 border-y border-line py-2">
        <DocumentView id={`companion-${index + 1}`} label={title} document={document} />
      </div>
    </div>
  ));
}
