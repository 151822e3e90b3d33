import type { Answer, Question } from './compare-worker';

/** The slowest pair of AWS's own documents takes two seconds. */
const mostSeconds = 20;

let worker: Worker | undefined;
let asked = 0;

/**
 * Compares two documents in a thread of their own. Throws where that takes longer than
 * `mostSeconds`, which only documents far larger than IAM takes do, or where it fails.
 */
export function compareInWorker(question: Question): Promise<Answer> {
  worker ??= new Worker(new URL('./compare-worker.ts', import.meta.url), { type: 'module' });
  const thread = worker;
  asked += 1;
  const id = asked;
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      thread.removeEventListener('message', read);
      thread.removeEventListener('error', fail);
    };
    const end = (message: string) => {
      stop();
      // What it was busy with is of no use any more; the next question gets a new thread.
      thread.terminate();
      if (worker === thread) worker = undefined;
      reject(new Error(message));
    };
    const read = ({ data }: MessageEvent<{ id: number; answer?: Answer; error?: string }>) => {
      if (data.id !== id) return;
      if (data.answer === undefined) end(`The comparison failed: ${data.error}`);
      else {
        stop();
        resolve(data.answer);
      }
    };
    const fail = (event: ErrorEvent) => end(`The comparison could not be run: ${event.message}`);
    const timer = setTimeout(
      () =>
        end(
          `Not compared after ${mostSeconds} seconds. Compare them in parts: IAM itself takes no document this large`,
        ),
      mostSeconds * 1000,
    );
    thread.addEventListener('message', read);
    thread.addEventListener('error', fail);
    thread.postMessage({ id, ...question });
  });
}
