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
}

/** Every field of an answer, each before its own fields. Another schema is not entered. */
export function listFields(root: ApiSchema): Field[] {
  return listWithin(root, root, '');
}

function listWithin(root: ApiSchema, schema: ApiSchema, prefix: string): Field[] {
  const found = resolve(root, schema);
  if (found.anyOf !== undefined) {
    return found.anyOf.flatMap((each) => listWithin(root, each, prefix));
  }
  if (found.items !== undefined) return listWithin(root, found.items, `${prefix}[]`);
  return Object.entries(found.properties ?? {}).flatMap(([name, property]) => {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    const { description = '', enum: values = [] } = property;
    return [
      {
        path,
        type: describeType(root, property),
        description,
        values: values.filter((value) => value !== null),
      },
      ...listWithin(root, property, path),
    ];
  });
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
