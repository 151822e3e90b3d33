import { text } from 'node:stream/consumers';
import { readFeed } from './read-feed';
import { readTable } from './read-table';
import { UnreadableError } from './unreadable';

// The process of its own in which a page or feed is parsed; see parse-apart.ts.
const readers = { page: readTable, feed: readFeed } as const;

const kind = process.argv[2] === 'feed' ? 'feed' : 'page';
try {
  const value = await readers[kind](await text(process.stdin));
  process.stdout.write(JSON.stringify({ value }));
} catch (error) {
  if (!(error instanceof UnreadableError)) throw error;
  process.stdout.write(JSON.stringify({ problem: error.problem }));
}
