import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { browserArgs } from './browser';

/**
 * Fetched by npx when it is asked for, into npm's own cache: with all that it needs it is as
 * many packages as this project has, 185 MB, and whoever only builds the site has no use for it.
 */
const lighthouse = 'lighthouse@12.8.2';

export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
export type Category = (typeof categories)[number];

/** The six kinds of page that the project answers for, by their addresses. */
export const lighthousePages = {
  home: '/',
  policy: '/policies/AmazonConnect_FullAccess/',
  'largest change': '/policies/AmazonConnectServiceLinkedRolePolicy/v55/',
  'two dates': '/compare/2021-06-15...2023-03-07/',
  announcements: '/announcements/',
  search: '/search/',
  ask: '/ask/',
} as const;

export interface LighthouseResult {
  /** From 0 to 100, by category. */
  scores: Partial<Record<Category, number>>;
  /** What was held against the page, as `category: audit`. */
  faults: string[];
}

interface Report {
  categories: Record<
    string,
    { id: Category; score: number; auditRefs: { id: string; weight: number }[] }
  >;
  audits: Record<string, { score: number | null; title: string; displayValue?: string }>;
}

const run = promisify(execFile);

/** What is amiss where Lighthouse cannot be had here, with the remedy; undefined where it can. */
export async function findLighthouseTrouble(): Promise<string | undefined> {
  try {
    await run('npx', ['--yes', lighthouse, '--version'], { timeout: 120_000 });
    return undefined;
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    return `Needs ${lighthouse}, and npx could not fetch it (${reason}). With access to the npm registry: npx --yes ${lighthouse} --version`;
  }
}

/** One look at a page, as a phone under Lighthouse's own settings sees it. */
export async function runLighthouse(
  url: string,
  asked: readonly Category[],
  chromePath: string | undefined,
): Promise<LighthouseResult> {
  const options = [
    '--quiet',
    '--output=json',
    `--only-categories=${asked.join(',')}`,
    `--chrome-flags=${['--headless=new', ...browserArgs].join(' ')}`,
  ];
  const { stdout } = await run('npx', ['--yes', lighthouse, url, ...options], {
    env: { ...process.env, ...(chromePath !== undefined && { CHROME_PATH: chromePath }) },
    maxBuffer: 256 * 1024 * 1024,
    timeout: 180_000,
  });
  return readReport(JSON.parse(stdout) as Report);
}

/** Scores out of 100, and every audit with a weight that is not fully met. */
export function readReport(report: Report): LighthouseResult {
  const found = Object.values(report.categories);
  return {
    scores: Object.fromEntries(found.map(({ id, score }) => [id, Math.round(score * 100)])),
    faults: found.flatMap(({ id: category, auditRefs }) =>
      auditRefs.flatMap(({ id, weight }) => {
        const audit = report.audits[id];
        if (audit === undefined || audit.score === null || weight === 0) return [];
        return audit.score < 1 ? [`${category}: ${id} ${audit.displayValue ?? ''}`.trim()] : [];
      }),
    ),
  };
}
