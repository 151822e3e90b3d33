/** Limits for a source that can be slow, large or hostile. */
export interface Limits {
  /** For the whole response, including redirects. */
  milliseconds: number;
  /** Of the decompressed body. */
  bytes: number;
}

/** AWS's largest pages and feeds have some hundred kilobytes, and load within a second. */
export const defaultLimits: Limits = { milliseconds: 20_000, bytes: 5_000_000 };

/** The addresses of AWS's documentation need one or two. */
export const maxRedirects = 5;

export function formatBytes({ bytes }: Pick<Limits, 'bytes'>): string {
  return `${bytes.toLocaleString('en-US')} bytes`;
}

export function formatTime({ milliseconds }: Pick<Limits, 'milliseconds'>): string {
  return `${milliseconds / 1000} s`;
}
