import { text } from 'node:stream/consumers';
import { ParseError } from '../source-error';
import { readFeed } from './read-feed';
import { readTable } from './read-table';

// The child process of parse-isolated.ts: text on standard input, JSON on standard output.
const parsers = { page: readTable, feed: readFeed } as const;

const kind = process.argv[2] === 'feed' ? 'feed' : 'page';
try {
  const value = await parsers[kind](await text(process.stdin));
  process.stdout.write(JSON.stringify({ value }));
} catch (error) {
  if (!(error instanceof ParseError)) throw error;
  process.stdout.write(JSON.stringify({ problem: error.problem }));
}
