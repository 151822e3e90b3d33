import { parseArgs } from 'node:util';
import { loadRecord } from '../lib/record/load';
import { createNameFilter } from '../lib/sources/import/observation';
import { formatResult, hasNews, toJson } from '../lib/sources/watch/format-result';
import { defaultLimits } from '../lib/sources/watch/limits';
import { type WatchOptions, watch } from '../lib/sources/watch/watch';

const usage = `npm run watch -s -- [--page PLACE] [--feed PLACE] [--iam] [--write] [--json]

Lists announcements of AWS that data/announcements/ does not have, and with --iam the
versions in IAM that data/ does not have.

  --page PLACE       AWS's page with the table of updates to managed policies, HTML or Markdown
  --feed PLACE       the feed of a guide's document history
                     A path, or an http or https address; "" reads none. The default is
                     "watch" in site.json, then "page" of the first guide.
  --iam              read the policies on record from IAM
    --match GLOB     other policies too: names with * and ?, "!GLOB" excludes; repeatable
    --endpoint URL   a server other than AWS's
    --region REGION  the Region of the credentials and the endpoint
  --data DIR         the record; the default is DATA_DIR, then data/
  --write            add what is new, for review; nothing if anything cannot be read
  --source ID        the source of new announcements in site.json (guide-page, guide-feed)
  --json             print one JSON object
  --timeout SECONDS  for a complete response (20)
  --max-bytes N      of a response, uncompressed (5,000,000)

Exit code: 0 nothing new; 3 something new; 1 something cannot be read or written; 2 wrong use.`;

class UsageError extends Error {}

try {
  process.exitCode = await run(readValues());
} catch (error) {
  const isExpected = error instanceof Error && !(error instanceof TypeError);
  console.error(isExpected ? error.message : error);
  if (error instanceof UsageError) console.error(`\n${usage}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

function readValues() {
  try {
    return parseArgs({
      options: {
        page: { type: 'string' },
        feed: { type: 'string' },
        iam: { type: 'boolean', default: false },
        match: { type: 'string', multiple: true, default: [] },
        endpoint: { type: 'string' },
        region: { type: 'string' },
        data: { type: 'string', default: process.env.DATA_DIR || 'data' },
        write: { type: 'boolean', default: false },
        source: { type: 'string' },
        json: { type: 'boolean', default: false },
        timeout: { type: 'string' },
        'max-bytes': { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

type Values = ReturnType<typeof readValues>;

async function run(values: Values): Promise<number> {
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const options = completeOptions(values);
  const result = await watch(options);
  for (const error of result.errors) console.error(error);
  console.log(
    values.json ? JSON.stringify(toJson(result), null, 2) : formatResult(result).join('\n'),
  );
  if (result.errors.length > 0) return 1;
  return hasNews(result) ? 3 : 0;
}

function completeOptions(values: Values): WatchOptions {
  const limits = {
    milliseconds:
      readNumber('--timeout', values.timeout, 3600, defaultLimits.milliseconds / 1000) * 1000,
    bytes: readNumber('--max-bytes', values['max-bytes'], 1_000_000_000, defaultLimits.bytes),
  };
  if (!values.iam && [values.endpoint, values.region, ...values.match].some((each) => each)) {
    throw new UsageError(
      '--match, --endpoint and --region belong to --iam; found them without it.',
    );
  }
  const { site, announcementsPage } = loadRecord(values.data, { mayBeEmpty: true });
  const page = values.page ?? site.watch?.page ?? announcementsPage;
  const feed = values.feed ?? site.watch?.feed;
  if (!page && !feed && !values.iam) {
    throw new UsageError(
      `${values.data}: expected something to read, found neither "watch" in site.json nor "page" ` +
        'of a guide. Name --page, --feed or --iam.',
    );
  }
  // Read once, so that all instants of a watch are the same.
  const now = new Date().toISOString().replace(/\.\d{3}Z$/, 'Z');
  return {
    data: values.data,
    page: page || undefined,
    feed: feed || undefined,
    readIam: values.iam ? readIam(values, now) : undefined,
    write: values.write,
    source: values.source,
    limits,
    now,
  };
}

/** Without --match, reads only the policies on record, because AWS has more than a thousand. */
function readIam({ match, endpoint, region }: Values, now: string): WatchOptions['readIam'] {
  return async ({ policies }) => {
    // Loading AWS's SDK takes longer than reading a page.
    const { readAws } = await import('../lib/sources/import/read-aws');
    const names = new Set(policies.map(({ iamName }) => iamName));
    return readAws({
      scope: 'AWS',
      accepts: match.length > 0 ? createNameFilter(match) : (name) => names.has(name),
      now,
      ...(endpoint !== undefined && { endpoint }),
      ...(region !== undefined && { region }),
    });
  };
}

function readNumber(flag: string, text: string | undefined, max: number, fallback: number): number {
  if (text === undefined) return fallback;
  const number = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && number > 0 && number <= max) return number;
  throw new UsageError(
    `${flag}: expected a number above 0 and up to ${max}, found ${JSON.stringify(text)}.`,
  );
}
