import type { Answer, Question } from './compare-worker';

/** The slowest pair of AWS's own documents takes two seconds. */
const mostSeconds = 20;

/** Ends what is being compared, if anything: a newer question leaves no use for it. */
let endOlder: ((reason: string) => void) | undefined;
let idle: Worker | undefined;

/**
 * Compares two documents in a thread of their own. Throws where that takes longer than
 * `mostSeconds`, which only documents far larger than IAM takes do, where it fails, and where
 * another question came before the answer.
 */
export function compareInWorker(question: Question): Promise<Answer> {
  endOlder?.('Another question came first');
  const thread =
    idle ?? new Worker(new URL('./compare-worker.ts', import.meta.url), { type: 'module' });
  idle = undefined;
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      thread.onmessage = null;
      thread.onerror = null;
      endOlder = undefined;
    };
    const end = (message: string) => {
      stop();
      // What it was busy with is of no use any more; the next question gets a new thread.
      thread.terminate();
      reject(new Error(message));
    };
    const timer = setTimeout(
      () =>
        end(
          `Not compared after ${mostSeconds} seconds. Compare them in parts: IAM itself takes no document this large`,
        ),
      mostSeconds * 1000,
    );
    thread.onmessage = ({ data }: MessageEvent<{ answer?: Answer; error?: string }>) => {
      if (data.answer === undefined) {
        end(`The comparison failed: ${data.error}`);
        return;
      }
      stop();
      idle = thread;
      resolve(data.answer);
    };
    thread.onerror = (event) => end(`The comparison could not be run: ${event.message}`);
    endOlder = end;
    thread.postMessage(question);
  });
}
