import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { bundlePrinter } from './bundle';
import { createHandOut, type HandedOut } from './hand-out';
import type { GroupOrder, PrintOrder, PrintReport } from './messages';

/** What was printed, beside what Next had made. */
export interface Printed {
  pages: number;
  files: number;
  bytes: number;
}

/**
 * Most of what is made for a page is thrown away with it. In a larger nursery (megabytes; V8
 * takes three times as much) that is found before it is carried on, and what is carried on is
 * swept when it has grown by so much of a hundred, where V8 would wait for four times as much.
 */
const memory = ['--max-semi-space-size=32', '--heap-growing-percent=50'];

/**
 * Prints every file of the routes with parameters into a site that Next has built with one of
 * each, on all cores. Next renders a page twice over, and writes it six times for navigation
 * that this site does not have.
 */
export async function printSite(
  order: PrintOrder,
  env: Record<string, string>,
  processes = Math.min(4, availableParallelism()),
): Promise<Printed> {
  const worker = await bundlePrinter(order.extensions);
  const printed: Printed = { pages: 0, files: 0, bytes: 0 };
  const children: ChildProcess[] = [];
  const handOut = createHandOut();
  const run = (first?: GroupOrder) =>
    new Promise<void>((resolve, reject) => {
      let given = first;
      let heir: GroupOrder | undefined;
      const child = fork(worker, [JSON.stringify(order)], {
        execArgv: memory,
        env: { ...process.env, ...env, NODE_ENV: 'production' },
      });
      children.push(child);
      child.on('message', (report: PrintReport) => {
        if ('error' in report) {
          reject(new Error(report.error));
          return;
        }
        printed.pages += report.pages;
        printed.files += report.files;
        printed.bytes += report.bytes;
        const handed: HandedOut = given === undefined ? handOut(report) : { order: given };
        given = undefined;
        heir = handed.heir;
        child.send(handed.order);
      });
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        if (code === 0) resolve(heir && run(heir));
        else
          reject(
            new Error(`A process that prints pages ended (${signal ?? `exit code ${code}`}).`),
          );
      });
    });
  const pass = () => {
    for (const child of children) child.kill('SIGTERM');
  };
  process.once('SIGTERM', pass);
  try {
    await Promise.all(Array.from({ length: processes }, () => run()));
  } finally {
    process.off('SIGTERM', pass);
    pass();
  }
  return printed;
}
