import { isObject } from '../../shared/problem';
import { findDocuments, isDocument, namePath, readPath, startsWith } from '../find-documents';
import type { FileDocuments, FindLine, FoundDocument, Path } from '../found-document';
import { collectDefinitions, readSections, readType, type TemplateSections } from './definitions';
import { resolveDocument } from './resolve-document';

/** The types whose `PolicyDocument` is an identity policy. */
const policyTypes = /^AWS::IAM::(Managed|Role|User|Group)?Policy$/;
/** The types whose `Policies` are identity policies. */
const principalTypes = /^AWS::IAM::(Role|User|Group)$/;
const attachmentKeys = ['ManagedPolicyArns', 'PermissionsBoundary'];

/** Whether a JSON value is a CloudFormation template. */
export function isTemplate(value: unknown): boolean {
  if (!isObject(value)) return false;
  if (Object.hasOwn(value, 'AWSTemplateFormatVersion')) return true;
  const { Resources } = value;
  return isObject(Resources) && Object.values(Resources).some((each) => readType(each) !== '');
}

/** Lists the policy documents of a CloudFormation template. Macros and transforms are not applied. */
export function readTemplate(template: Record<string, unknown>, findLine: FindLine): FileDocuments {
  const sections = readSections(template);
  const resources = Object.entries(sections.resources);
  const context = { template, sections, findLine };
  return {
    documents: resources.flatMap(([name, resource]) => listDocuments(name, resource, context)),
    attachments: new Map(
      resources.flatMap(([name, resource]) =>
        attachmentKeys.flatMap((key): [string, string][] => {
          const value = readPath(resource, ['Properties', key]);
          const isAttached = readType(resource).startsWith('AWS::IAM::') && value !== undefined;
          return isAttached ? [[`${name} ${key}`, JSON.stringify(value)]] : [];
        }),
      ),
    ),
  };
}

interface Context {
  template: unknown;
  sections: TemplateSections;
  findLine: FindLine;
}

function listDocuments(name: string, resource: unknown, context: Context): FoundDocument[] {
  const type = readType(resource);
  const isLoop = name.startsWith('Fn::');
  const start = ['Resources', name, ...(isLoop ? [] : ['Properties'])];
  const found = findDocuments(readPath(context.template, start), start);
  const missing = listRequired(type, readPath(resource, ['Properties']), start).filter(
    (path) => !found.some((each) => startsWith(each.path, path)),
  );
  return [
    ...found.map(({ path, value }) => {
      const isIdentity =
        (policyTypes.test(type) || principalTypes.test(type)) &&
        !path.includes('AssumeRolePolicyDocument');
      return describeDocument(context, path, value, isIdentity, isLoop);
    }),
    ...missing.map((path) =>
      describeDocument(context, path, readPath(context.template, path), true, true),
    ),
  ];
}

/** The places at which a resource has identity policies, and those that can add some. */
function listRequired(type: string, properties: unknown, start: Path): Path[] {
  if (!isObject(properties)) return [];
  const isPrincipal = principalTypes.test(type);
  if (!isPrincipal && !policyTypes.test(type)) return [];
  const { Policies } = properties;
  return [
    ...(isPrincipal && Array.isArray(Policies)
      ? Policies.map((_, index) => [...start, 'Policies', index])
      : []),
    ...(isPrincipal && Policies !== undefined && !Array.isArray(Policies)
      ? [[...start, 'Policies']]
      : []),
    ...(isPrincipal ? [] : [[...start, 'PolicyDocument']]),
    ...Object.keys(properties)
      .filter((key) => key === 'Fn::Transform')
      .map((key) => [...start, key]),
  ];
}

function describeDocument(
  { template, sections, findLine }: Context,
  path: Path,
  value: unknown,
  isIdentity: boolean,
  isUnknown: boolean,
): FoundDocument {
  const [, name, , ...rest] = namePath(template, path).split('/');
  const inside = rest.join('/').replace(/(^|\/)PolicyDocument$/, '');
  return {
    id: inside === '' ? (name as string) : `${name} ${inside}`,
    key: JSON.stringify([value, collectDefinitions(value, sections)]),
    isIdentity,
    read: (placeholders) => {
      if (isUnknown) {
        const found = isDocument(value) ? 'one that a loop writes' : 'a value without "Statement"';
        const expected = 'a policy document';
        const remedy = 'Write the document in the template.';
        const problem = { place: `/${path.join('/')}`, expected, found, remedy };
        return { kind: 'problem', problem };
      }
      if (typeof value === 'string') return { kind: 'text', text: value };
      return resolveDocument(value, sections, placeholders);
    },
    findLine: (place) => findLine([...path, ...place]),
  };
}
