import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCommand } from './command-options';
import { exitWithMessage } from './run-command';
import { formatCounts, type StepResult, sumCounts } from './test-counts';
import { type StepContext, type StepName, stepNames, steps } from './test-steps';

const usage = `npm test -- [--only STEP,STEP]

Runs every check of the project and prints the sum of them all in the last line.

  --only   some steps alone: ${stepNames.join(', ')}
           (pure and rest are the unit tests; pure needs nothing but Node. rest and e2e look for
           the programs of Debian that they use by themselves, e2e for a browser too; it tests
           the site as it was built last)`;

try {
  const { values } = readCommand(usage, { options: { only: { type: 'string' } } });
  process.exitCode = await runSteps(chooseSteps(values.only));
} catch (error) {
  exitWithMessage(error);
}

function chooseSteps(only: string | undefined): StepName[] {
  if (only === undefined) return [...stepNames];
  const chosen = new Set(only.split(',').map((name) => name.trim()));
  const known = new Set<string>(stepNames);
  const unknown = [...chosen].filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new Error(
      `--only: expected steps of ${stepNames.join(', ')}; found "${unknown.join(', ')}".`,
    );
  }
  if (chosen.has('rest') || chosen.has('e2e')) chosen.add('programs');
  if (chosen.has('e2e')) chosen.add('browser');
  return stepNames.filter((name) => chosen.has(name));
}

/** Runs the steps, prints the totals and returns the exit code. */
async function runSteps(names: StepName[]): Promise<number> {
  const reportFolder = mkdtempSync(join(tmpdir(), 'policy-history-test-'));
  const context: StepContext = { reportFolder, failed: new Set(), chromePath: undefined };
  const outcomes: { name: StepName; outcome: StepResult; seconds: string }[] = [];
  try {
    for (const name of names) {
      console.log(`\n== ${name} ==`);
      const start = performance.now();
      const outcome = await steps[name](context);
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      if (outcome.counts.failed > 0) context.failed.add(name);
      outcomes.push({ name, outcome, seconds });
      console.log(`== ${name}: ${formatCounts(outcome.counts)} (${seconds} s) ==`);
    }
  } finally {
    rmSync(reportFolder, { recursive: true, force: true });
  }
  console.log('');
  for (const { name, outcome, seconds } of outcomes) {
    console.log(`${name.padEnd(14)}${formatCounts(outcome.counts)} (${seconds} s)`);
    for (const reason of outcome.reasons) console.log(reason.replace(/^/gm, ' '.repeat(14)));
  }
  const total = sumCounts(outcomes.map(({ outcome }) => outcome.counts));
  console.log(`\n${formatCounts(total)}`);
  return total.failed > 0 ? 1 : 0;
}
