import { describe, expect, test } from 'vitest';
import { readCorpus, whyNoCorpus } from '../../testing/corpus';
import { parseDocument, type Statement } from '../iam/document';
import { readRisks } from './project-risks';

const { assessor, catalog } = readRisks();

describe.skipIf(whyNoCorpus !== '')(`other policies of AWS${whyNoCorpus}`, () => {
  const versions = whyNoCorpus === '' ? readCorpus() : [];

  /** The grade today, and the first version since which each version has the entry. */
  function findRisk(policyName: string, name: string): string | undefined {
    const graded = versions
      .filter((version) => version.policyName === policyName)
      .map(({ versionId, document }) => {
        const { statements } = parseDocument(document);
        const found = assessor
          .assess(statements as Statement[])
          .find(({ entry }) => catalog.findEntry(entry).name === name);
        return { versionId, grade: found?.grade };
      });
    const last = graded.findLastIndex(({ grade }) => grade === undefined);
    const today = graded.at(-1)?.grade;
    return today && `${today} since ${graded[last + 1]?.versionId}`;
  }

  // Policies that published lists name for privilege escalation, since the oldest version of the corpus.
  test.each([
    ['IAMFullAccess', 'iam:CreatePolicyVersion', 'unrestricted since v1'],
    ['AdministratorAccess-Amplify', 'iam:AttachRolePolicy', 'unrestricted since v1'],
    ['AWSOpsWorksRegisterCLI', 'iam:PutUserPolicy', 'unrestricted since v1'],
    ['AWSCodeStarServiceRole', 'iam:PutRolePolicy', 'limited since v8'],
    ['AWSElasticBeanstalkFullAccess', 'iam:AttachRolePolicy', 'limited since v7'],
    ['AmazonEC2ReadOnlyAccess', 'iam:PassRole', undefined],
    ['SecurityAudit', 'iam:PassRole', undefined],
  ])('%s: %s', (policyName, name, risk) => {
    expect(findRisk(policyName, name)).toBe(risk);
  });
});
