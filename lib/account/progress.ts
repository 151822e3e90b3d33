/** How far a stage of the analysis is. */
export interface Progress {
  stage: 'read' | 'compare' | 'copies';
  done: number;
  total: number;
}

export interface ProgressOptions {
  /** Called from time to time, and awaited, so that the caller can let other work run. */
  onProgress?: ((progress: Progress) => void | Promise<void>) | undefined;
  /** Stops the analysis, which then throws the reason of the signal. */
  signal?: AbortSignal | undefined;
}

/** So many items pass without a report. */
const itemsPerReport = 250;

/**
 * Reports progress after every item of a comparison, and after each 250 of other stages.
 *
 * @throws the reason of the signal, if it is aborted
 */
export async function reportProgress(
  { onProgress, signal }: ProgressOptions,
  progress: Progress,
): Promise<void> {
  signal?.throwIfAborted();
  const { stage, done, total } = progress;
  const isReported = stage === 'compare' || done === total || done % itemsPerReport === 0;
  if (isReported) await onProgress?.(progress);
  signal?.throwIfAborted();
}
