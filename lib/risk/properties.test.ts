import { describe, expect, it } from 'vitest';
import { isAllowed, type Request } from '../../testing/naive-evaluator';
import { type Chance, createChance, rounds } from '../../testing/random';
import { buildPath, buildRisks, buildSensitive } from '../../testing/risk';
import { parseDocument, type Statement } from '../iam/document';
import type { RiskFinding } from './assess';
import { compareRisk } from './compare';
import type { RequiredAction } from './types';

/** Checks the grades against a second evaluator, which shares no code with them. */

interface Document {
  Version?: string;
  Statement: object[];
}

const user = 'arn:aws:iam::*:user/*';
const role = 'arn:aws:iam::*:role/*';
const object = 'arn:aws:s3:::*/*';
const risks = buildRisks({
  resources: {
    'iam:CreateAccessKey': [user],
    'iam:PassRole': [role],
    'iam:PutRolePolicy': [role],
    'iam:UpdateTrust': [role],
    'iam:Tag': [role, user],
    's3:GetObject': [object],
    'sts:List': [],
  },
  paths: [
    buildPath('put', ['iam:PutRolePolicy']),
    buildPath('put-trust', ['iam:PutRolePolicy', 'iam:UpdateTrust']),
    buildPath('pass', ['iam:PassRole>ec2.amazonaws.com', 'sts:List'], { needs: ['a role'] }),
    buildPath('pass-put', ['iam:PassRole>ec2.amazonaws.com', 'iam:PutRolePolicy']),
  ],
  actions: [
    buildSensitive(['s3:GetObject', 'sts:List', 'iam:Tag']),
    buildSensitive(['iam:CreateAccessKey'], { category: 'credential-access' }),
    buildSensitive(['iam:PassRole'], { category: 'privilege-escalation', needs: ['a service'] }),
  ],
});

const actions = [
  ...['*', 'iam:*', 'iam:P*', 'iam:?a*', 'IAM:putrolepolicy', 'iam:PassRole', 'iam:UpdateTrust'],
  ...['iam:CreateAccessKey', 'iam:Tag', 's3:GetObject', 's3:*', 'sts:List', '*:*List', 'ec2:Run'],
];
const resources = [
  ...['*', '*', user, role, 'arn:aws:iam::1:role/a', 'arn:aws:iam::*:role/a*', 'arn:aws:iam::*'],
  ...['arn:aws:iam::2:*', 'arn:aws:iam::*:*/b', 'arn:*:iam::*:user/a', 'arn:aws:s3:::a', object],
  ...['arn:aws:s3:::a/*', 'arn:aws:s3:::*b', 'arn:aws-cn:iam::*:role/*'],
  ...[
    'arn:aws:iam::*:role/${aws:PrincipalTag/team}',
    'arn:aws:iam::*:user/${aws:PrincipalTag/team}',
  ],
];
const conditions: readonly object[] = [
  { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
  { StringEquals: { 'iam:PassedToService': ['ecs.amazonaws.com', 'ec2.amazonaws.com'] } },
  { StringNotEquals: { 'iam:PassedToService': 'ecs.amazonaws.com' } },
  { StringEquals: { 'iam:PassedToService': 'ecs.amazonaws.com' } },
  { StringLikeIfExists: { 'iam:PassedToService': 'ec2*' } },
  { StringEquals: { 'aws:PrincipalTag/team': ['a', 'ab'] } },
  { StringNotLike: { 'aws:PrincipalTag/team': 'a*' } },
  { Null: { 'aws:PrincipalTag/team': 'true' } },
  { Null: { 'iam:PassedToService': 'false' } },
];

/** Requests near the documents: each action on each of its resources, with each context. */
const services = [undefined, 'ec2.amazonaws.com', 'ecs.amazonaws.com', 'x.amazonaws.com'];
const teams = [undefined, 'a', 'b', 'ab', 'zz'];
const contexts = services.flatMap((service) =>
  teams.map((team) => ({
    ...(service && { 'iam:passedtoservice': [service] }),
    ...(team && { 'aws:principaltag/team': [team] }),
  })),
);
/** The last is the name that a variable is in the old version of the language. */
const names = ['a', 'b', 'ab', 'zz', 'a/b', '${aws:PrincipalTag/team}'];
const instances: Record<string, string[]> = {
  [user]: ['1', '2', '3'].flatMap((account) =>
    names.map((name) => `arn:aws:iam::${account}:user/${name}`),
  ),
  [role]: ['1', '2', '3'].flatMap((account) =>
    names.map((name) => `arn:aws:iam::${account}:role/${name}`),
  ),
  [object]: ['a', 'b', 'cb'].flatMap((bucket) =>
    names.map((name) => `arn:aws:s3:::${bucket}/${name}`),
  ),
};

/** The resources of an action that requests name. */
function listInstances(action: string): string[] {
  const kinds = risks.catalog.listResources(action);
  return kinds.length === 0 ? ['*'] : kinds.flatMap((kind) => instances[kind] as string[]);
}

/** The requests of an action of an entry that count. */
function listRequests({ action, passedTo }: RequiredAction): Request[] {
  const counted = contexts.filter(
    (context) =>
      passedTo === undefined || passedTo.includes(String(context['iam:passedtoservice'])),
  );
  return listInstances(action).flatMap((resource) =>
    counted.map((context) => ({ action, resource, context })),
  );
}

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

function makeDocument(chance: Chance): Document {
  const Statement = Array.from({ length: chance.pick([1, 2, 2, 3, 4]) }, (_, index) =>
    makeStatement(chance, index > 0 && chance.happens(0.4)),
  );
  const Version = chance.pick(['2012-10-17', '2012-10-17', '2008-10-17', undefined]);
  return { ...(Version && { Version }), Statement };
}

function makeStatement(chance: Chance, isDenial: boolean): object {
  const list = (from: readonly string[]) =>
    Array.from({ length: chance.pick([1, 1, 2, 3]) }, () => chance.pick(from));
  return {
    Effect: isDenial ? 'Deny' : 'Allow',
    [chance.happens(0.15) ? 'NotAction' : 'Action']: list(actions),
    [chance.happens(0.15) ? 'NotResource' : 'Resource']: list(resources),
    ...(chance.happens(0.4) && { Condition: chance.pick(conditions) }),
  };
}

/** The document with one statement added, removed or replaced. */
function changeDocument(document: Document, chance: Chance): Document {
  const at = Math.floor(chance.next() * document.Statement.length);
  const added = chance.happens(0.6) ? [makeStatement(chance, chance.happens(0.4))] : [];
  const Statement = document.Statement.toSpliced(at, Number(chance.happens(0.6)), ...added);
  return Statement.length === 0 ? document : { ...document, Statement };
}

function read(document: Document): Statement[] {
  const { statements, problems } = parseDocument(document);
  if (statements === undefined) throw new Error(JSON.stringify(problems));
  return statements;
}

const assess = (document: Document) => risks.assessor.assess(read(document));
const chance = createChance(28);
const documents = Array.from({ length: 400 * rounds }, () => makeDocument(chance));
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
function listUncovered(document: Document, { entry, actions: graded }: RiskFinding): unknown[] {
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
  const pairs = documents.map((before) => ({ before, after: changeDocument(before, chance) }));
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
