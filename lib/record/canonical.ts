import type { SchemaNode } from './schemas';
import { resolveSchema } from './schemas';

/**
 * Serializes a value of the record: JSON indented by two spaces, a newline at the end, keys in the
 * order of the schema. Where the schema names no keys (a policy document), the order does not
 * change, because AWS published it.
 */
export function serializeCanonical(value: unknown, schema: SchemaNode): string {
  return `${JSON.stringify(orderKeys(value, schema), null, 2)}\n`;
}

function orderKeys(value: unknown, node: SchemaNode): unknown {
  const { schema, node: resolved } = resolveSchema(node);
  if (Array.isArray(value)) {
    const items = resolved.items;
    return items === undefined
      ? value
      : value.map((item) => orderKeys(item, { schema, node: items }));
  }
  if (typeof value !== 'object' || value === null || resolved.properties === undefined)
    return value;
  const object = value as Record<string, unknown>;
  const known = Object.entries(resolved.properties).filter(([key]) => Object.hasOwn(object, key));
  const keys = new Set(known.map(([key]) => key));
  return Object.fromEntries([
    ...known.map(([key, node]) => [key, orderKeys(object[key], { schema, node })]),
    ...Object.entries(object).filter(([key]) => !keys.has(key)),
  ]);
}
