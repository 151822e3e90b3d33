import type { ReactNode } from 'react';

export interface Part {
  id: string;
  text: ReactNode;
}

/**
 * The body of a long page with links to its sections and its actions: a sticky column beside it on
 * wide screens, a line above it on others.
 */
export function WithContents({
  parts,
  actions = [],
  children,
}: {
  parts: readonly Part[];
  /** Links and buttons for the whole page. */
  actions?: readonly ReactNode[];
  children: ReactNode;
}) {
  return (
    <div className="with-toc">
      <nav aria-label="On this page" className="toc">
        <ul>
          {parts.map(({ id, text }) => (
            <li key={id}>
              <a href={`#${id}`}>{text}</a>
            </li>
          ))}
        </ul>
        {actions.length > 0 && (
          <ul>
            {actions.map((action, index) => (
              // The actions of a page do not change.
              <li key={index} className="act">
                {action}
              </li>
            ))}
          </ul>
        )}
      </nav>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
