import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Problem } from '../../shared/problem';
import { SourceError } from '../import/observed';
import { formatTime, type Limits } from './limits';
import type { FeedItem } from './read-feed';
import type { PlaceText } from './read-place';
import type { TableRow } from './read-table';

export interface ApartLimits extends Pick<Limits, 'milliseconds'> {
  /** Of the parsing process. */
  megabytes: number;
}

const usual: ApartLimits = { milliseconds: 20_000, megabytes: 512 };

/** The rows of AWS's table in a page, as `readTable` finds them. */
export function parsePage(page: PlaceText, limits = usual): Promise<TableRow[]> {
  return parse('page', page, limits) as Promise<TableRow[]>;
}

/** The entries of a feed, as `readFeed` finds them. */
export function parseFeed(feed: PlaceText, limits = usual): Promise<FeedItem[]> {
  return parse('feed', feed, limits) as Promise<FeedItem[]>;
}

/**
 * Parses in a process of its own, which is ended when it takes too long or too much memory:
 * within a few megabytes a hostile text can keep any parser of Markdown, HTML or feeds busy for
 * hours, and no timer of the same thread would ever run. Throws a SourceError.
 */
async function parse(kind: string, source: PlaceText, limits: ApartLimits): Promise<unknown> {
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${limits.megabytes}`,
      '--import',
      'tsx',
      join(import.meta.dirname, 'parse-child.ts'),
      kind,
    ],
    { cwd: join(import.meta.dirname, '../../..'), stdio: ['pipe', 'pipe', 'pipe'] },
  );
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill('SIGKILL');
  }, limits.milliseconds);
  // Whoever ends before it has read everything breaks the pipe; its exit code tells more.
  child.stdin.on('error', () => undefined).end(source.text);
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  clearTimeout(timer);
  if (isLate || code !== 0) {
    throw new SourceError(
      source.name,
      '',
      `a ${kind} that can be parsed within ${formatTime(limits)} and ${limits.megabytes} MB`,
      isLate ? 'one that takes longer' : `one that ends the parser (${findReason(errors)})`,
      "Look whether it is AWS's own.",
    );
  }
  const answer = JSON.parse(output) as { value?: unknown; problem?: Problem };
  if (answer.problem !== undefined) throw SourceError.of(source.name, answer.problem);
  return answer.value;
}

function findReason(errors: string): string {
  if (errors.includes('heap out of memory')) return 'out of memory';
  return /^\w*Error: .*$/m.exec(errors)?.[0].slice(0, 200) ?? 'no reason given';
}
