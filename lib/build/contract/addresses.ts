import type { BuiltFile, Promises } from './contract';

/**
 * Every address of a site: its files, and the places on its pages that have an id. What comes
 * and goes is no promise: statements of the document in force now, changes that came last, what
 * hangs on a match or on a version that was not observed, what IAM's catalog lists of a
 * wildcard today (a list item of nothing but its name).
 */
export function listAddresses(paths: readonly string[], pages: readonly BuiltFile[]): Promises {
  const files = paths.filter(isPromised).map((path) => path.replace(/\/index\.html$/, '/'));
  const places = pages.flatMap(({ path, text }) => {
    const page = path.replace(/\/index\.html$/, '/');
    return [...text.matchAll(/ id="([^"]+)"(><code>)?/g)]
      .filter(([, , listed]) => !(listed && page.startsWith('/actions/')))
      .map((match) => `${page}#${match[1]}`)
      .filter((place) => !passing.some((pattern) => pattern.test(place)));
  });
  return new Map([...files, ...places].map((address) => [address, '']));
}

const passing: readonly RegExp[] = [
  /^\/404\.html#/,
  /^\/#.*-v\d+$/,
  /^\/policies\/[^/]+\/#(statement-\d+|printed.*|companion.*)$/,
  // What is shown of a version hangs on the one before it, which may be found some day.
  /^\/policies\/[^/]+\/v\d+\/#(whole|access|document)$/,
  // Which row speaks of which version is found by matching, which may become better.
  /^\/policies\/[^/]+\/v\d+\/#\d{4}-\d{2}-\d{2}/,
  /^\/announcements\/[^/]+\/#v\d+$/,
  // Drawings refer to it.
  /#year-lines$/,
  // React's own: where a field stands among others.
  /#_R_[^/]*$/,
];

/** Scripts and styles have names made from what is in them; tools alone read their own files. */
function isPromised(path: string): boolean {
  return !/^\/(_next|tools)\//.test(path) && path !== '/404.html';
}
