import type { ApiSchema } from './kinds';

/** A field of an answer, as a schema tells of it. */
export interface Field {
  /** Where it is, as jq writes it without the first dot: `changes[].policyName`. */
  path: string;
  /** `string`, `array of objects`, `date or null`. */
  type: string;
  description: string;
  /** The values that it may have, where they are few; null is told by the type. */
  values: string[];
  /** Where the fields of its items, or its own, are listed, if that is before it. */
  sameAs: string | undefined;
}

/**
 * Every field of an answer, each before its own fields. What a definition holds is listed where
 * it is met first; another schema is not entered.
 */
export function listFields(root: ApiSchema): Field[] {
  return listWithin({ root, met: new Map() }, root, '');
}

/** A schema, and where in its answers each of its definitions was met. */
interface Walk {
  root: ApiSchema;
  met: Map<ApiSchema, string>;
}

function listWithin(walk: Walk, schema: ApiSchema, prefix: string): Field[] {
  const found = resolve(walk.root, schema);
  const { anyOf, items, properties } = found;
  if (anyOf !== undefined) return anyOf.flatMap((each) => listWithin(walk, each, prefix));
  if (items !== undefined) return listWithin(walk, items, `${prefix}[]`);
  if (properties === undefined || walk.met.has(found)) return [];
  walk.met.set(found, prefix);
  return Object.entries(properties).flatMap(([name, property]) => {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    const { description = '', enum: values = [] } = property;
    const field: Field = {
      path,
      type: describeType(walk.root, property),
      description,
      values: values.filter((value) => value !== null),
      sameAs: findMet(walk, property),
    };
    return [field, ...listWithin(walk, property, path)];
  });
}

/** Where the definition of a field, or of the items in it, was met before. */
function findMet(walk: Walk, schema: ApiSchema): string | undefined {
  const found = resolve(walk.root, schema);
  const within = found.anyOf ?? (found.items === undefined ? [] : [found.items]);
  return [walk.met.get(found), ...within.map((each) => findMet(walk, each))].find(
    (path) => path !== undefined,
  );
}

/** Follows a reference within the schema; one to another schema stays. */
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

/** `strings`; of an array of arrays `arrays of strings`. */
function plural(type: string): string {
  return type.startsWith('array of ') ? type.replace('array', 'arrays') : `${type}s`;
}
