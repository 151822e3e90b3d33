import type { ReactNode } from 'react';

/**
 * What needs the reader's input: it says so to the build by `data-island`, which keeps the
 * framework on its page, and without script it gives way to what else answers. One that is late
 * stands whole in the HTML while nothing is asked: its framework waits for the reader.
 */
export function Tool({
  instead,
  late = false,
  children,
}: {
  instead: ReactNode;
  late?: boolean;
  children: ReactNode;
}) {
  return (
    <div data-island={late ? 'late' : ''} className="tool mt-6">
      <noscript>{instead}</noscript>
      <script dangerouslySetInnerHTML={{ __html: markAsked }} />
      {children}
    </div>
  );
}

/** Run as the page is read: what comes below an answer stands below the window from the first. */
const markAsked = "if (location.search) document.documentElement.dataset.asked = ''";

/** A line that a screen reader is told when it changes. */
export function Status({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="mt-3 min-h-[1.5em] text-small text-muted">
      {children}
    </p>
  );
}

/** The answer of a tool, in a sentence: it is read first, and told when it changes. */
export function Answer({ children }: { children: ReactNode }) {
  return (
    <div role="status" className="mt-6 min-h-[1.4em] max-w-[46rem] text-lead">
      {children}
    </div>
  );
}

/** What could not be read, asked or compared, and what to do; told at once. */
export function Trouble({ children }: { children: ReactNode }) {
  return (
    <div role="alert" className="mt-4 max-w-[46rem] border-l-2 border-silent pl-3">
      {children}
    </div>
  );
}
