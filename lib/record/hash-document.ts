import { createHash } from 'node:crypto';

/**
 * The SHA-256 of a document, in 64 hexadecimal digits. It is computed over the bytes that
 * `jq .document FILE` prints: UTF-8, indented by two spaces, keys in the order of the file, a line
 * feed at the end. The order of keys counts, because AWS published it.
 */
export function hashDocument(document: unknown): string {
  return createHash('sha256')
    .update(`${JSON.stringify(document, null, 2)}\n`)
    .digest('hex');
}
