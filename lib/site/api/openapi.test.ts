import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { createSiteAddress } from '../../addresses/site-address';
import { loadRecord } from '../../record/load';
import { kindNames, kinds } from './kinds';
import { describeOpenApi } from './openapi';

const { site } = loadRecord('data');
const values = { policyName: 'AmazonConnect_FullAccess', versionId: 'v4', date: '2021-06-15' };
const build = (baseUrl: string) =>
  JSON.parse(JSON.stringify(describeOpenApi(site, values, createSiteAddress(baseUrl))));
const description = build('https://example.org/history/');

interface Operation {
  operationId: string;
  parameters?: { name: string; example: string }[];
  responses: { 200: { content: { 'application/json': { schema: { $ref: string } } } } };
}
const operations = Object.entries<{ get: Operation }>(description.paths).map(([path, { get }]) => ({
  path,
  ...get,
}));

test.each(['https://example.org/history/', 'https://example.org'])(
  'it is a valid OpenAPI 3.1 description of %s',
  async (baseUrl) => {
    const { valid, errors } = await new Validator().validate(build(baseUrl));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  },
);

test('it would not be valid without its paths’ responses', async () => {
  const broken = build('https://example.org');
  broken.paths['/api/v1/index.json'].get.responses = undefined;
  broken.info = {};
  const { valid } = await new Validator().validate(JSON.parse(JSON.stringify(broken)));
  expect(valid).toBe(false);
});

test('every kind of answer has its address', () => {
  expect(operations.map(({ path, operationId }) => `${operationId} ${path}`)).toEqual([
    'index /api/v1/index.json',
    'policies /api/v1/policies.json',
    'policy /api/v1/policies/{policyName}.json',
    'version /api/v1/policies/{policyName}/{versionId}.json',
    'document /policies/{policyName}/{versionId}/document.json',
    'changes /api/v1/changes.json',
    'announcements /api/v1/announcements.json',
    'actions /api/v1/actions.json',
    'risk /api/v1/risk.json',
    'as-of /api/v1/as-of/{date}.json',
    'schema /api/v1/schema/{kind}.json',
  ]);
  expect(description.servers).toEqual([{ url: 'https://example.org/history' }]);
});

test('each variable of an address is a parameter with an example, and no other is', () => {
  for (const { path, parameters = [] } of operations) {
    const variables = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    expect(parameters.map(({ name }) => name)).toEqual(variables);
    for (const { name, example } of parameters) {
      expect(example).toBe({ ...values, kind: 'version' }[name]);
    }
  }
});

describe('the schemas of components', () => {
  const { schemas } = description.components;

  test('are those of the answers, and every reference leads to one', () => {
    const references = [...JSON.stringify(description).matchAll(/"\$ref":"([^"]*)"/g)].map(
      (match) => match[1] as string,
    );
    const targets = references.filter(
      (reference) => reference !== '#/components/responses/NotFound',
    );
    expect(targets.length).toBeGreaterThan(50);
    const found = (reference: string) =>
      reference.startsWith('#/components/schemas/') && reference.slice(21) in schemas;
    expect(targets.filter((reference) => !found(reference))).toEqual([]);
    const known = kindNames.flatMap((kind) => [
      kind,
      ...Object.keys(kinds[kind].schema.$defs ?? {}),
    ]);
    expect(Object.keys(schemas)).toHaveLength(known.length);
  });

  test('are named by their kind and definition', () => {
    expect(schemas.AsOf.properties.policies.items).toEqual({
      $ref: '#/components/schemas/AsOf.InForce',
    });
    expect(schemas['AsOf.InForce'].properties.document.$ref).toBe('#/components/schemas/Document');
    expect(schemas.Version.properties.gained.items.$ref).toBe(
      '#/components/schemas/Version.Difference',
    );
    const [first] = operations;
    expect(first?.responses[200].content['application/json'].schema.$ref).toBe(
      '#/components/schemas/Index',
    );
  });
});
