/** The code of an error of the system, such as ENOENT; undefined for any other error. */
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

/** Thrown when a record cannot be written; it is then as it was. */
export class WriteError extends Error {
  override name = 'WriteError';

  constructor(folder: string, error: unknown) {
    const message = error instanceof Error ? error.message : String(error);
    const [reason, remedy] = reasons[readErrorCode(error) ?? ''] ?? [
      'writing failed',
      'Import again.',
    ];
    super(`${folder}: ${reason} (${message}). ${remedy} The record is as it was.`, {
      cause: error,
    });
  }
}
