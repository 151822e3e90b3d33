import type { Companion, Note, Source } from '@/lib/record/types';
import { Prose } from '../ui/prose';
import { CopyTextButton } from './document-tools';
import { DocumentView } from './document-view';

/** Warnings that hold for the policy: its own, and those of other policies with the same grant. */
export function Warnings({ warnings }: { warnings: readonly Note[] }) {
  return warnings.map(({ title, text }) => (
    <div key={text} className="warning">
      <p className="font-semibold">
        <Prose text={title} />
      </p>
      <p>
        <Prose text={text} />
      </p>
    </div>
  ));
}

/** Notes on the policy from AWS's guide, in our words. */
export function Notes({ notes }: { notes: readonly Note[] }) {
  return (
    <dl className="card">
      {notes.map(({ title, text, actions }) => (
        <div key={title}>
          <dt className="font-semibold">
            <Prose text={title} />
          </dt>
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
    <div key={title}>
      <h3>{title}</h3>
      <p>
        <Prose text={text} />{' '}
        <span className="text-muted">
          Source: {sources.find(({ id }) => id === source)?.title}.
        </span>{' '}
        <CopyTextButton from={`companion-${index + 1}`} />
      </p>
      <div className="mt-2">
        <DocumentView id={`companion-${index + 1}`} label={title} document={document} />
      </div>
    </div>
  ));
}
