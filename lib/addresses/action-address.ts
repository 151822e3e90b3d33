import type { Effect } from '../iam/document';
import { buildActionId, paths } from './paths';

/** What identifies an action history. */
interface Named {
  effect: Effect;
  negated: boolean;
  patterns: readonly string[];
}

/** A NotAction of more patterns is abbreviated, since a page may have hundreds of links to it. */
const maxPatterns = 8;

/**
 * The `id` of an action history on its service's page; `not-s3:*+sts:*` for a NotAction,
 * `not-98-0a1b2c3d` for a NotAction of 98 patterns.
 */
export function buildActionHistoryId({ effect, negated, patterns }: Named): string {
  if (!negated) return buildActionId(patterns[0] as string, effect);
  const text = patterns.map((pattern) => pattern.toLowerCase()).join('+');
  const name = patterns.length > maxPatterns ? `${patterns.length}-${hashText(text)}` : text;
  return `${effect === 'Deny' ? 'deny-' : ''}not-${name}`;
}

/** The FNV-1a hash of a text's UTF-16 code units, as eight hexadecimal digits. */
function hashText(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/**
 * The name of the page of one action pattern, for services whose patterns have pages: its id, with
 * `~` for `*`, `!` for `?` and `=` for `:`. Folders on some systems cannot have these characters,
 * and IAM allows no action with the others.
 */
export function nameActionPage(history: Named): string {
  return buildActionHistoryId(history)
    .replaceAll('*', '~')
    .replaceAll('?', '!')
    .replaceAll(':', '=');
}

/** The address of the page of one action pattern; `service` is undefined for several services. */
export function locateActionPage(service: string | undefined, history: Named): string {
  return `${paths.actionsOf(service ?? '*')}${encodeURIComponent(nameActionPage(history))}/`;
}

/** The address of an action history; those of several services share a page. */
export function locateActionHistory(history: Named): string {
  return history.negated
    ? `${paths.actionsOf('*')}#${encodeURIComponent(buildActionHistoryId(history))}`
    : paths.action(history.patterns[0] as string, history.effect);
}

/** The actions in words: `s3:Get*`, `everything but s3:*, sts:*`. */
export function formatActions({ negated, patterns }: Named): string {
  return `${negated ? 'everything but ' : ''}${patterns.join(', ')}`;
}

/** The actions in words, with the number of patterns instead of many: `everything but 98 actions`. */
export function formatActionsShort(history: Named): string {
  const { negated, patterns } = history;
  return negated && patterns.length > maxPatterns
    ? `everything but ${patterns.length} actions`
    : formatActions(history);
}
