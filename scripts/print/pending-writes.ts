import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Files on their way to the disk, which is slow to make many: the next is made meanwhile. */
export interface PendingWrites {
  add: (file: string, content: Buffer) => void;
  /** When all are there. Throws what the first of them failed with, which names the file. */
  finish: () => Promise<void>;
}

export function createPendingWrites(): PendingWrites {
  const failures: unknown[] = [];
  const writes: Promise<void>[] = [];
  return {
    add: (file, content) => {
      // Kept until it is asked for: a failure that nobody waits for yet would end the process.
      const keep = (error: unknown) => {
        failures.push(error);
      };
      writes.push(write(file, content).catch(keep));
    },
    finish: async () => {
      await Promise.all(writes);
      if (failures.length > 0) throw failures[0];
    },
  };
}

async function write(file: string, content: Buffer) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}
