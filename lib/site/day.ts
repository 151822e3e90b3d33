import type { DayState } from '../history/as-of';
import { countOf } from './wording';

/** How both records stood on a day, in two sentences. */
export function summarizeDay({
  inForce,
  announced,
  unannounced,
}: DayState<object, object, object>): string {
  if (inForce.length === 0) return 'No version on record is that old.';
  const verb = inForce.length === 1 ? 'was' : 'were';
  const rows = announced.length === 0 ? 'no row' : countOf(announced.length, 'row');
  const silent = unannounced.length === 0 ? 'no change' : countOf(unannounced.length, 'change');
  return `${countOf(inForce.length, 'policy', 'policies')} ${verb} in force. AWS’s changelog had ${rows} by then; ${silent} in force ${unannounced.length > 1 ? 'were' : 'was'} still unannounced.`;
}
