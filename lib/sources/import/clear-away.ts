import { rmSync } from 'node:fs';
import { readErrorCode } from './system-error';

/**
 * Removes what the work no longer needs. Where the system refuses, it stays, and the next import
 * clears it away: what was done is done, and must not be told as a failure.
 */
export function clearAway(path: string) {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch (error) {
    if (readErrorCode(error) === undefined) throw error;
  }
}
