import type { RiskGrade } from '../../risk/assess';
import type { RiskCatalog } from '../../risk/catalog';
import { isAdded } from '../../risk/high-risk';
import { showText } from '../../shared/show-text';
import { gradeLabels } from '../../text/risk';
import { describeAdded } from './annotations';
import { type DocumentReview, describeProblem, nameReview } from './document-review';
import { findAddedFor } from './find-added';
import { sarifRules } from './sarif-rules';

type Level = 'error' | 'warning' | 'note';

interface Finding {
  rule: string;
  level: Level;
  message: string;
  line: number | undefined;
  /** What distinguishes it among the findings of the same rule and document. */
  subject: string;
}

/** GitHub takes 25,000 results of a run, and shows the first 5,000. */
const maxResults = 5000;

const gradeLevels: Readonly<Record<RiskGrade, Level>> = {
  unrestricted: 'error',
  limited: 'warning',
  indirect: 'note',
};

interface SarifOptions {
  catalog: RiskCatalog;
  /** The version of this project. */
  version: string;
  /** The hexadecimal digest of a text. */
  hash: (text: string) => string;
}

/**
 * The added access and the added risks as SARIF 2.1.0. Source: OASIS, "Static Analysis Results
 * Interchange Format (SARIF) Version 2.1.0"; GitHub Docs, "SARIF support for code scanning".
 */
export function buildSarif(
  reviews: readonly DocumentReview[],
  { catalog, version, hash }: SarifOptions,
) {
  const results = reviews
    // A file that is deleted has no place for an alert.
    .filter(({ state }) => state !== 'deleted')
    .flatMap((review) =>
      listFindings(review, catalog).map((finding) => formatResult(finding, review, hash)),
    );
  return {
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [
      {
        tool: { driver: { name: 'Policy History', semanticVersion: version, rules: sarifRules } },
        columnKind: 'utf16CodeUnits',
        results: results.slice(0, maxResults),
      },
    ],
  };
}

function listFindings({ result, line }: DocumentReview, catalog: RiskCatalog): Finding[] {
  if (result.kind === 'note') return [];
  if (result.kind === 'problem') {
    return result.problems.slice(0, 1).map((problem) => ({
      rule: 'not-compared',
      level: 'warning',
      message: describeProblem(problem),
      line,
      subject: '',
    }));
  }
  const { added, comparison, riskChanges } = result;
  return [
    ...added.map((each) => ({
      rule: 'access-added',
      level: 'warning' as const,
      message: describeAdded(each),
      line: each.line ?? line,
      subject: JSON.stringify(each.gained.map(({ action, resource }) => [action, resource])),
    })),
    ...comparison.undecided.slice(0, 1).map(({ action, resource, reason }) => ({
      rule: 'not-compared',
      level: 'warning' as const,
      message: `${action} on ${resource} is undecided: ${reason}.`,
      line,
      subject: `${action} ${resource}`,
    })),
    ...riskChanges.filter(isAdded).map((change) => {
      const { entry, grade } = change.finding;
      const { category, name, reason } = catalog.findEntry(entry);
      const limit = gradeLabels[grade].toLowerCase();
      return {
        rule: `risk-${category}`,
        level: gradeLevels[grade],
        message: `${name} (${limit}): ${reason}`,
        line: findAddedFor(added, change, catalog)?.line ?? line,
        subject: entry,
      };
    }),
  ];
}

function formatResult(
  { rule, level, message, line = 1, subject }: Finding,
  review: DocumentReview,
  hash: SarifOptions['hash'],
) {
  return {
    ruleId: rule,
    ruleIndex: sarifRules.findIndex(({ id }) => id === rule),
    level,
    message: { text: showText(`${nameReview(review)}: ${message}`) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodePath(review.path), uriBaseId: '%SRCROOT%' },
          region: { startLine: line },
        },
      },
    ],
    // Without the line, so that an alert stays the same where the document moves in its file.
    partialFingerprints: {
      primaryLocationLineHash: `${hash(JSON.stringify([rule, review.path, review.id, subject])).slice(0, 16)}:1`,
    },
  };
}

/** A path of a repository as a relative reference of RFC 3986. */
function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
