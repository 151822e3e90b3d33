import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import type { SiteFile } from '../../record/types';
import { type ApiSchema, type KindName, kindNames, kinds, openTemplate, promise } from './kinds';

/** A value for each variable of the addresses. */
interface ExampleValues {
  policyName: string;
  versionId: string;
  date: string;
}

/** `/api/v1/openapi.json`: the API in OpenAPI 3.1, with all schemas. */
export function describeOpenApi(site: SiteFile, values: ExampleValues, address: SiteAddress) {
  const examples = { ...values, kind: 'version' };
  return {
    openapi: '3.1.1',
    info: {
      title: site.title,
      summary: `What managed policies of ${site.subject} allowed, since when, what changed, and whether AWS announced it.`,
      description: `Static files: GET only, without a key and without limits other than the host’s. ${promise} Instants are UTC.`,
      version: '1',
    },
    servers: [{ url: address.absolute('') }],
    externalDocs: {
      url: address.absolute(paths.api),
      description: 'The documentation of the API.',
    },
    paths: {
      ...Object.fromEntries(
        kindNames.map((kind) => [
          kinds[kind].template,
          describeGet(kind, kinds[kind], refer(kind), examples),
        ]),
      ),
      [openTemplate(paths.apiSchema('{kind}'))]: describeGet(
        'schema',
        {
          template: openTemplate(paths.apiSchema('{kind}')),
          schema: { title: 'Schema', description: 'The JSON Schema of a kind of response.' },
        },
        { type: 'object' },
        examples,
      ),
    },
    components: {
      schemas: Object.assign({}, ...kindNames.map(bundleSchema)),
      responses: {
        NotFound: {
          description: 'There is no file with this address. The body is an HTML page.',
          content: { 'text/html': { schema: { type: 'string' } } },
        },
      },
    },
  };
}

function describeGet(
  operationId: string,
  { template, schema: { title, description } }: { template: string; schema: ApiSchema },
  schema: object,
  examples: Record<VariableName, string>,
) {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as VariableName);
  return {
    get: {
      operationId,
      summary: title,
      description,
      ...(names.length === 0
        ? {}
        : {
            parameters: names.map((name) => ({
              name,
              in: 'path',
              required: true,
              ...variables[name],
              example: examples[name],
            })),
          }),
      responses: {
        200: { description: `${title}.`, content: { 'application/json': { schema } } },
        404: { $ref: '#/components/responses/NotFound' },
      },
    },
  };
}

type VariableName = keyof ExampleValues | 'kind';

const variables: Record<VariableName, object> = {
  policyName: {
    description: 'The exact name of a policy; policies.json lists them.',
    schema: { type: 'string', pattern: '^[A-Za-z0-9_+=,.@-]{1,128}$' },
  },
  versionId: {
    description: 'The id of a version; the response about its policy lists them.',
    schema: { type: 'string', pattern: '^v[1-9][0-9]*$' },
  },
  date: {
    description: 'A day; index.json lists them under `dates.asOf`.',
    schema: { type: 'string', format: 'date' },
  },
  kind: { description: 'A kind of response.', schema: { type: 'string', enum: kindNames } },
};

/**
 * Returns a schema and its definitions as components with names of their own, since many tools find
 * references only there.
 */
function bundleSchema(kind: KindName): Record<string, ApiSchema> {
  const { $schema, $defs = {}, ...schema } = kinds[kind].schema;
  const rename = (part: ApiSchema) => renameReferences(part, kind) as ApiSchema;
  return {
    [nameComponent(kind)]: rename(schema),
    ...Object.fromEntries(
      Object.entries($defs).map(([name, part]) => [nameComponent(kind, name), rename(part)]),
    ),
  };
}

function renameReferences(value: unknown, kind: KindName): unknown {
  if (Array.isArray(value)) return value.map((each) => renameReferences(each, kind));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) =>
      key === '$ref' ? [key, locate(String(each), kind)] : [key, renameReferences(each, kind)],
    ),
  );
}

/** Returns the reference to the component for a reference of a schema. */
function locate(reference: string, kind: KindName): string {
  const [, file, name] = /^(?:(.*)\.json)?(?:#\/\$defs\/(.*))?$/.exec(reference) as string[];
  return `#/components/schemas/${nameComponent((file ?? kind) as KindName, name)}`;
}

function refer(kind: KindName) {
  return { $ref: `#/components/schemas/${nameComponent(kind)}` };
}

/** Returns `AsOf` or, for a definition, `AsOf.InForce`. */
function nameComponent(kind: KindName, definition?: string): string {
  const name = kind.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
  return definition === undefined ? name : `${name}.${definition}`;
}
