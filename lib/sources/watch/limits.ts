/** How much is taken from a place that may be slow, huge or hostile. */
export interface Limits {
  /** For the whole answer, redirects included. */
  milliseconds: number;
  /** Of the answer as it is read, which may be more than what was sent. */
  bytes: number;
}

/** AWS's longest pages and feeds have some hundred kilobytes, and come within a second. */
export const usualLimits: Limits = { milliseconds: 20_000, bytes: 5_000_000 };

/** One more than browsers of old allowed; AWS's own addresses need one or two. */
export const maxRedirects = 5;

export function formatBytes({ bytes }: Pick<Limits, 'bytes'>): string {
  return `${bytes.toLocaleString('en-US')} bytes`;
}

export function formatTime({ milliseconds }: Pick<Limits, 'milliseconds'>): string {
  return `${milliseconds / 1000} s`;
}
