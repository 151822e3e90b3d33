import { dayOf } from '../history/days';
import type { RiskCatalog } from '../risk/catalog';
import type { AccountAnalysis } from './analyze-account';
import {
  describeHighRisk,
  describeRetirement,
  describeVersion,
  describeVia,
  labelPolicy,
} from './describe-policy';

const columns = [
  'account',
  'since',
  'policy',
  'policy_arn',
  'before',
  'after',
  'change',
  'difference',
  'high_risk',
  'versions',
  'never_announced',
  'last_change',
  'retired',
  'principal_type',
  'principal',
  'principal_arn',
  'via',
  'marks',
] as const;

/**
 * A row for each policy and each way in which a principal has it, worst first.
 * Source of the format: RFC 4180; cells that a spreadsheet would calculate begin with an apostrophe.
 */
export function writeCsv(analyses: readonly AccountAnalysis[], catalog: RiskCatalog): string {
  const rows = analyses.flatMap(({ accountId, since, policies }) =>
    policies.flatMap((each) => {
      const { policy, arn, before, after, net, changes, principals } = each;
      const never = changes.filter(({ state }) => state === 'never').length;
      const start = [
        accountId,
        since,
        policy.iamName,
        arn,
        before ?? '',
        after,
        labelPolicy(each),
        net?.sentence ?? '',
        describeHighRisk(each, catalog),
        changes.map(describeVersion).join('; '),
        `${never}`,
        dayOf(changes.at(-1)?.createDate ?? ''),
        describeRetirement(each.retired),
      ];
      return principals.map(({ principal, via, marks }) => [
        ...start,
        principal.type,
        principal.name,
        principal.arn,
        describeVia(via),
        marks.join(' '),
      ]);
    }),
  );
  return [columns, ...rows].map((row) => `${row.map(writeCell).join(',')}\r\n`).join('');
}

/** Quotes a cell where RFC 4180 requires it, and protects a formula. */
export function writeCell(text: string): string {
  // Spreadsheets also calculate what follows spaces or a line end.
  const safe = /^\s*[=+\-@]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
