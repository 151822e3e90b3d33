import type { ActionCatalog, Difference } from '../lib/iam/compare/difference';
import { parseDocument, type Statement } from '../lib/iam/document';
import type { Announcement, Policy, Version } from '../lib/record/types';

type Texts = string | string[];

/** An Allow statement, on all resources by default. */
export function allow(action: Texts, resource: Texts = '*', more: object = {}) {
  return { Effect: 'Allow', Action: action, Resource: resource, ...more };
}

/** A Deny statement, on all resources by default. */
export function deny(action: Texts, resource: Texts = '*', more: object = {}) {
  return { Effect: 'Deny', Action: action, Resource: resource, ...more };
}

export function allowNotAction(NotAction: Texts) {
  return { Effect: 'Allow', NotAction, Resource: '*' };
}

export function denyNotAction(NotAction: Texts) {
  return { Effect: 'Deny', NotAction, Resource: '*' };
}

export function allowNotResource(Action: Texts, NotResource: Texts) {
  return { Effect: 'Allow', Action, NotResource };
}

export function denyNotResource(Action: Texts, NotResource: Texts) {
  return { Effect: 'Deny', Action, NotResource };
}

/** The statements of a document, parsed; an empty list, which IAM refuses, has none. */
export function parseStatements(statements: object[], Version = '2012-10-17'): Statement[] {
  if (statements.length === 0) return [];
  return parseDocument({ Version, Statement: statements }).statements as Statement[];
}

/** A version by its id, the instant it was made, and its statements. */
export type VersionMade = [versionId: string, createDate: string, ...statements: object[]];

/** `v2` made on 2021-02-01, for 2, and so on up to 9. */
export function v(number: number, ...statements: object[]): VersionMade {
  return [`v${number}`, `2021-0${number}-01T00:00:00Z`, ...statements];
}

export function buildVersion(
  policyName: string,
  [versionId, createDate, ...statements]: VersionMade,
): Version {
  const document = { Version: '2012-10-17', Statement: statements };
  return {
    policyName,
    versionId,
    number: Number(versionId.slice(1)),
    createDate,
    firstObserved: createDate,
    knownFrom: ['archive'],
    document,
    statements: parseDocument(document).statements as Statement[],
  };
}

export function buildPolicy(policyName: string, versions: readonly VersionMade[]): Policy {
  return {
    policyName,
    iamName: policyName,
    arn: null,
    kind: 'attachable',
    createDate: null,
    versions: versions.map((version) => buildVersion(policyName, version)),
  };
}

/** A row of AWS's page; one that speaks of no policy and says no more begins the tracking. */
export function buildAnnouncement(
  date: string,
  policyName: string | null,
  more: Partial<Announcement> = {},
): Announcement {
  return {
    id: policyName === null ? date : `${date}-${policyName}`,
    date,
    policyName,
    kind: policyName === null ? 'tracking-started' : 'actions-added',
    gist: 'A row',
    actionsNamed: [],
    knownFrom: ['guide'],
    ...more,
  };
}

/** A difference of an action, on all resources by default. */
/** An announcement of P, unless `of` is another policy, as `2021-02-01 a:Allowed !a:Denied`. */
export function announce(
  text: string,
  { of = 'P', ...more }: Partial<Announcement> & { of?: string } = {},
): Announcement {
  const [date = '', ...names] = text.split(' ');
  return buildAnnouncement(date, of, {
    actionsNamed: names.filter((name) => !name.startsWith('!')),
    deniesNamed: names.filter((name) => name.startsWith('!')).map((name) => name.slice(1)),
    ...more,
  });
}

export function buildDifference(action: string, more: Partial<Difference> = {}): Difference {
  const resource = more.resource ?? '*';
  return {
    action,
    actions: 1,
    isRest: false,
    future: false,
    exceptActions: [],
    resource,
    exceptResources: [],
    conditions: [],
    accessLevels: [],
    levels: {},
    elsewhere: 'nothing',
    otherConditions: undefined,
    witness: { action, resource, context: {}, holds: [], fails: [] },
    ...more,
  };
}

/** A catalog of some services: the names of their actions, with AWS's access levels. */
export function buildCatalog(known: Record<string, Record<string, string[]>>): ActionCatalog {
  const levels = new Map<string, string[]>();
  for (const [service, actions] of Object.entries(known)) {
    for (const [name, list] of Object.entries(actions)) {
      levels.set(`${service}:${name}`.toLowerCase(), list);
    }
  }
  return {
    listActions: (service) => Object.keys(known[service] ?? {}).map((name) => `${service}:${name}`),
    readLevels: (action) => levels.get(action.toLowerCase()) ?? [],
  };
}

/** A catalog of these actions, however they are asked for, and of nothing else about them. */
export function buildKnown(isKnown: (action: string) => boolean): ActionCatalog {
  return { listActions: () => [], readLevels: (action) => (isKnown(action) ? ['Read'] : []) };
}

/** Every text of up to `max` letters of an alphabet, the empty text included. */
export function listTexts(alphabet: string, max: number): string[] {
  if (max === 0) return [''];
  const shorter = listTexts(alphabet, max - 1);
  return ['', ...shorter.flatMap((text) => [...alphabet].map((letter) => letter + text))];
}
