import type { Family } from '../evaluate/conditions';
import { listVariables, type Template } from '../evaluate/policy-variables';
import type { Rule } from '../evaluate/rules';

/** The type of the values of a context key. */
export type KeyType = 'text' | 'arn' | 'numbers' | 'dates' | 'addresses' | 'boolean';

/** A context key that a condition or a variable has. */
export interface ContextKey {
  type: KeyType;
  /** Whether a request can have several values of the key. */
  isMultivalued: boolean;
  /** The key as it is in a document. */
  written: string;
}

/**
 * The types of global keys.
 * Source: IAM User Guide, "AWS global condition context keys".
 */
const globalTypes: ReadonlyMap<string, KeyType> = new Map<string, KeyType>([
  ['aws:multifactorauthpresent', 'boolean'],
  ['aws:principalisawsservice', 'boolean'],
  ['aws:securetransport', 'boolean'],
  ['aws:viaawsservice', 'boolean'],
  ['aws:multifactorauthage', 'numbers'],
  ['aws:epochtime', 'numbers'],
  ['aws:currenttime', 'dates'],
  ['aws:tokenissuetime', 'dates'],
  ['aws:sourceip', 'addresses'],
  ['aws:vpcsourceip', 'addresses'],
  ['aws:principalarn', 'arn'],
  ['aws:sourcearn', 'arn'],
]);

const globalMultivalued: ReadonlySet<string> = new Set([
  'aws:calledvia',
  'aws:principalorgpaths',
  'aws:principalservicenameslist',
  'aws:resourceorgpaths',
  'aws:sourceorgpaths',
  'aws:tagkeys',
]);

const familyTypes: Partial<Record<Family, KeyType>> = {
  arn: 'arn',
  numeric: 'numbers',
  date: 'dates',
  bool: 'boolean',
  ip: 'addresses',
};

/**
 * The keys of conditions and variables. A key that is not a global one has the type of its operators
 * if that is the same for all of them; otherwise its values are texts. A key that is used with a set
 * operator can have several values.
 */
export function readContextKeys(rules: readonly Rule[]): Map<string, ContextKey> {
  const families = new Map<string, Set<Family>>();
  const sets = new Set<string>(globalMultivalued);
  const spellings = new Map<string, string>();
  const add = (key: string, written: string, family: Family | undefined) => {
    const found = families.get(key) ?? new Set();
    families.set(key, family === undefined || family === 'null' ? found : found.add(family));
    // Of several forms the last, so that it does not depend on the order of the documents.
    const known = spellings.get(key);
    if (known === undefined || known < written) spellings.set(key, written);
  };
  const addVariables = (template: Template) => {
    for (const { key, written } of listVariables(template)) {
      const [, name] = /^\$\{\s*([^,}]*[^,}\s])/.exec(written) as unknown as [string, string];
      add(key, name, undefined);
    }
  };
  for (const { resource, conditions } of rules) {
    for (const { template } of resource.templates) addVariables(template);
    for (const { key, family, set, condition, values } of conditions) {
      add(key, condition.key, family);
      if (set !== undefined) sets.add(key);
      values.forEach(addVariables);
    }
  }
  return new Map(
    [...families].map(([key, found]) => {
      const [family] = found;
      const type =
        globalTypes.get(key) ??
        (found.size === 1 && family !== undefined ? familyTypes[family] : undefined) ??
        'text';
      return [key, { type, isMultivalued: sets.has(key), written: spellings.get(key) as string }];
    }),
  );
}
