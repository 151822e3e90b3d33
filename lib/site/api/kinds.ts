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
import version from './schema/version.json' with { type: 'json' };

/** As much of JSON Schema, draft 2020-12, as the schemas of the API use. */
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
  /** To `#/$defs/…` of the same schema, or to another one by its file. */
  $ref?: string;
  $defs?: Record<string, ApiSchema>;
  /** Keywords that only validators read. */
  [keyword: string]: unknown;
}

/** A kind of answer. */
export interface AnswerKind {
  /** Where such answers are, from the root of the site: a URI template (RFC 6570). */
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
  | 'as-of';

/** Every kind of answer, as the API's page tells of them. */
export const kinds: Record<KindName, AnswerKind> = {
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
  'as-of': { template: openTemplate(paths.apiSnapshot('{date}')), schema: asOf },
};

export const kindNames = Object.keys(kinds) as KindName[];

/** The braces of a variable, which a path holds percent-encoded. */
export function openTemplate(path: string): string {
  return path.replace(/%7B(\w+)%7D/g, '{$1}');
}

/** What holds for every answer, and every schema says. */
export const promise =
  'Within v1 fields may be added; none goes away or changes its meaning. Take no notice of a field that you do not know.';

/** A schema as it is served: with its own address, by which the others find it. */
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

/** A URI template with values put in: names are percent-encoded, as RFC 6570 has it. */
export function expandTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${template}: no value for ${name}.`);
    return encodeURIComponent(value);
  });
}
