import type { RiskCatalog } from '../risk/catalog';
import { showText } from '../shared/show-text';
import type { AccountAnalysis } from './analyze-account';
import { describeOwners } from './describe-copy';
import {
  describeAnnounced,
  describeHighRisk,
  describePrincipal,
  describeRetirement,
  labelPolicy,
  nameVersions,
} from './describe-policy';

/** Tables of the policies, worst first, and of the copies, in GitHub's Markdown. */
export function writeMarkdown(analyses: readonly AccountAnalysis[], catalog: RiskCatalog): string {
  return analyses
    .map(({ accountId, since, policies, unknown, copies }) =>
      [
        `## Account ${escapeMarkdown(accountId)}, changes since ${since}`,
        '',
        ...writeTable(
          ['Policy', 'Change', 'High risk', 'Versions', 'Status', 'Principals'],
          policies.map((policy) => [
            `${policy.policy.iamName} ${nameVersions(policy)}`,
            [labelPolicy(policy), policy.net?.sentence ?? ''].filter(Boolean).join(': '),
            describeHighRisk(policy, catalog),
            describeAnnounced(policy),
            describeRetirement(policy.retired),
            policy.principals.map(describePrincipal).join('; '),
          ]),
        ),
        ...(unknown.length === 0
          ? []
          : ['', `Not on record: ${unknown.map(({ name }) => escapeMarkdown(name)).join(', ')}`]),
        ...(copies.length === 0
          ? []
          : [
              '',
              ...writeTable(
                ['Copy', 'Of', 'Lags since', 'Difference'],
                copies.map(({ owners, policyName, nearest, lagsSince, sentences }) => [
                  describeOwners(owners),
                  `${policyName} ${nearest.versionId}`,
                  lagsSince?.createDate.slice(0, 10) ?? '',
                  sentences.join(' '),
                ]),
              ),
            ]),
        '',
      ].join('\n'),
    )
    .join('\n');
}

function writeTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => '---'), ...rows.map((row) => row.map(escapeMarkdown))].map(
    (row) => `| ${row.join(' | ')} |`,
  );
}

/** Text without markup, HTML, links or line ends. */
export function escapeMarkdown(text: string): string {
  return showText(text)
    .replace(/[\\`*_{}[\]()#+!|~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/(https?):/gi, '$1&#58;')
    .replaceAll('@', '&#64;');
}
