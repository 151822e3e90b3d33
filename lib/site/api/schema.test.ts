import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { closeSchema, listResponses } from '../../../testing/api-responses';
import { allow, buildAnnouncement, buildPolicy, deny } from '../../../testing/builders';
import { createSiteAddress } from '../../addresses/site-address';
import { listNamedActions } from '../../history/match-announcements';
import { loadCatalog } from '../../iam/catalog/load';
import { loadRecord } from '../../record/load';
import type { PolicyRecord } from '../../record/types';
import { listFields } from './fields';
import { type ApiSchema, describeSchema, type KindName, kindNames } from './kinds';

const address = createSiteAddress('https://example.org/history');

const validator = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
addFormats.default(validator);
for (const kind of kindNames) validator.addSchema(closeSchema(describeSchema(kind, address)));

/** The errors of a response by its schema. */
function listErrors(kind: KindName, response: unknown): string[] {
  const validate = validator.getSchema(`https://example.org/history/api/v1/schema/${kind}.json`);
  if (validate === undefined) throw new Error(`No schema ${kind}.`);
  if (validate(response)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

const hostile = '"<script>alert(1)</script>]]>&amp;\u202e\ud800\u0007__proto__';
const long = `${'x'.repeat(5000)}${hostile}`;
const condition = { Condition: { StringEquals: { [hostile]: [hostile, ''] }, Bool: { b: true } } };

/** A small record with all optional fields and hostile text. */
const built: PolicyRecord = {
  site: {
    title: hostile,
    subject: hostile,
    baseUrl: 'https://example.org/history',
    idBase: 'tag:example.org,2026',
    sources: [
      {
        id: 'a',
        record: 'served',
        title: hostile,
        text: hostile,
        url: 'https://example.org/',
        observedUntil: '2026-05',
      },
      { id: 'b', record: 'announced', title: 'B', text: long, observedUntil: '2026-05-01' },
    ],
  },
  announcementsPage: 'https://example.org/page',
  guides: [],
  announcements: [
    buildAnnouncement('2021-02-03', '__proto__', {
      datePrinted: hostile,
      gist: long,
      actionsNamed: ['a:ListThing', 'a:Two', 'b:Wild'],
      deniesNamed: ['a:Never'],
    }),
    buildAnnouncement('2021-01-01', null, { gist: hostile }),
  ],
  policies: [
    {
      ...buildPolicy('__proto__', [
        ['v2', '2021-01-01T08:00:00Z', allow(['a:One', 'b:*'], hostile)],
        [
          'v5',
          '2021-02-01T08:00:00Z',
          { Sid: hostile, ...allow(['a:Two', 'a:ListThings', 'b:*'], [long, '*'], condition) },
          { Effect: 'Allow', NotAction: ['c:*', 'd:*'], NotResource: ['r', 'q'] },
          deny('a:Three'),
        ],
      ]),
      arn: 'arn:aws:iam::aws:policy/__proto__',
      createDate: '2020-01-01T00:00:00Z',
      summary: hostile,
      deprecated: { knownBy: '2022-01-01', supersededBy: 'A+=,.@-_b' },
      defaults: [{ versionId: 'v2', firstObserved: '2021-05-01T00:00:00Z' }],
      gaps: [
        { from: 'v1', to: 'v1', note: hostile },
        { from: 'v3', to: 'v4' },
      ],
      notes: [
        { title: hostile, text: long, source: 'a', actions: [{ action: 'a:b', text: hostile }] },
        { title: 'No actions', text: 'None', source: 'b' },
      ],
      companions: [
        {
          title: hostile,
          text: hostile,
          source: 'a',
          document: { Version: '2012-10-17', Id: hostile, Statement: allow('a:One') },
        },
      ],
    },
    {
      ...buildPolicy('A+=,.@-_b', [['v1', '2021-03-01T08:00:00Z', allow('a:One')]]),
      kind: 'service-linked-role',
      deprecated: { knownBy: '2022-01-01' },
    },
  ],
};

const real = loadRecord('data');
const catalog = await loadCatalog([
  ...real.announcements.flatMap((row) => listNamedActions(row).map(({ action }) => action)),
  ...real.policies.flatMap(({ versions }) =>
    versions.flatMap(({ statements }) => statements.flatMap(({ action }) => action.patterns)),
  ),
]);
const dates = real.site.tracking?.dates ?? [];
const records = {
  'the record': listResponses(real, dates, address, catalog),
  'a built one': listResponses(built, ['2020-01-01', '2021-02-01', '2022-01-01'], address),
};

describe.each(Object.entries(records))('every response of %s is valid', (_, responses) => {
  test.each(kindNames)('%s, with no field undocumented', (kind) => {
    expect(responses[kind].length).toBeGreaterThan(0);
    expect(responses[kind].flatMap((response) => listErrors(kind, response))).toEqual([]);
  });
});

test.each<[string, KindName, (response: never) => unknown, string]>([
  [
    'a field that nobody documented',
    'changes',
    (response: { changes: object[] }) => ({ changes: [{ ...response.changes[0], more: 1 }] }),
    '/changes/0 must NOT have additional properties',
  ],
  [
    'a field that is missing',
    'announcements',
    (response: { announcements: object[] }) => ({
      announcements: [{ ...response.announcements[0], url: undefined }],
    }),
    "/announcements/0 must have required property 'url'",
  ],
  [
    'an impossible day',
    'as-of',
    (response: object) => ({ ...response, date: '2021-02-30' }),
    '/date must match format "date"',
  ],
  [
    'an unknown state',
    'version',
    (response: object) => ({ ...response, announced: 'perhaps' }),
    '/announced must be equal to one of the allowed values',
  ],
  [
    'an invalid document',
    'version',
    (response: object) => ({ ...response, document: {} }),
    "/document must have required property 'Statement'",
  ],
])('%s is an error', (_, kind, spoil, error) => {
  const [response] = records['the record'][kind];
  const errors = listErrors(kind, JSON.parse(JSON.stringify(spoil(response as never))));
  expect(errors.join('\n')).toContain(error);
});

/** The paths of all fields of an response, as `listFields` writes them. */
function listPaths(value: unknown, prefix = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => listPaths(each, `${prefix}[]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    return [path, ...listPaths(each, path)];
  });
}

/** Fields that no response of the record has. */
const absent: Record<string, string[]> = {
  // No row on record names what only a wildcard gives.
  announcements: ['named', 'versionId', 'createDate'].map(
    (name) => `announcements[].servedByWildcard[].${name}`,
  ),
  // AWS's documents on record have none of these; IAM's grammar has.
  document: ['Id', 'Statement[].NotAction', 'Statement[].NotResource'],
  // No default on record was set back.
  policy: [
    ...['from', 'until'].map((name) => `withdrawals[].${name}`),
    ...['versionId', 'firstObserved'].map((name) => `defaults[].${name}`),
  ],
  // Every difference between AWS's documents on record is decided.
  version: ['undecided[].action', 'undecided[].resource', 'undecided[].reason'],
};

test.each(kindNames)('every field of the schema of %s occurs', (kind) => {
  const schema = describeSchema(kind, address) as ApiSchema;
  const found = new Set(records['the record'][kind].flatMap((response) => listPaths(response)));
  const missing = listFields(schema).filter(({ path }) => !found.has(path));
  expect(missing.map(({ path }) => path)).toEqual(absent[kind] ?? []);
});

test.each(kindNames)('every field of %s is described, and further fields are allowed', (kind) => {
  const schema = describeSchema(kind, address) as ApiSchema;
  const silent = listFields(schema).filter(({ description }) => !/^[^ ].{4,}\.$/.test(description));
  expect(silent).toEqual([]);
  expect(schema.description).toMatch(/^[A-Z].* Within v1, fields may be added; none is removed/);
  expect(schema.title).toBeTruthy();
  expect(JSON.stringify(schema)).not.toContain('"additionalProperties":false');
});

test('a schema has its address as id', () => {
  expect(describeSchema('as-of', address)).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://example.org/history/api/v1/schema/as-of.json',
    title: 'Snapshot of a day',
  });
});
