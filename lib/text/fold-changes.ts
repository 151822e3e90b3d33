import { dayOf } from '../history/days';
import { countOf } from './wording';

/**
 * The line that stands for folded versions: `12 versions without a change of permissions,
 * 2026-02-11 to 2026-02-13`.
 *
 * @param from the instant of the oldest, `to` of the newest; the days are shown
 */
export function describeFold(count: number, from: string, to: string): string {
  const [first, last] = [dayOf(from), dayOf(to)];
  const span = first === last ? first : `${first} to ${last}`;
  return `${countOf(count, 'version')} without a change of permissions, ${span}`;
}
