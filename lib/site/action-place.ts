import type { ActionLife } from '../history/action-lives';
import { nameAction, paths } from './paths';

type Named = Pick<ActionLife, 'effect' | 'negated' | 'patterns'>;

/** The `id` of a life on its service's page; `not-s3:*+sts:*` of a NotAction, over services. */
export function nameLife({ effect, negated, patterns }: Named): string {
  if (!negated) return nameAction(patterns[0] as string, effect);
  const left = patterns.map((pattern) => pattern.toLowerCase()).join('+');
  return `${effect === 'Deny' ? 'deny-' : ''}not-${left}`;
}

/** Where a life stands: what is of several services shares a page. */
export function locateLife(life: Named): string {
  return life.negated
    ? `${paths.actionsOf('*')}#${encodeURIComponent(nameLife(life))}`
    : paths.action(life.patterns[0] as string, life.effect);
}

/** A life in words: `s3:Get*`, `everything but s3:*, sts:*`. */
export function wordLife({ negated, patterns }: Named): string {
  return `${negated ? 'everything but ' : ''}${patterns.join(', ')}`;
}
