import { text } from 'node:stream/consumers';
import type { Problem } from '../../shared/problem';
import { readGuidePage } from '../guides/read-page';
import { ParseError } from '../source-error';
import { readFeed } from './read-feed';
import { readTable } from './read-table';

// The child process of parse-isolated.ts: text on standard input, JSON on standard output.
const parsers: Record<string, (text: string) => unknown> = {
  page: readTable,
  feed: readFeed,
  guides: (texts) =>
    Promise.all((JSON.parse(texts) as string[]).map((each) => attempt(() => readGuidePage(each)))),
};

interface Result {
  value?: unknown;
  problem?: Problem;
}

async function attempt(parse: () => unknown): Promise<Result> {
  try {
    return { value: await parse() };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return { problem: error.problem };
  }
}

const parse = parsers[process.argv[2] ?? ''] ?? readTable;
const input = await text(process.stdin);
process.stdout.write(JSON.stringify(await attempt(() => parse(input))));
