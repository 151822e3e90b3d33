import { execFileSync } from 'node:child_process';
import { buildGitEnvironment } from '../lib/sources/import/git';
import type { ObservedVersion } from '../lib/sources/import/observation';
import { TemporaryFolder } from './temporary-folder';

/** A git repository in a temporary folder, without the user's settings. */
export class GitArchive extends TemporaryFolder {
  private day = 0;

  /** The folder of the work tree. */
  get repository(): string {
    return this.resolve('archive');
  }

  protected override fill() {
    this.day = 0;
    this.git('init', '--quiet', '--initial-branch=main', this.repository);
  }

  /** The time of the last commit: one day after the one before, the first on 2020-06-01. */
  get time(): string {
    return new Date(Date.UTC(2020, 5, this.day, 12)).toISOString().replace('.000Z', 'Z');
  }

  git(...args: string[]): string {
    return this.run({}, args);
  }

  /** Writes files (null removes one) and commits them; returns the id of the commit. */
  commit(files: Record<string, string | Uint8Array | null>): string {
    for (const [path, content] of Object.entries(files)) {
      if (content === null) this.inside('rm', '--quiet', '--', path);
      else this.write(`archive/${path}`, content);
    }
    this.inside('add', '--all');
    return this.record('commit', '--quiet', '--allow-empty', '--message', 'Archive');
  }

  /** Runs a command that creates a commit, a day after the last one. */
  record(...args: string[]): string {
    this.day += 1;
    // An import uses the committer's time, not the author's.
    const dates = { GIT_AUTHOR_DATE: '2001-01-01T00:00:00Z', GIT_COMMITTER_DATE: this.time };
    this.run(dates, ['-C', this.repository, '-c', 'commit.gpgsign=false', ...args]);
    return this.inside('rev-parse', 'HEAD').trim();
  }

  inside(...args: string[]): string {
    return this.git('-C', this.repository, ...args);
  }

  private run(more: Record<string, string>, args: readonly string[]): string {
    return execFileSync('git', args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...buildGitEnvironment(),
        HOME: this.path,
        XDG_CONFIG_HOME: this.path,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'Test',
        GIT_AUTHOR_EMAIL: 'test@policy-history.example',
        GIT_COMMITTER_NAME: 'Test',
        GIT_COMMITTER_EMAIL: 'test@policy-history.example',
        ...more,
      },
    });
  }
}

/** The output of `aws iam get-policy-version` for a version. */
export function formatVersionResponse(
  { versionId, createDate, document }: ObservedVersion,
  more: object = {},
): string {
  const version = {
    Document: document,
    VersionId: versionId,
    IsDefaultVersion: true,
    CreateDate: createDate,
    ...more,
  };
  return `${JSON.stringify({ PolicyVersion: version }, null, 4)}\n`;
}
