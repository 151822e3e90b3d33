import type { AccountView } from '@/lib/account/account-view';
import type { EffectiveView } from '@/lib/account/effective-view';
import type { Progress } from '@/lib/account/progress';
import type { FileProblem } from '@/lib/record/record-error';
import type { RiskCatalogFile } from '@/lib/risk/types';

/** What the page gives to the worker: a file, a text, or the sample account of the site. */
export type AccountSource = File | { name: string; text: string } | 'sample';

export type ExportFormat = 'csv' | 'json' | 'markdown';

/** What the page asks the worker to do, and what it answers. */
export interface AccountTasks {
  /** Reads the sources and analyzes their accounts. */
  read: { input: { sources: AccountSource[] }; output: ReadAccounts };
  /** Analyzes the same accounts again, with the changes since another day. */
  analyze: { input: { since: string | undefined }; output: AccountView[] };
  /** Computes the effective change of one principal, by the indexes of the account and in it. */
  effective: { input: { account: number; principal: number }; output: EffectiveView };
  /** Writes the analyses of all accounts as a text. */
  export: { input: { format: ExportFormat }; output: string };
}

/** The worker keeps the accounts themselves; this is what a page shows of them. */
export interface ReadAccounts {
  accounts: AccountView[];
  /** The first problems. */
  problems: FileProblem[];
  problemCount: number;
  /** For the components that show risks. */
  riskCatalog: RiskCatalogFile;
}

/** `load` is the time in which the data of the site is loaded. */
export type AccountProgress = Progress | { stage: 'load' | 'decode'; done: number; total: number };

export type TaskName = keyof AccountTasks;

export type AccountRequest = {
  [Name in TaskName]: { id: number; task: Name; input: AccountTasks[Name]['input'] };
}[TaskName];

export type AccountResponse = { id: number } & (
  | { progress: AccountProgress }
  | { output: AccountTasks[TaskName]['output'] }
  | { error: string }
);
