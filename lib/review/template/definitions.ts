import { isObject } from '../../shared/problem';

/** The sections of a template that values refer to. */
export interface TemplateSections {
  parameters: Record<string, unknown>;
  mappings: Record<string, unknown>;
  conditions: Record<string, unknown>;
  resources: Record<string, unknown>;
}

export function readSections(template: Record<string, unknown>): TemplateSections {
  const read = (key: string) => {
    const section = template[key];
    return isObject(section) ? section : {};
  };
  return {
    parameters: read('Parameters'),
    mappings: read('Mappings'),
    conditions: read('Conditions'),
    resources: read('Resources'),
  };
}

/**
 * What the template defines of the names that a value refers to: equal values with equal
 * definitions are equal in both states of a template. A resource is its type: a reference to it
 * means the same resource after its properties change.
 */
export function collectDefinitions(
  value: unknown,
  sections: TemplateSections,
): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const add = (kind: keyof TemplateSections, name: string) => {
    const key = `${kind} ${name}`;
    if (Object.hasOwn(found, key) || !Object.hasOwn(sections[kind], name)) return;
    const definition = sections[kind][name];
    found[key] = kind === 'resources' ? readType(definition) : dropTexts(definition);
    if (kind === 'conditions') visit(definition);
  };
  const addReference = (text: string) => {
    const name = text.split('.')[0] as string;
    add('parameters', name);
    add('resources', name);
  };
  const visit = (item: unknown): void => {
    if (Array.isArray(item)) item.forEach(visit);
    if (!isObject(item)) return;
    for (const [key, each] of Object.entries(item)) {
      const first = Array.isArray(each) ? each[0] : each;
      if (typeof first === 'string') {
        if (key === 'Ref' || key === 'Fn::GetAtt') addReference(first);
        if (key === 'Fn::Sub') listNames(first).forEach(addReference);
        if (key === 'Condition' || key === 'Fn::If') add('conditions', first);
        if (key === 'Fn::FindInMap') add('mappings', first);
      } else if (key === 'Fn::FindInMap') {
        for (const name of Object.keys(sections.mappings)) add('mappings', name);
      }
      visit(each);
    }
  };
  visit(value);
  return found;
}

/** The names that a text of Fn::Sub replaces. */
function listNames(text: string): string[] {
  return [...text.matchAll(/\$\{([^!}][^}]*)\}/g)].map(([, name]) => (name as string).trim());
}

export function readType(resource: unknown): string {
  return isObject(resource) && typeof resource.Type === 'string' ? resource.Type : '';
}

/** Without texts for people. */
function dropTexts(definition: unknown): unknown {
  if (!isObject(definition)) return definition;
  const { Description: _, ConstraintDescription: __, ...kept } = definition;
  return kept;
}
