import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildGitEnvironment } from '../lib/sources/import/git';
import { TemporaryFolder } from './temporary-folder';

const bundle =
  process.env.ARCHIVE ?? join(import.meta.dirname, '../../shared/archive/aws-archive.bundle');

/** Why the tests with the archive are skipped; empty where it exists. */
export const whyNoRiskArchive: string = existsSync(bundle)
  ? ''
  : ' (skipped: no archive of AWS policies beside the checkout; name a git bundle with ARCHIVE)';

/** A bare clone of the archive of AWS policies in a temporary folder. */
export class RiskArchive extends TemporaryFolder {
  get repository(): string {
    return this.resolve('archive');
  }

  protected override fill() {
    execFileSync('git', ['clone', '--quiet', '--bare', bundle, this.repository], {
      env: { ...buildGitEnvironment(), GIT_CONFIG_NOSYSTEM: '1' },
    });
  }
}
