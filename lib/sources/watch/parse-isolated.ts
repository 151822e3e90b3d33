import { type ExecFileException, execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Problem } from '../../shared/problem';
import type { GuidePage } from '../guides/read-page';
import { SourceError } from '../source-error';
import { formatTime, type Limits } from './limits';
import type { FeedItem } from './read-feed';
import type { LocationText } from './read-location';
import type { TableRow } from './read-table';

interface ProcessLimits extends Pick<Limits, 'milliseconds'> {
  /** The memory of the parsing process. */
  megabytes: number;
}

const defaultLimits: ProcessLimits = { milliseconds: 20_000, megabytes: 512 };

/** Parses AWS's table in a page with `readTable`, in a child process. Throws a SourceError. */
export function parsePage(page: LocationText, limits = defaultLimits): Promise<TableRow[]> {
  return parse('page', page, limits) as Promise<TableRow[]>;
}

/** Parses a feed with `readFeed`, in a child process. Throws a SourceError. */
export function parseFeed(feed: LocationText, limits = defaultLimits): Promise<FeedItem[]> {
  return parse('feed', feed, limits) as Promise<FeedItem[]>;
}

/**
 * Parses the pages of guides with `readGuidePage`, all in one child process, since starting one
 * takes longer than parsing. Returns a SourceError in the place of a page that cannot be parsed,
 * and throws one where the process ends early.
 */
export async function parsePages(
  pages: readonly LocationText[],
  limits = defaultLimits,
): Promise<(GuidePage | SourceError)[]> {
  const text = JSON.stringify(pages.map((page) => page.text));
  const name = pages.length === 1 ? (pages[0] as LocationText).name : `${pages.length} pages`;
  const results = (await parse('guides', { name, text }, limits)) as ParseResult[];
  return results.map(({ value, problem }, index) =>
    problem === undefined
      ? (value as GuidePage)
      : SourceError.of((pages[index] as LocationText).name, problem),
  );
}

interface ParseResult {
  value?: unknown;
  problem?: Problem;
}

/**
 * A few megabytes of hostile text can keep a parser of Markdown, HTML or feeds busy for hours, and
 * a timer of the same thread would never run. A child process can be ended, and its memory limited.
 */
async function parse(kind: string, source: LocationText, limits: ProcessLimits): Promise<unknown> {
  const script = join(import.meta.dirname, 'parser-process.ts');
  const args = [`--max-old-space-size=${limits.megabytes}`, '--import', 'tsx', script, kind];
  const parsing = promisify(execFile)(process.execPath, args, {
    cwd: join(import.meta.dirname, '../../..'),
    timeout: limits.milliseconds,
    killSignal: 'SIGKILL',
    maxBuffer: Number.POSITIVE_INFINITY,
  });
  // A process that ends before it has read everything closes the pipe; its exit code is reported.
  parsing.child.stdin?.on('error', () => undefined).end(source.text);
  const { stdout } = await parsing.catch(({ killed, stderr = '' }: ExecFileException) => {
    throw new SourceError(
      source.name,
      '',
      `a ${kind} that can be parsed within ${formatTime(limits)} and ${limits.megabytes} MB`,
      killed ? 'one that takes longer' : `one that ends the parser (${findReason(stderr)})`,
      "Look whether it is AWS's own.",
    );
  });
  const result = JSON.parse(stdout) as ParseResult;
  if (result.problem !== undefined) throw SourceError.of(source.name, result.problem);
  return result.value;
}

function findReason(errors: string): string {
  if (errors.includes('heap out of memory')) return 'out of memory';
  return /^\w*Error: .*$/m.exec(errors)?.[0].slice(0, 200) ?? 'no reason given';
}
