import { rmSync } from 'node:fs';
import { showText } from '../../shared/show-text';

/** The code of a system error, such as ENOENT; undefined for any other error. */
export function readErrorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

const reasons: Record<string, [reason: string, remedy: string]> = {
  ENOSPC: ['the disk is full', 'Make room and import again.'],
  EDQUOT: ['the disk quota is used up', 'Make room and import again.'],
  EFBIG: ['a file would be larger than this process may write', 'Raise the limit (ulimit -f).'],
  EACCES: ['the folder may not be written', 'Give the right to write in it and import again.'],
  EPERM: ['the folder may not be written', 'Give the right to write in it and import again.'],
  EROFS: ['the disk can only be read', 'Name a folder that can be written.'],
};

/** Whether a hard link failed because the file system does not support it. */
export function lacksLinks(error: unknown): boolean {
  return ['EPERM', 'ENOTSUP', 'EMLINK', 'ENOSYS'].includes(readErrorCode(error) ?? '');
}

/** Thrown when a record cannot be written; it is unchanged, or the next import restores it. */
export class WriteError extends Error {
  override name = 'WriteError';

  constructor(folder: string, error: unknown, isHalfway = false) {
    const message = error instanceof Error ? error.message : String(error);
    const [reason, remedy] = reasons[readErrorCode(error) ?? ''] ?? [
      'writing failed',
      'Import again.',
    ];
    const state = isHalfway
      ? 'It could not be undone either: the record is half-way, and the next import puts it back first.'
      : 'The record is as it was.';
    super(showText(`${folder}: ${reason} (${message}). ${remedy} ${state}`), { cause: error });
  }
}

/**
 * Removes files that an import no longer needs, and ignores system errors: the import succeeded
 * and must not report a failure. The next import removes what is left.
 */
export function removeQuietly(path: string) {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch (error) {
    if (readErrorCode(error) === undefined) throw error;
  }
}
