import type { GroupOrder, PrintOrder, PrintReport } from './messages';
import { createPrinter } from './printer';

// A process of its own, begun by print-site.ts: prints the groups that it is given.
const send = (report: PrintReport) => process.send?.(report);

try {
  const printer = await createPrinter(JSON.parse(process.argv[2] as string) as PrintOrder);
  const printed = { pages: 0, files: 0, bytes: 0, told: [] };
  process.on('message', ({ group, told }: GroupOrder) => {
    if (group === undefined) process.disconnect();
    else {
      printer.printGroup(group, told).then((more) => {
        send({ groups: printer.groups, ...more });
      }, fail);
    }
  });
  send({ groups: printer.groups, ...printed });
} catch (error) {
  fail(error);
}

function fail(error: unknown) {
  const isExpected = error instanceof Error && !(error instanceof TypeError);
  send({ error: isExpected ? error.message : String((error as Error).stack ?? error) });
}
