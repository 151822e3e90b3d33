import { hashDocument } from '../lib/record/hash-document';
import { isObject } from '../lib/shared/problem';

const hash = /^[0-9a-f]{64}$/;

/** A version with the hash of its document, where it has any hash; any other value as it is. */
export function updateHash(value: unknown): unknown {
  if (!isObject(value) || value.document === undefined) return value;
  const { sha256, document } = value;
  if (typeof sha256 !== 'string' || !hash.test(sha256)) return value;
  return { ...value, sha256: hashDocument(document) };
}
