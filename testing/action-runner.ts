import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectFolder } from '../scripts/run-command';
import { GitArchive } from './git-archive';
import { runToEnd } from './run-to-end';
import { TemporaryFolder } from './temporary-folder';

interface ActionFile {
  inputs: Record<string, { default?: string }>;
  outputs: Record<string, unknown>;
  runs: { using: string; main: string };
}

/** What a runner shows after a step. */
export interface ActionEnd {
  code: number | null;
  /** The log, commands included. */
  log: string;
  /** The lines of the log that are annotations. */
  annotations: string[];
  summary: string;
  outputs: Record<string, string>;
  sarif: SarifLog | undefined;
}

export interface SarifLog {
  runs: {
    results: {
      ruleId: string;
      level: string;
      message: { text: string };
      locations: {
        physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } };
      }[];
      partialFingerprints: Record<string, string>;
    }[];
  }[];
}

export const actionFile = parse(
  readFileSync(join(projectFolder, 'action.yml'), 'utf8'),
) as ActionFile;

/** Runs the bundled action as the runner of GitHub does: with `action.yml` and variables alone. */
export class ActionRunner extends TemporaryFolder {
  private runs = 0;
  readonly archive = new GitArchive();

  /** Builds the bundle where no node_modules is around it. */
  protected override fill() {
    const main = join(this.path, 'action', actionFile.runs.main);
    const out = join(main, '..');
    const tsx = join(projectFolder, 'node_modules/tsx/dist/cli.mjs');
    const built = runToEnd(process.execPath, [
      tsx,
      join(projectFolder, 'scripts/build-action.ts'),
      '--out',
      out,
    ]);
    if (built.status !== 0) throw new Error(built.stderr);
  }

  override dispose() {
    super.dispose();
    this.archive.dispose();
  }

  /** Commits a base and a head, and runs the action for a pull request between them. */
  review(
    before: Record<string, string>,
    after: Record<string, string | null>,
    inputs: Record<string, string> = {},
  ): ActionEnd {
    this.archive.dispose();
    const base = this.archive.commit({ 'README.txt': 'Test', ...before });
    const head = this.archive.commit(after);
    return this.run({ event: describePullRequest(base, head), commit: head, inputs });
  }

  run({
    event,
    eventName = 'pull_request',
    commit,
    inputs,
    workspace = this.archive.repository,
    variables = {},
  }: {
    event: object;
    eventName?: string;
    commit: string;
    inputs: Record<string, string>;
    workspace?: string;
    /** Further variables of the environment. */
    variables?: Record<string, string>;
  }): ActionEnd {
    this.runs += 1;
    const temp = this.resolve(`run-${this.runs}`);
    mkdirSync(temp);
    const [eventPath, summary, output] = ['event.json', 'summary.md', 'output'].map((name) =>
      join(temp, name),
    ) as [string, string, string];
    writeFileSync(eventPath, JSON.stringify(event));
    writeFileSync(summary, '');
    writeFileSync(output, '');
    const unknown = Object.keys(inputs).filter((name) => !Object.hasOwn(actionFile.inputs, name));
    if (unknown.length > 0) throw new Error(`action.yml has no input ${unknown.join(', ')}`);
    const given = Object.entries(actionFile.inputs).map(([name, { default: value = '' }]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      inputs[name] ?? value,
    ]);
    const ended = runToEnd(process.execPath, [this.resolve(`action/${actionFile.runs.main}`)], {
      cwd: workspace,
      env: {
        ...Object.fromEntries(given),
        PATH: process.env.PATH,
        HOME: temp,
        GITHUB_WORKSPACE: workspace,
        GITHUB_EVENT_NAME: eventName,
        GITHUB_EVENT_PATH: eventPath,
        GITHUB_SHA: commit,
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_OUTPUT: output,
        RUNNER_TEMP: temp,
        ...variables,
      },
    });
    const outputs = parseOutputs(readFileSync(output, 'utf8'));
    return {
      code: ended.status,
      log: ended.stdout + ended.stderr,
      annotations: listCommands(ended.stdout).filter((line) =>
        /^::(error|warning|notice)/.test(line),
      ),
      summary: readFileSync(summary, 'utf8'),
      outputs,
      sarif: outputs.sarif ? JSON.parse(readFileSync(outputs.sarif, 'utf8')) : undefined,
    };
  }
}

export function describePullRequest(base: string, head: string): object {
  return { pull_request: { number: 1, base: { sha: base }, head: { sha: head } } };
}

/** The lines that a runner takes for commands: none between `stop-commands` and its token. */
function listCommands(log: string): string[] {
  let token: string | undefined;
  return log.split('\n').filter((line) => {
    const trimmed = line.trimStart();
    if (token !== undefined) {
      if (trimmed === `::${token}::`) token = undefined;
      return false;
    }
    token = /^::stop-commands::(.+)$/.exec(trimmed)?.[1];
    return token === undefined && (trimmed.startsWith('::') || line.includes('##['));
  });
}

/** Source: GitHub Docs, "Workflow commands for GitHub Actions", multiline strings. */
function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  while (lines.length > 1) {
    const [, name, delimiter] = /^([^<]+)<<(.+)$/.exec(lines.shift() as string) as unknown as [
      string,
      string,
      string,
    ];
    const end = lines.indexOf(delimiter);
    outputs[name] = lines
      .splice(0, end + 1)
      .slice(0, -1)
      .join('\n');
  }
  return outputs;
}
