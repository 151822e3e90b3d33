import { viewAnalysis } from '@/lib/account/account-view';
import { type AccountAnalysis, analyzeAccount } from '@/lib/account/analyze-account';
import type { AccountDetails } from '@/lib/account/details';
import { findEffectiveChange } from '@/lib/account/effective-change';
import { viewEffectiveChange } from '@/lib/account/effective-view';
import { writeCsv } from '@/lib/account/export-csv';
import { convertAnalysis } from '@/lib/account/export-json';
import { writeMarkdown } from '@/lib/account/export-markdown';
import { readDetails } from '@/lib/account/read-details';
import type {
  AccountProgress,
  AccountRequest,
  AccountResponse,
  AccountTasks,
  TaskName,
} from './account-messages';
import { loadSiteRecord, type SiteRecord } from './load-site-record';
import { readSources } from './read-sources';

/** An account with its analysis. */
interface Analyzed {
  account: AccountDetails;
  analysis: AccountAnalysis;
}

/** What the worker keeps in memory until the page ends it. */
let analyzed: Analyzed[] = [];
/** The newest day of the files, for an export without any date. */
let fileDay: string | undefined;
let loading: Promise<SiteRecord> | undefined;

/** More problems than these do not help. */
const maxProblems = 10;

type Report = (progress: AccountProgress) => void;

const tasks: {
  [Name in TaskName]: (
    input: AccountTasks[Name]['input'],
    report: Report,
  ) => Promise<AccountTasks[Name]['output']>;
} = {
  read: async ({ sources }, report) => {
    analyzed = [];
    const files = await readSources(sources, report);
    const { accounts, problems } = await readDetails(files.files, { onProgress: report });
    report({ stage: 'load', done: 0, total: 1 });
    const record = await openRecord();
    fileDay = files.day;
    const views = await analyzeAll(accounts, record, undefined, report);
    const all = [...files.problems, ...problems];
    return {
      accounts: views,
      problems: all.slice(0, maxProblems),
      problemCount: all.length,
      riskCatalog: record.riskFile,
    };
  },
  analyze: async ({ since }, report) => {
    const accounts = analyzed.map(({ account }) => account);
    return analyzeAll(accounts, await openRecord(), since, report);
  },
  effective: async ({ account: index, principal: place }) => {
    const record = await openRecord();
    const { account, analysis } = analyzed[index] as Analyzed;
    const principal = account.principals[place] as AccountDetails['principals'][number];
    const change = await findEffectiveChange(principal, account, record, analysis.since);
    return viewEffectiveChange(change, analysis.exportDay, record.catalog.findReference);
  },
  export: async ({ format }) => {
    const { catalog } = (await openRecord()).risks;
    const analyses = analyzed.map(({ analysis }) => analysis);
    if (format === 'csv') return writeCsv(analyses, catalog);
    if (format === 'markdown') return writeMarkdown(analyses, catalog);
    const accounts = analyses.map((each) => convertAnalysis(each, catalog));
    return `${JSON.stringify({ accounts }, null, 2)}\n`;
  },
};

/** Loads the record once; after a failure, again. */
function openRecord(): Promise<SiteRecord> {
  loading ??= loadSiteRecord().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function analyzeAll(
  accounts: readonly AccountDetails[],
  record: SiteRecord,
  since: string | undefined,
  onProgress: Report,
) {
  const next: Analyzed[] = [];
  for (const account of accounts) {
    const exportDay = account.newestDay ?? fileDay;
    const analysis = await analyzeAccount(account, record, { since, exportDay, onProgress });
    next.push({ account, analysis });
  }
  analyzed = next;
  return next.map(({ account, analysis }) => viewAnalysis(analysis, account, record));
}

/** Milliseconds between two reports of one stage. */
const reportInterval = 100;

function createReport(id: number): Report {
  let stage: string | undefined;
  let last = 0;
  return (progress) => {
    const now = performance.now();
    if (progress.stage === stage && now - last < reportInterval) return;
    stage = progress.stage;
    last = now;
    post({ id, progress });
  };
}

function post(response: AccountResponse): void {
  postMessage(response);
}

/** One task after the other: a later one reads what an earlier one leaves in memory. */
let last: Promise<void> = Promise.resolve();

addEventListener('message', ({ data: { id, task, input } }: MessageEvent<AccountRequest>) => {
  // The task has the input of its own name.
  const run = tasks[task] as (input: unknown, report: Report) => Promise<never>;
  last = last
    .then(() => run(input, createReport(id)))
    .then(
      (output) => post({ id, output }),
      (error: unknown) =>
        post({ id, error: error instanceof Error ? error.message : String(error) }),
    );
});
