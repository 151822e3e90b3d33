import { describe, expect, it } from 'vitest';
import { isAllowed, type Request } from '../../testing/naive-evaluator';
import { createChance, rounds } from '../../testing/random';
import {
  changeRiskDocument,
  instances,
  listRequests,
  makeRiskDocument,
  type RiskDocument,
  risks,
  role,
  user,
} from '../../testing/risk-documents';
import { parseDocument, type Statement } from '../iam/document';
import type { RiskFinding } from './assess';
import { compareRisk } from './compare';
import type { RequiredAction } from './types';

/** Checks the grades against a second evaluator, which shares no code with them. */

function listAllowed(document: object, required: RequiredAction): Request[] {
  return listRequests(required).filter((request) => isAllowed(document, request));
}

/** Whether the evaluator allows each action, and actions of one kind on a common resource. */
function isPossible(document: object, requires: readonly RequiredAction[]): boolean {
  const sides = requires.map((required) => ({
    kinds: risks.catalog.listResources(required.action),
    found: new Set(listAllowed(document, required).map(({ resource }) => resource)),
  }));
  if (sides.some(({ found }) => found.size === 0)) return false;
  const kinds = new Set(sides.flatMap(({ kinds }) => kinds));
  return [...kinds].every((kind) => {
    const sharing = sides.filter((side) => side.kinds.includes(kind));
    if (sharing.length < 2) return true;
    return instances[kind]?.some((each) => sharing.every(({ found }) => found.has(each)));
  });
}

function read(document: RiskDocument): Statement[] {
  const { statements, problems } = parseDocument(document);
  if (statements === undefined) throw new Error(JSON.stringify(problems));
  return statements;
}

const assess = (document: RiskDocument) => risks.assessor.assess(read(document));
const chance = createChance(28);
const documents = Array.from({ length: 400 * rounds }, () => makeRiskDocument(chance));
const graded = documents.map((document) => ({ document, findings: assess(document) }));

/** Two examples of documents that disagree. */
const show = (list: readonly unknown[]) => list.slice(0, 2).map((each) => JSON.stringify(each));

describe('the findings of a random document', () => {
  it('are the entries that the second evaluator allows', () => {
    let possible = 0;
    const wrong = graded.flatMap(({ document, findings }) => {
      const found = new Set(findings.map(({ entry }) => entry));
      return risks.catalog.entries.flatMap(({ id, requires }) => {
        const isExpected = isPossible(document, requires);
        if (isExpected) possible += 1;
        return found.has(id) === isExpected ? [] : [{ document, id, isExpected }];
      });
    });
    expect(show(wrong)).toEqual([]);
    // Documents that allow nothing prove nothing.
    expect(possible).toBeGreaterThan(documents.length);
    expect(possible).toBeLessThan(documents.length * risks.catalog.entries.length * 0.7);
  });

  it('allow every request of an unrestricted action, and not every request of another', () => {
    const counts = { unrestricted: 0, limited: 0 };
    const wrong = graded.flatMap(({ document, findings }) =>
      findings.flatMap(({ entry, actions: graded }) =>
        risks.catalog.findEntry(entry).requires.flatMap((required, index) => {
          const isUnrestricted = graded[index]?.isUnrestricted === true;
          counts[isUnrestricted ? 'unrestricted' : 'limited'] += 1;
          const isEverything =
            listAllowed(document, required).length === listRequests(required).length;
          return isUnrestricted === isEverything ? [] : [{ document, entry, required }];
        }),
      ),
    );
    expect(show(wrong)).toEqual([]);
    expect(Math.min(counts.unrestricted, counts.limited)).toBeGreaterThan(documents.length / 4);
  });

  it('have a scope for each allowed request, and a request for some scope', () => {
    const wrong = graded.flatMap(({ document, findings }) =>
      findings.flatMap((finding) =>
        listUncovered(document, finding).map((request) => ({ document, finding, request })),
      ),
    );
    expect(show(wrong)).toEqual([]);
  });

  it('are unrestricted, limited or indirect', () => {
    for (const { entry, grade, actions } of graded.flatMap(({ findings }) => findings)) {
      const isEverything = actions.every(({ isUnrestricted }) => isUnrestricted);
      const { needs } = risks.catalog.findEntry(entry);
      expect(grade).toBe(needs.length > 0 ? 'indirect' : isEverything ? 'unrestricted' : 'limited');
    }
  });

  it('are none with a Deny of everything', () => {
    const denied = documents.map(({ Version, Statement }) => ({
      ...(Version && { Version }),
      Statement: [...Statement, { Effect: 'Deny', Action: '*', Resource: '*' }],
    }));
    expect(show(denied.filter((document) => assess(document).length > 0))).toEqual([]);
  });

  it.each<[title: string, statement: object, entries: string[]]>([
    ['all users', { Action: '*', Resource: user }, ['iam:CreateAccessKey']],
    [
      'everything but users',
      { Action: '*', NotResource: user },
      [...['put', 'put-trust', 'pass', 'pass-put', 's3:GetObject', 'sts:List', 'iam:PassRole']],
    ],
    [
      'all roles',
      { Action: 'iam:*', Resource: role },
      [...['put', 'put-trust', 'pass', 'pass-put', 'iam:PassRole']],
    ],
    [
      'everything but S3',
      { NotAction: 's3:*', Resource: '*' },
      [
        ...['put', 'put-trust', 'pass', 'pass-put', 'sts:List', 'iam:Tag', 'iam:PassRole'],
        'iam:CreateAccessKey',
      ],
    ],
  ])('exclude the actions of a Deny of %s', (_, denial, entries) => {
    const wrong = documents.filter(({ Version, Statement }) =>
      assess({
        ...(Version && { Version }),
        Statement: [...Statement, { Effect: 'Deny', ...denial }],
      }).some(({ entry }) => entries.includes(entry)),
    );
    expect(show(wrong)).toEqual([]);
  });

  it('exclude actions whose resources a document does not name', () => {
    const wrong = documents.filter(({ Version, Statement }) =>
      assess({
        ...(Version && { Version }),
        Statement: Statement.map((each) => {
          const { NotResource: _, ...rest } = each as Record<string, unknown>;
          return { ...rest, Resource: ['arn:aws:iam::*:role/*', 'arn:aws:s3:::*b'] };
        }),
      }).some(({ entry }) => ['iam:CreateAccessKey', 'sts:List', 'pass'].includes(entry)),
    );
    expect(show(wrong)).toEqual([]);
  });
});

/** Allowed requests on a resource that no scope has, and scopes that have no allowed request. */
function listUncovered(document: RiskDocument, { entry, actions: graded }: RiskFinding): unknown[] {
  return risks.catalog.findEntry(entry).requires.flatMap((required, index) => {
    const scopes = graded[index]?.scopes ?? [];
    const allowed = listAllowed(document, required);
    const has = ({ resource }: { resource: string }, request: Request) =>
      isAllowed(
        {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: '*', Resource: resource }],
        },
        request,
      );
    const isScope = (scope: { resource: string }) => allowed.some((request) => has(scope, request));
    return [
      ...allowed.filter((request) => !scopes.some((scope) => has(scope, request))),
      ...(scopes.some(isScope) ? [] : [scopes]),
    ];
  });
}

describe('the risks of a random change', () => {
  const pairs = documents.map((before) => ({ before, after: changeRiskDocument(before, chance) }));
  const compared = pairs.map((pair) => ({
    ...pair,
    changes: compareRisk(read(pair.before), read(pair.after), risks),
  }));

  it('open what has no finding before, and close what has none after', () => {
    const wrong = compared.filter(({ before, after, changes }) => {
      const [old, now] = [before, after].map((each) => assess(each).map(({ entry }) => entry));
      const list = (wanted: string) =>
        changes.flatMap(({ effect, finding }) => (effect === wanted ? finding.entry : [])).sort();
      const opened = now?.filter((entry) => !old?.includes(entry)).sort();
      const closed = old?.filter((entry) => !now?.includes(entry)).sort();
      return JSON.stringify([list('opens'), list('closes')]) !== JSON.stringify([opened, closed]);
    });
    expect(show(wrong)).toEqual([]);
  });

  it('widen and narrow where some request is newly allowed or denied', () => {
    const counts: Record<string, number> = {};
    const wrong = compared.flatMap(({ before, after, changes }) => {
      const findings = new Set(assess(before).map(({ entry }) => entry));
      return assess(after).flatMap(({ entry }) => {
        if (!findings.has(entry)) return [];
        const effect = changes.find(({ finding }) => finding.entry === entry)?.effect ?? 'none';
        counts[effect] = (counts[effect] ?? 0) + 1;
        const expected = judge(before, after, risks.catalog.findEntry(entry).requires);
        return effect === expected ? [] : [{ before, after, entry, effect, expected }];
      });
    });
    expect(show(wrong)).toEqual([]);
    expect(Object.keys(counts).sort()).toEqual(['mixed', 'narrows', 'none', 'widens']);
  });

  it('are reversed with before and after', () => {
    const reversed: Record<string, string> = {
      opens: 'closes',
      closes: 'opens',
      widens: 'narrows',
      narrows: 'widens',
      mixed: 'mixed',
    };
    const wrong = compared.filter(({ before, after, changes }) => {
      const back = compareRisk(read(after), read(before), risks);
      const name = ({ effect, finding }: (typeof back)[number]) => `${effect} ${finding.entry}`;
      const expected = changes.map(({ effect, finding }) => `${reversed[effect]} ${finding.entry}`);
      return JSON.stringify(back.map(name).sort()) !== JSON.stringify(expected.sort());
    });
    expect(show(wrong)).toEqual([]);
  });
});

function judge(before: object, after: object, requires: readonly RequiredAction[]): string {
  const changed = requires.flatMap((required) =>
    listRequests(required).flatMap((request) => {
      const [was, is] = [before, after].map((each) => isAllowed(each, request));
      return was === is ? [] : [is ? 'more' : 'less'];
    }),
  );
  const [more, less] = [changed.includes('more'), changed.includes('less')];
  if (more) return less ? 'mixed' : 'widens';
  return less ? 'narrows' : 'none';
}
