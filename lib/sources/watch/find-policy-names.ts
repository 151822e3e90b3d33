import { namePattern } from '../import/observation';

/** The policies that a title names, and the rest of the title. */
interface FoundNames {
  names: string[];
  rest: string;
}

/** AWS separates `Name – what changed` by a dash between spaces, or by a colon. */
const separator = /\s[–—-]\s|\s?[–—]\s?|:\s/;

/** AWS's policy names join several words: `ViewOnlyAccess`, `Amazon_Full`. */
const multipleWords = /[a-z\d][A-Z]|_|[A-Z]{2}[a-z]/;
/** The last word of a policy's name; other joined words can be the names of services. */
const lastWord = /(?:Policy|Access|Role|Administrator|Permissions|Boundary|User)(?:[-_]?V?\d+)?$/;

/**
 * Finds the policies that a title of AWS's table names: those before its dash, or else the known
 * names and those that look like a policy's anywhere in it.
 *
 * @param marked the texts of the title's links and code
 * @param known IAM's names of the policies on record
 */
export function findPolicyNames(
  title: string,
  marked: readonly string[],
  known: ReadonlySet<string>,
): FoundNames {
  const dash = separator.exec(title);
  const lead = dash === null ? title : title.slice(0, dash.index);
  const first = splitNames(lead);
  if (first.every((name) => known.has(name) || isPolicyName(name, multipleWords))) {
    const rest = dash === null ? '' : title.slice(dash.index + dash[0].length);
    return { names: [...new Set(first)], rest };
  }
  const words = [...listWords(title), ...marked.filter((name) => namePattern.test(name))];
  const names = words.filter((name) => known.has(name) || isPolicyName(name, lastWord));
  return { names: [...new Set(names)], rest: title };
}

/** The known policies whose names are whole words of a text. */
export function findKnownNames(text: string, known: ReadonlySet<string>): string[] {
  return [...new Set(listWords(text).filter((word) => known.has(word)))];
}

/** The known policies whose names are parts of addresses, such as their anchors, in any case. */
export function findLinkedNames(links: readonly string[], known: ReadonlySet<string>): string[] {
  const parts = new Set(
    links.flatMap((link) => link.toLowerCase().match(/[\w+=,.@]+(?:-[\w+=,.@]+)*/g) ?? []),
  );
  const words = new Set([...parts].flatMap((part) => [part, ...part.split('-')]));
  return [...known].filter((name) => words.has(name.toLowerCase()));
}

function splitNames(lead: string): string[] {
  return lead
    .split(/,\s+|\s+and\s+|\s+/)
    .filter((word) => word !== '' && !/^(?:and|managed|polic(?:y|ies))$/i.test(word));
}

function listWords(text: string): string[] {
  return (text.match(/[\w+=.@-]+/g) ?? []).map((word) => word.replace(/\.+$/, ''));
}

function isPolicyName(name: string, shape: RegExp): boolean {
  return (
    namePattern.test(name) && /^[A-Za-z]/.test(name) && multipleWords.test(name) && shape.test(name)
  );
}
