import announcements from '../../data/schema/announcements.schema.json' with { type: 'json' };
import document from '../../data/schema/document.schema.json' with { type: 'json' };
import policy from '../../data/schema/policy.schema.json' with { type: 'json' };
import risk from '../../data/schema/risk.schema.json' with { type: 'json' };
import riskOverlay from '../../data/schema/risk-overlay.schema.json' with { type: 'json' };
import site from '../../data/schema/site.schema.json' with { type: 'json' };
import version from '../../data/schema/version.schema.json' with { type: 'json' };

/** The keywords of JSON Schema that the schemas in data/schema use. */
export interface Schema {
  $id?: string;
  $ref?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  definitions?: Record<string, Schema>;
  /** Keywords for the validator alone. */
  [keyword: string]: unknown;
}

/** A node of a schema, with the schema that its references are relative to. */
export interface SchemaNode {
  schema: Schema;
  node: Schema;
}

export type FileKind = 'site' | 'announcements' | 'policy' | 'version';

/** The files of data/risk/, which the site uses with every record. */
export type RiskFileKind = 'risk' | 'risk-overlay';

export const schemas: Record<FileKind | RiskFileKind | 'document', Schema> = {
  site,
  announcements,
  policy,
  version,
  document,
  risk,
  'risk-overlay': riskOverlay,
};

/** The schema node of a whole file of this kind. */
export function rootOf(kind: FileKind | RiskFileKind): SchemaNode {
  return { schema: schemas[kind], node: schemas[kind] };
}

/** Follows `$ref`, to a definition of the same schema or to the schema of documents. */
export function resolveSchema({ schema, node }: SchemaNode): SchemaNode {
  if (node.$ref === undefined) return { schema, node };
  const target = node.$ref.startsWith('#/definitions/')
    ? schema.definitions?.[node.$ref.slice('#/definitions/'.length)]
    : Object.values(schemas).find((candidate) => candidate.$id === node.$ref);
  if (target === undefined)
    throw new Error(`${schema.$id ?? 'schema'}: no target for ${node.$ref}`);
  return { schema: node.$ref.startsWith('#') ? schema : target, node: target };
}
