import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { browserArgs } from './browser';

/**
 * Installed by npx on demand, into npm's cache: with its dependencies it has 185 MB, as many
 * packages as this project, and building the site does not need it.
 */
const lighthouse = 'lighthouse@12.8.2';

export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
type Category = (typeof categories)[number];

/** The pages that are audited, one of each kind. */
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
  /** The audits that did not pass, as `category: audit`. */
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

/** Why Lighthouse cannot be installed, with a remedy; undefined where it can. */
export async function explainMissingLighthouse(): Promise<string | undefined> {
  try {
    await run('npx', ['--yes', lighthouse, '--version'], { timeout: 120_000 });
    return undefined;
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    return `Needs ${lighthouse}, and npx could not fetch it (${reason}). With access to the npm registry: npx --yes ${lighthouse} --version`;
  }
}

/** Audits a page once, with Lighthouse's default settings for a phone. */
export async function runLighthouse(
  url: string,
  requested: readonly Category[],
  chromePath: string | undefined,
): Promise<LighthouseResult> {
  const options = [
    '--quiet',
    '--output=json',
    `--only-categories=${requested.join(',')}`,
    `--chrome-flags=${['--headless=new', ...browserArgs].join(' ')}`,
  ];
  const { stdout } = await run('npx', ['--yes', lighthouse, url, ...options], {
    env: { ...process.env, ...(chromePath !== undefined && { CHROME_PATH: chromePath }) },
    maxBuffer: 256 * 1024 * 1024,
    timeout: 180_000,
  });
  return readReport(JSON.parse(stdout) as Report);
}

/** Reads the scores from 0 to 100, and the weighted audits that did not fully pass. */
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
