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
    <p role="status" className="hint mt-3 min-h-[1.5em]">
      {children}
    </p>
  );
}

/** The answer of a tool, which screen readers announce when it changes. */
export function Answer({ children }: { children: ReactNode }) {
  return (
    <div role="status" className="answer">
      {children}
    </div>
  );
}

/** What is wrong and what to do, which screen readers announce at once. */
export function ErrorMessage({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <div role="alert" id={id} className="problem">
      {children}
    </div>
  );
}

/** What could not be loaded, with a button to try again. */
export function LoadError({ failed: { message, retry } }: { failed: Failed }) {
  return (
    <ErrorMessage>
      <p>{message}.</p>
      <button type="button" onClick={retry} className="button small mt-2">
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
      {day} is after the end of the record. The last day on record is{' '}
      <SiteLink to={pathOf(until)}>{until}</SiteLink>.
    </>
  );
}
