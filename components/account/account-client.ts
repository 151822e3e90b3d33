import { address } from '../ui/site';
import type {
  AccountProgress,
  AccountRequest,
  AccountResponse,
  AccountTasks,
  TaskName,
} from './account-messages';

interface Waiting {
  resolve: (output: never) => void;
  reject: (error: Error) => void;
  onProgress: ((progress: AccountProgress) => void) | undefined;
}

/** The worker of the page, which keeps the accounts until it is ended. */
export class AccountClient {
  readonly #worker = new Worker(address.href('/account-worker.js'));
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<AccountResponse>) => this.#receive(data);
    this.#worker.onerror = ({ message }) => {
      // Such as without memory; what the worker had is lost.
      for (const { reject } of this.#waiting.values()) {
        reject(new Error(`The analysis could not be run: ${message}`));
      }
      this.#waiting.clear();
    };
  }

  /** Runs a task. Throws if it fails; after `end` it never returns. */
  run<Name extends TaskName>(
    task: Name,
    input: AccountTasks[Name]['input'],
    onProgress?: (progress: AccountProgress) => void,
  ): Promise<AccountTasks[Name]['output']> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, onProgress });
      this.#worker.postMessage({ id, task, input } as AccountRequest);
    });
  }

  /** Ends all tasks, and frees the memory. */
  end(): void {
    this.#worker.terminate();
    this.#waiting.clear();
  }

  #receive(data: AccountResponse): void {
    const waiting = this.#waiting.get(data.id);
    if (waiting === undefined) return;
    if ('progress' in data) {
      waiting.onProgress?.(data.progress);
      return;
    }
    this.#waiting.delete(data.id);
    if ('error' in data) waiting.reject(new Error(data.error));
    else waiting.resolve(data.output as never);
  }
}
