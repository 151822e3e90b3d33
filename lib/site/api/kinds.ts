import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import actions from './schema/actions.json' with { type: 'json' };
import announcements from './schema/announcements.json' with { type: 'json' };
import asOf from './schema/as-of.json' with { type: 'json' };
import changes from './schema/changes.json' with { type: 'json' };
import document from './schema/document.json' with { type: 'json' };
import index from './schema/index.json' with { type: 'json' };
import policies from './schema/policies.json' with { type: 'json' };
import policy from './schema/policy.json' with { type: 'json' };
import risk from './schema/risk.json' with { type: 'json' };
import version from './schema/version.json' with { type: 'json' };

/** The part of JSON Schema, draft 2020-12, that the schemas of the API use. */
export interface ApiSchema {
  title?: string;
  description?: string;
  type?: string | string[];
  format?: string;
  enum?: (string | null)[];
  const?: string;
  properties?: Record<string, ApiSchema>;
  required?: string[];
  items?: ApiSchema;
  anyOf?: ApiSchema[];
  /** `#/$defs/…` in the same schema, or the file of another schema. */
  $ref?: string;
  $defs?: Record<string, ApiSchema>;
  /** Keywords that only validators read. */
  [keyword: string]: unknown;
}

/** A kind of response. */
interface ResponseKind {
  /** A URI template (RFC 6570) from the root of the site. */
  template: string;
  schema: ApiSchema;
}

export type KindName =
  | 'index'
  | 'policies'
  | 'policy'
  | 'version'
  | 'document'
  | 'changes'
  | 'announcements'
  | 'actions'
  | 'risk'
  | 'as-of';

/** Every kind of response, in the order of the API's page. */
export const kinds: Record<KindName, ResponseKind> = {
  index: { template: paths.apiFile('index.json'), schema: index },
  policies: { template: paths.apiFile('policies.json'), schema: policies },
  policy: { template: openTemplate(paths.apiPolicy('{policyName}')), schema: policy },
  version: {
    template: openTemplate(paths.apiVersion('{policyName}', '{versionId}')),
    schema: version,
  },
  document: {
    template: openTemplate(paths.document('{policyName}', '{versionId}')),
    schema: document,
  },
  changes: { template: paths.apiFile('changes.json'), schema: changes },
  announcements: { template: paths.apiFile('announcements.json'), schema: announcements },
  actions: { template: paths.apiFile('actions.json'), schema: actions },
  risk: { template: paths.apiFile('risk.json'), schema: risk },
  'as-of': { template: openTemplate(paths.apiSnapshot('{date}')), schema: asOf },
};

export const kindNames = Object.keys(kinds) as KindName[];

/** Restores the braces of variables, which paths have percent-encoded. */
export function openTemplate(path: string): string {
  return path.replace(/%7B(\w+)%7D/g, '{$1}');
}

/** The stability guarantee that every schema has in its description. */
export const promise =
  'Within v1, fields may be added; none is removed or changes its meaning. Ignore fields that you do not know.';

/** Describes a schema with its address as `$id`, by which other schemas refer to it. */
export function describeSchema(kind: KindName, address: SiteAddress) {
  const { $schema, title, description, ...rest } = kinds[kind].schema;
  return {
    $schema,
    $id: address.absolute(paths.apiSchema(kind)),
    title,
    description: `${description} ${promise}`,
    ...rest,
  };
}

/** Expands a URI template; values are percent-encoded as in RFC 6570. */
export function expandTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${template}: no value for ${name}.`);
    return encodeURIComponent(value);
  });
}
