import type { ApiSchema } from './kinds';

/** A field of a response, from its schema. */
export interface Field {
  /** Its path as in jq, without the first dot: `changes[].policyName`. */
  path: string;
  /** `string`, `array of objects`, `date or null`. */
  type: string;
  description: string;
  /** The values of an enumeration, without null, which the type has. */
  values: string[];
  /** The path at which its fields, or those of its items, are listed before. */
  sameAs: string | undefined;
}

/**
 * Lists every field of a response, each followed by its own fields. The fields of a definition are
 * listed once; those of other schemas are not.
 */
export function listFields(root: ApiSchema): Field[] {
  return listWithin({ root, paths: new Map() }, root, '');
}

/** A schema, and the first path of each of its definitions. */
interface Walk {
  root: ApiSchema;
  paths: Map<ApiSchema, string>;
}

function listWithin(walk: Walk, schema: ApiSchema, prefix: string): Field[] {
  const found = resolve(walk.root, schema);
  const { anyOf, items, properties } = found;
  if (anyOf !== undefined) return anyOf.flatMap((each) => listWithin(walk, each, prefix));
  if (items !== undefined) return listWithin(walk, items, `${prefix}[]`);
  if (properties === undefined || walk.paths.has(found)) return [];
  walk.paths.set(found, prefix);
  return Object.entries(properties).flatMap(([name, property]) => {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    const { description = '', enum: values = [] } = property;
    const field: Field = {
      path,
      type: describeType(walk.root, property),
      description,
      values: values.filter((value) => value !== null),
      sameAs: findFirstPath(walk, property),
    };
    return [field, ...listWithin(walk, property, path)];
  });
}

/** Finds the first path of the definition of a field or of its items. */
function findFirstPath(walk: Walk, schema: ApiSchema): string | undefined {
  const found = resolve(walk.root, schema);
  const within = found.anyOf ?? (found.items === undefined ? [] : [found.items]);
  return [walk.paths.get(found), ...within.map((each) => findFirstPath(walk, each))].find(
    (path) => path !== undefined,
  );
}

/** Resolves a reference within the schema. */
function resolve(root: ApiSchema, schema: ApiSchema): ApiSchema {
  const name = /^#\/\$defs\/(.*)$/.exec(schema.$ref ?? '')?.[1];
  return name === undefined ? schema : (root.$defs?.[name] as ApiSchema);
}

function describeType(root: ApiSchema, schema: ApiSchema): string {
  const found = resolve(root, schema);
  if (found.$ref !== undefined) return 'policy document';
  if (found.anyOf !== undefined) {
    return found.anyOf.map((each) => describeType(root, each)).join(' or ');
  }
  if (found.items !== undefined) return `array of ${plural(describeType(root, found.items))}`;
  if (found.enum?.includes(null)) return 'string or null';
  const { format, type = 'string' } = found;
  return [type]
    .flat()
    .map((each) => (each === 'string' && format !== undefined ? format : each))
    .join(' or ');
}

/** Returns for example `strings` or `arrays of strings`. */
function plural(type: string): string {
  return type.startsWith('array of ') ? type.replace('array', 'arrays') : `${type}s`;
}
