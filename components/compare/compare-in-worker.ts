import type { CompareRequest, CompareResult } from './compare-worker';

/** The slowest pair of AWS's own documents takes two seconds. */
const maxSeconds = 20;

/** Ends the running comparison, if any. */
let endRunning: ((reason: string) => void) | undefined;
let idleWorker: Worker | undefined;

/**
 * Compares two documents in a worker. Throws if the comparison fails, if it takes longer than
 * `maxSeconds`, which only documents far larger than IAM's limit do, and if another one starts.
 */
export function compareInWorker(request: CompareRequest): Promise<CompareResult> {
  endRunning?.('Another question came first');
  const worker =
    idleWorker ?? new Worker(new URL('./compare-worker.ts', import.meta.url), { type: 'module' });
  idleWorker = undefined;
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      worker.onmessage = null;
      worker.onerror = null;
      endRunning = undefined;
    };
    const end = (message: string) => {
      stop();
      // The next comparison gets a new worker.
      worker.terminate();
      reject(new Error(message));
    };
    const timer = setTimeout(
      () =>
        end(
          `Not compared after ${maxSeconds} seconds. Compare them in parts: IAM itself takes no document this large`,
        ),
      maxSeconds * 1000,
    );
    worker.onmessage = ({ data }: MessageEvent<{ result?: CompareResult; error?: string }>) => {
      if (data.result === undefined) {
        end(`The comparison failed: ${data.error}`);
        return;
      }
      stop();
      idleWorker = worker;
      resolve(data.result);
    };
    worker.onerror = (event) => end(`The comparison could not be run: ${event.message}`);
    endRunning = end;
    worker.postMessage(request);
  });
}
