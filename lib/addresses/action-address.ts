import type { ActionHistory } from '../history/action-history';
import { buildActionId, paths } from './paths';

type Named = Pick<ActionHistory, 'effect' | 'negated' | 'patterns'>;

/** A NotAction of more patterns has a short name: links to it stand beside hundreds of actions. */
const mostPatterns = 8;

/**
 * The `id` of a life on its service's page; `not-s3:*+sts:*` of a NotAction, over services;
 * `not-98-0a1b2c3d` of one that leaves out 98 patterns.
 */
export function buildActionHistoryId({ effect, negated, patterns }: Named): string {
  if (!negated) return buildActionId(patterns[0] as string, effect);
  const left = patterns.map((pattern) => pattern.toLowerCase()).join('+');
  const name = patterns.length > mostPatterns ? `${patterns.length}-${hashText(left)}` : left;
  return `${effect === 'Deny' ? 'deny-' : ''}not-${name}`;
}

/** Eight hexadecimal digits that tell texts apart: FNV-1a over UTF-16, which needs no library. */
function hashText(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** Where a life stands: what is of several services shares a page. */
export function locateActionHistory(life: Named): string {
  return life.negated
    ? `${paths.actionsOf('*')}#${encodeURIComponent(buildActionHistoryId(life))}`
    : paths.action(life.patterns[0] as string, life.effect);
}

/** A life in words: `s3:Get*`, `everything but s3:*, sts:*`. */
export function formatActions({ negated, patterns }: Named): string {
  return `${negated ? 'everything but ' : ''}${patterns.join(', ')}`;
}

/** The same with no more than a few names: `everything but 98 actions`. */
export function formatActionsShort(life: Named): string {
  const { negated, patterns } = life;
  return negated && patterns.length > mostPatterns
    ? `everything but ${patterns.length} actions`
    : formatActions(life);
}
