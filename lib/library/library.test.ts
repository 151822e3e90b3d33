import { describe, expect, it } from 'vitest';
import * as library from './index';

const { assessRisk, compareAccess, compareRisk, evaluateRequest, loadCatalog, parsePolicy } =
  library;

const bucket = 'arn:aws:s3:::reports/*';
const buildDocument = (...actions: string[]) => ({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: actions, Resource: bucket },
});

function parse(input: unknown) {
  const { statements } = parsePolicy(input);
  if (statements === undefined) throw new Error('Expected a valid document.');
  return statements;
}

it('exports what docs/package.md lists', () => {
  expect(Object.keys(library).sort()).toEqual([
    'assessRisk',
    'compareAccess',
    'compareRisk',
    'evaluateRequest',
    'loadCatalog',
    'parsePolicy',
  ]);
});

describe('parsePolicy', () => {
  const document = buildDocument('s3:GetObject');
  const text = JSON.stringify(document);

  it.each<[string, unknown]>([
    ['a value', document],
    ['a text', text],
    ['a percent-encoded text', encodeURIComponent(text)],
    ['an answer of the AWS command line', { PolicyVersion: { Document: document } }],
  ])('reads %s', (_, input) => {
    const [statement] = parse(input);
    expect(statement).toMatchObject({ effect: 'Allow', action: { patterns: ['s3:GetObject'] } });
  });

  it.each<[unknown, string]>([
    ['{"Statement": [}', 'line 1, column 16'],
    [
      { ...document, Statement: [{ ...document.Statement, Effect: 'allow' }] },
      '/Statement/0/Effect',
    ],
    [{ ...document, Statement: { ...document.Statement, Principal: '*' } }, '/Statement/Principal'],
    [undefined, ''],
  ])('reports the place of a problem in %j', (input, place) => {
    const { statements, problems } = parsePolicy(input);
    expect(statements).toBeUndefined();
    expect(problems?.[0]?.place).toBe(place);
  });
});

describe('compareAccess', () => {
  it('has the differences that evaluateRequest shows', async () => {
    const before = parse(buildDocument('s3:GetObject'));
    const after = parse(buildDocument('s3:GetObject', 's3:PutObject'));
    const comparison = compareAccess(before, after, await loadCatalog([...before, ...after]));
    expect(comparison).toMatchObject({ verdict: 'wider', lost: [], undecided: [] });
    const [{ action, accessLevel, witness } = { witness: undefined }] = comparison.gained;
    expect([action, accessLevel]).toEqual(['s3:PutObject', 'Write']);
    if (witness === undefined) throw new Error('Expected a request that shows the difference.');
    expect(evaluateRequest(before, witness)).toBe('implicitDeny');
    expect(evaluateRequest(after, witness)).toBe('allowed');
  });
});

describe('evaluateRequest', () => {
  it('evaluates the statements of several policies', () => {
    const denial = { Statement: { Effect: 'Deny', Action: '*', Resource: '*' } };
    const request = { action: 'S3:getobject', resource: 'arn:aws:s3:::reports/a' };
    const allows = parse(buildDocument('s3:GetObject'));
    expect(evaluateRequest(allows, request)).toBe('allowed');
    expect(evaluateRequest([...allows, ...parse(denial)], request)).toBe('explicitDeny');
  });
});

describe('the risk of a document', () => {
  const admin = parse({
    Statement: { Effect: 'Allow', Action: 'iam:PutRolePolicy', Resource: '*' },
  });

  it('is graded', () => {
    expect(assessRisk(admin)).toMatchObject([
      { id: 'iam-005', category: 'privilege-escalation', grade: 'unrestricted' },
    ]);
  });

  it('is compared', () => {
    expect(compareRisk([], admin)).toMatchObject([{ effect: 'opens', high: true }]);
    expect(compareRisk(admin, [])).toMatchObject([{ effect: 'closes', high: false }]);
  });
});
