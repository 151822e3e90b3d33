import { expect, test } from '@playwright/test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { listBuilt, readBuilt } from './site';

interface Index {
  home: string;
  dates: { asOf: string[] };
  files: Record<string, string>;
  templates: Record<string, string>;
  schemas: Record<string, string>;
}

const built = new Set(listBuilt());
const files = new Map(readBuilt('.json').map(({ path, text }) => [path, text]));
const read = <T>(path: string): T => JSON.parse(files.get(path) ?? 'null');
const index = read<Index>('/api/v1/index.json');

/** The built file at an address of this site. */
function locate(address: string): string {
  const path = decodeURIComponent(new URL(address).pathname);
  return path.endsWith('/') ? `${path}index.html` : path;
}

/** The files whose addresses a URI template gives. */
function listExpanded(template: string): string[] {
  const pattern = locate(template)
    .split(/\{\w+\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('([^/]+)');
  return [...files.keys()].filter((file) => new RegExp(`^${pattern}$`).test(file));
}

/** Where the answers of each kind are. */
const places: Record<string, string[]> = {
  policy: listExpanded(index.templates.policy ?? ''),
  version: listExpanded(index.templates.version ?? ''),
  document: listExpanded(index.templates.document ?? ''),
  'as-of': listExpanded(index.templates.asOf ?? ''),
};
const kindOf = (kind: string) => places[kind] ?? [locate(index.files[kind] ?? '')];

test('the API has every answer that its index promises', () => {
  const { policies } = read<{ policies: { policyName: string; versionCount: number }[] }>(
    locate(index.files.policies ?? ''),
  );
  expect(places.policy).toHaveLength(policies.length);
  const versions = policies.reduce((sum, { versionCount }) => sum + versionCount, 0);
  expect(places.version).toHaveLength(versions);
  expect(places.document).toHaveLength(versions);
  expect(places['as-of']).toEqual(index.dates.asOf.map((date) => `/api/v1/as-of/${date}.json`));
  expect(listExpanded(index.templates.schema ?? '').sort()).toEqual(
    Object.values(index.schemas).map(locate).sort(),
  );
});

test('every answer validates against its served schema', () => {
  const validator = new Ajv2020({ allErrors: true, allowUnionTypes: true });
  addFormats.default(validator);
  const kinds = Object.entries(index.schemas);
  for (const [, address] of kinds) {
    const schema = read<{ $id: string }>(locate(address));
    expect(schema.$id).toBe(address);
    validator.addSchema(schema);
  }
  let checked = 0;
  for (const [kind, address] of kinds) {
    const validate = validator.getSchema(address);
    for (const path of kindOf(kind)) {
      checked += 1;
      expect(files.has(path), path).toBe(true);
      expect(validate?.(read(path)), `${path}: ${JSON.stringify(validate?.errors)}`).toBe(true);
    }
  }
  const answers = [...files.keys()].filter(
    (path) => path.startsWith('/api/v1/') && !/\/(schema\/.*|openapi\.json)$/.test(path),
  );
  expect(checked).toBe(answers.length + (places.document?.length ?? 0));
});

test('the OpenAPI description is valid, and its examples are built', async () => {
  const description = read<{
    servers: { url: string }[];
    paths: Record<string, { get: { parameters?: { name: string; example: string }[] } }>;
  }>('/api/v1/openapi.json');
  const { valid, errors } = await new Validator().validate(description);
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
  const [server] = description.servers;
  for (const [path, { get }] of Object.entries(description.paths)) {
    const values = new Map((get.parameters ?? []).map(({ name, example }) => [name, example]));
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => values.get(name) ?? '');
    expect(files.has(locate(`${server?.url}${filled}`)), filled).toBe(true);
  }
});

/** Every text in a value. */
function listTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(listTexts);
}

test('every address of this site in an answer leads to a file', () => {
  const answers = [...files.keys()].filter((path) => path.startsWith('/api/v1/'));
  const addresses = new Set(
    answers
      .flatMap((path) => listTexts(read(path)))
      .filter((text) => text.startsWith(index.home) && !text.includes('{')),
  );
  expect(addresses.size).toBeGreaterThan(250);
  expect([...addresses].filter((address) => !built.has(locate(address)))).toEqual([]);
});

test('each example on the page is a shortening of the file that it links to', async ({ page }) => {
  await page.goto('/api/');
  for (const [kind, schema] of Object.entries(index.schemas)) {
    const section = page.getByRole('region').filter({ has: page.locator(`#${kind}-example`) });
    const text = (await section.locator('pre').textContent()) ?? '';
    const lines = text.split('\n');
    const example = JSON.parse(lines.filter((line) => !/^ *… \d+ more$/.test(line)).join('\n'));
    const link = await section.locator('p > a').first().getAttribute('href');
    expect(kindOf(kind)).toContain(decodeURIComponent(link ?? ''));
    expect(findUnlike(example, read(decodeURIComponent(link ?? '')))).toEqual([]);
    expect(lines.length).toBeGreaterThan(5);
    await expect(section.getByRole('link', { name: 'JSON Schema' })).toHaveAttribute(
      'href',
      new URL(schema).pathname,
    );
  }
});

/** Places where a shortened value is not what the whole one has: lists may be cut to one item. */
function findUnlike(short: unknown, whole: unknown, place = ''): string[] {
  if (Array.isArray(short) && Array.isArray(whole)) {
    const isCut = short.length === Math.min(1, whole.length);
    return isCut ? short.flatMap((each) => findUnlike(each, whole[0], `${place}[]`)) : [place];
  }
  if (isObject(short) && isObject(whole)) {
    const isWhole = Object.keys(short).join() === Object.keys(whole).join();
    return isWhole
      ? Object.keys(short).flatMap((key) => findUnlike(short[key], whole[key], `${place}.${key}`))
      : [place];
  }
  return short === whole ? [] : [place];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
