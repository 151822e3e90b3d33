import { parseDocument, type Statement } from '../../lib/iam/document';
import { compareRisk } from '../../lib/risk/compare';
import { readRisks } from '../../lib/risk/project-risks';
import { readCorpus, whyNoCorpus } from '../../testing/corpus';
import { type Benchmark, type Measurement, readPeakMemory, secondsSince } from './benchmark';

/** Grades every version of the corpus by the risk catalog, then every change, on one thread. */
export const gradeCorpus: Benchmark = {
  name: 'grade-corpus',
  whyNot: whyNoCorpus.replace(/^ \(skipped: |\)$/g, ''),
  run: measure,
};

async function measure(): Promise<Measurement> {
  const versions = readCorpus().flatMap(({ policyName, document }) => {
    const { statements } = parseDocument(document);
    return statements === undefined ? [] : [{ policyName, statements }];
  });
  const risks = readRisks();
  const start = performance.now();
  let findings = 0;
  for (const { statements } of versions) findings += risks.assessor.assess(statements).length;
  const gradingSeconds = secondsSince(start);
  const changesStart = performance.now();
  let changes = 0;
  let before: { policyName: string; statements: Statement[] } | undefined;
  for (const version of versions) {
    const isSame = before?.policyName === version.policyName;
    changes += compareRisk(
      isSame ? (before?.statements ?? []) : [],
      version.statements,
      risks,
    ).length;
    before = version;
  }
  const figures = {
    versions: versions.length,
    findings,
    gradingSeconds: Number(gradingSeconds.toFixed(1)),
    changes,
    changesSeconds: Number(secondsSince(changesStart).toFixed(1)),
    peakMemoryMB: readPeakMemory(),
  };
  return {
    figures,
    lines: [
      ['versions', `${figures.versions}`],
      ['findings', `${figures.findings}`],
      ['grading', `${figures.gradingSeconds} s`],
      ['changes of findings', `${figures.changes}`],
      ['grading changes', `${figures.changesSeconds} s`],
      ['peak memory', `${figures.peakMemoryMB} MB`],
    ],
  };
}
