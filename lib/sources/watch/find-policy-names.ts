import { namePattern } from '../import/observation';

/** The policies that a title names, and what it says of them. */
export interface FoundNames {
  names: string[];
  rest: string;
}

/** `Name – what changed`: AWS parts the two by a dash with blanks around it, or by a colon. */
const parting = /\s[–—-]\s|\s?[–—]\s?|:\s/;

/** AWS gives its policies names of several words in one: `ViewOnlyAccess`, `Amazon_Full`. */
const several = /[a-z\d][A-Z]|_|[A-Z]{2}[a-z]/;
/** What names of policies end in; other names of several words may be those of services. */
const ending = /(?:Policy|Access|Role|Administrator|Permissions|Boundary|User)(?:[-_]?V?\d+)?$/;

/**
 * Which policies a title of AWS's table names: those before its dash, or else those that are
 * known or look like a policy's name anywhere in it. Known names are IAM's, exactly.
 */
export function findPolicyNames(
  title: string,
  marked: readonly string[],
  known: ReadonlySet<string>,
): FoundNames {
  const dash = parting.exec(title);
  const lead = dash === null ? title : title.slice(0, dash.index);
  const first = splitNames(lead);
  if (first.every((name) => known.has(name) || isPolicyName(name, several))) {
    const rest = dash === null ? '' : title.slice(dash.index + dash[0].length);
    return { names: [...new Set(first)], rest };
  }
  const words = [...listWords(title), ...marked.filter((name) => namePattern.test(name))];
  const names = words.filter((name) => known.has(name) || isPolicyName(name, ending));
  return { names: [...new Set(names)], rest: title };
}

/** The known policies that a text speaks of, by their names as whole words. */
export function findKnownNames(text: string, known: ReadonlySet<string>): string[] {
  return [...new Set(listWords(text).filter((word) => known.has(word)))];
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
  return namePattern.test(name) && /^[A-Za-z]/.test(name) && several.test(name) && shape.test(name);
}
