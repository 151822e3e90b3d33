import type { ReactNode } from 'react';
import { SiteLink } from '../ui/site';
import type { Failed } from './load';

/**
 * A part of a page that takes input. Its attribute `data-island` makes the build keep the framework
 * on the page. Without script, `instead` is shown. A late tool is complete as HTML without a query,
 * so its scripts wait for the first input.
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

/** Runs while the page is parsed, so that what follows a result does not move when it appears. */
const markAsked = "if (location.search) document.documentElement.dataset.asked = ''";

/** A line that screen readers announce when it changes. */
export function Status({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="mt-3 min-h-[1.5em] text-small text-muted">
      {children}
    </p>
  );
}

/** The answer of a tool, which screen readers announce when it changes. */
export function Answer({ children }: { children: ReactNode }) {
  return (
    <div role="status" className="mt-6 min-h-[1.4em] max-w-[46rem] text-lead">
      {children}
    </div>
  );
}

/** What is wrong and what to do, which screen readers announce at once. */
export function ErrorMessage({ children }: { children: ReactNode }) {
  return (
    <div role="alert" className="mt-4 max-w-[46rem] border-l-2 border-silent pl-3">
      {children}
    </div>
  );
}

/** What could not be loaded, with a button to try again. */
export function LoadError({ failed: { message, retry } }: { failed: Failed }) {
  return (
    <ErrorMessage>
      <p>{message}.</p>
      <button type="button" onClick={retry} className="cursor-pointer text-link underline">
        Try again
      </button>
    </ErrorMessage>
  );
}

/** Explains that a day is after the end of the record, with a link to the last day. */
export function UnobservedDay({
  day,
  until,
  pathOf,
}: {
  day: string;
  /** The last day of the record. */
  until: string;
  /** The path of the same query for another day. */
  pathOf: (day: string) => string;
}) {
  return (
    <>
      {day} has not been observed: the record ends on{' '}
      <SiteLink to={pathOf(until)}>{until}</SiteLink>.
    </>
  );
}
