import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountJson } from '../lib/account/export-json';
import { finishCommand, startCommand } from '../testing/command';
import { readCorpus, whyNoCorpus } from '../testing/corpus';
import { analyzeNaively } from '../testing/naive-account';
import { TemporaryFolder } from '../testing/temporary-folder';

const file = join(import.meta.dirname, '../../shared/account/account-authorization-details.json');
const whyNot = existsSync(file) ? whyNoCorpus : ' (skipped: no shared account beside the checkout)';

/** Those that the account has, those that it has copies of, and others that are like these. */
const names =
  /^(AWSLambda|AmazonRDSFull|ReadOnlyAccess|ViewOnly|AmazonSSMService|AWSConfig|AWSOrganizations|AWSSecurityHub|AWSSupport|AWSTrustedAdvisor|AWSSystemsManager|AWSQuickSetup)/;

describe.skipIf(whyNot !== '')(`the shared account${whyNot}`, { timeout: 600_000 }, () => {
  const folder = new TemporaryFolder();
  const data = folder.resolve('record');
  afterAll(() => folder.dispose());

  beforeAll(async () => {
    const lines = readCorpus()
      .filter(({ policyName }) => names.test(policyName))
      .map((version) => `${JSON.stringify(version)}\n`);
    const corpus = folder.write('corpus.jsonl', lines.join(''));
    for (const args of [
      ['--init', '--base-url', 'https://example.org'],
      ['--from', `jsonl:${corpus}`],
    ]) {
      const { code, errors } = await finishCommand(
        startCommand('import.ts', [...args, '--data', data]),
      );
      expect({ code, errors }).toEqual({ code: 0, errors: '' });
    }
  }, 600_000);

  it('gives what a second, plain analysis gives', async () => {
    const { code, output } = await finishCommand(
      startCommand('account.ts', [file, '--json', '--data', data]),
    );
    expect(code).toBe(0);
    const { accounts } = JSON.parse(output) as { accounts: AccountJson[] };
    expect(accounts.map(({ account, principals }) => [account, principals])).toEqual([
      ['012345678901', 8],
      ['200611803367', 119],
    ]);
    for (const account of accounts) {
      expect(simplify(account)).toEqual(analyzeNaively(file, account.account, data));
    }
    const copies = accounts.flatMap(simplifyCopies);
    expect(copies.length).toBeGreaterThan(30);
  });
});

/** The parts of the output that the plain analysis has. */
function simplify(account: AccountJson) {
  return {
    since: account.since,
    policies: Object.fromEntries(
      account.policies.map(({ arn, before, after, net, versions, principals }) => [
        arn,
        {
          before,
          after,
          verdict: net?.verdict ?? null,
          versions: versions.map(({ versionId }) => versionId),
          principals: principals
            .map(
              ({ type, name, via, group }) =>
                `${type} ${name} ${via}${group === undefined ? '' : ` ${group}`}`,
            )
            .sort(),
        },
      ]),
    ),
    notOnRecord: account.notOnRecord.map(({ name }) => name).sort(),
    copies: simplifyCopies(account),
  };
}

function simplifyCopies({ copies }: AccountJson): string[] {
  return copies
    .flatMap(({ owners, policyName, nearest }) =>
      owners.map((owner) => {
        const name = owner.kind === 'inline' ? `${owner.principal}/${owner.name}` : owner.name;
        return `${name}: ${policyName} ${nearest.versionId}`;
      }),
    )
    .sort();
}
