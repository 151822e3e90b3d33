import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectFolder } from '../scripts/run-command';
import { runToEnd } from './run-to-end';
import { TemporaryFolder } from './temporary-folder';

/** Finds the commands of a step of a workflow by the name of the step. */
export function readWorkflow(name: string): (job: string, step: string) => string {
  const { jobs } = parse(readFileSync(join(projectFolder, '.github/workflows', name), 'utf8'));
  return (job, step) => {
    const found = jobs[job].steps.find((each: { name?: string }) => each.name === step);
    if (found === undefined) throw new Error(`${name}, job ${job}: expected a step "${step}".`);
    return found.run;
  };
}

/**
 * A folder in which the commands of a workflow run as on GitHub: `clone` is a repository with the
 * remote `origin.git`, `temp` the folder of the runner, and `bin` has simulated commands.
 */
export class WorkflowFolder extends TemporaryFolder {
  protected override fill() {
    for (const name of ['bin', 'temp', 'clone']) mkdirSync(this.resolve(name));
    const { status, text } = this.run(
      `git init --quiet --bare --initial-branch main ../origin.git
      git init --quiet --initial-branch main && mkdir data && echo old > data/old.json && echo code > code.ts
      git add . && git -c user.name=a -c user.email=a@b.example commit --quiet --message begin
      git remote add origin ../origin.git && git push --quiet origin main`,
    );
    if (status !== 0) throw new Error(text);
  }

  /** Runs a script as `shell: bash` does. */
  run(script: string, env: Record<string, string> = {}): { status: number | null; text: string } {
    const shell = ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', script];
    const { status, stdout, stderr } = runToEnd('bash', shell, {
      cwd: this.resolve('clone'),
      env: {
        PATH: `${this.resolve('bin')}:${process.env.PATH}`,
        NODE_ENV: 'test',
        HOME: this.path,
        GIT_CONFIG_NOSYSTEM: '1',
        RUNNER_TEMP: this.resolve('temp'),
        GITHUB_OUTPUT: this.resolve('temp/output'),
        GH_TOKEN: 'none',
        BASE: 'main',
        ...env,
      },
    });
    return { status, text: stdout + stderr };
  }

  /** Replaces a command by a script of bash. */
  simulate(command: string, script: string) {
    chmodSync(this.write(`bin/${command}`, `#!/bin/bash\n${script}\n`), 0o755);
  }
}
