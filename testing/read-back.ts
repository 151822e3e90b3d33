import type { Statement } from '../lib/iam/document';
import type { Policy, PolicyRecord } from '../lib/record/types';

/** The files of a loaded record: path to value. It shares no code with the loader, which it checks. */
export function describeFiles(record: PolicyRecord): Map<string, unknown> {
  return new Map<string, unknown>([
    ...record.guides.map(({ id, ...file }): [string, unknown] => [
      `announcements/${id}.json`,
      file,
    ]),
    ['site.json', record.site],
    ...record.policies.flatMap(listPolicyFiles),
  ]);
}

function listPolicyFiles({ versions, iamName, ...file }: Policy): [string, unknown][] {
  const folder = `policies/${file.policyName}`;
  return [
    [`${folder}/policy.json`, { ...file, policyName: iamName }],
    ...versions.map(({ policyName: _, number, statements: __, ...version }): [string, unknown] => [
      `${folder}/v${number}.json`,
      version,
    ]),
  ];
}

type Written = Record<string, unknown>;

/** Parses the statements of a valid document in the simplest way. */
export function readStatements(document: unknown): Statement[] {
  const { Statement, Version } = document as Written;
  return list(Statement).map((each) => {
    const statement = each as Written;
    return {
      sid: statement.Sid === '' ? undefined : (statement.Sid as string | undefined),
      effect: statement.Effect as Statement['effect'],
      action: readPatterns(statement, 'Action'),
      resource: readPatterns(statement, 'Resource'),
      languageVersion: Version === '2012-10-17' ? Version : '2008-10-17',
      conditions: Object.entries((statement.Condition ?? {}) as Record<string, Written>).flatMap(
        ([operator, keys]) =>
          Object.entries(keys).map(([key, values]) => ({
            operator,
            key,
            values: list(values).map(String),
          })),
      ),
    };
  });
}

function readPatterns(statement: Written, key: string): Statement['action'] {
  const negated = Object.hasOwn(statement, `Not${key}`);
  return { negated, patterns: list(statement[negated ? `Not${key}` : key]) as string[] };
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}
