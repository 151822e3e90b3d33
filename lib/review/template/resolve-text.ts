import { isObject } from '../../shared/problem';
import { hasPlaceholderText, type Placeholders, type PlaceholderUse } from '../placeholders';
import { collectDefinitions, readType, type TemplateSections } from './definitions';

/** Thrown where a value is not known and cannot be a placeholder. */
export class UnresolvedError extends Error {}

/** The pseudo parameters that are one text without wildcards. */
const fixedParameters = [
  'AccountId',
  'Partition',
  'Region',
  'StackId',
  'StackName',
  'URLSuffix',
].map((name) => `AWS::${name}`);

/** How unknown values become placeholders. */
export interface Resolution {
  sections: TemplateSections;
  placeholders: Placeholders;
  /** Undefined where IAM has no variables, so that each text must be known. */
  use: PlaceholderUse | undefined;
}

/** Whether a JSON value is an intrinsic function, such as `{"Ref": "Bucket"}`. */
export function isIntrinsic(value: unknown): value is Record<string, unknown> {
  if (!isObject(value)) return false;
  const [key, ...more] = Object.keys(value);
  return more.length === 0 && key !== undefined && /^(Fn::|Ref$|Condition$)/.test(key);
}

/** Marks a placeholder in a text until all of its parts are joined. A character for private use. */
const mark = '\u{f8ff}';

/** The text of a value with a placeholder for each part that is not known. Throws an UnresolvedError. */
export function resolveText(value: unknown, resolution: Resolution): string {
  const parts = joinParts(value, resolution).split(mark);
  return parts
    .map((part, index) => (index % 2 === 0 ? checkLiteral(part, index, parts) : part))
    .join('');
}

/** Refuses texts that would be read as a placeholder, or that are a part of a policy variable. */
function checkLiteral(text: string, index: number, parts: readonly string[]): string {
  if (hasPlaceholderText(text)) {
    throw new UnresolvedError('a policy variable whose name begins with "Template:"');
  }
  const rest = text.replace(/\$\{[^{}]*\}/g, '');
  const isCut = rest.includes('${') || rest.endsWith('$');
  if (isCut && index < parts.length - 1) {
    throw new UnresolvedError('a policy variable whose name is not known');
  }
  return text;
}

function joinParts(value: unknown, resolution: Resolution): string {
  if (typeof value === 'string' && !value.includes(mark)) return value;
  if (!isIntrinsic(value)) throw new UnresolvedError('a value that is neither text nor a function');
  const [[name, argument]] = Object.entries(value) as [[string, unknown]];
  const joined =
    name === 'Fn::Sub'
      ? joinSub(argument, resolution)
      : name === 'Fn::Join'
        ? joinList(argument, resolution)
        : undefined;
  return joined ?? usePlaceholder(value, labelFunction(name, argument), resolution);
}

/** Undefined where the function has another form. */
function joinList(argument: unknown, resolution: Resolution): string | undefined {
  if (!Array.isArray(argument)) return undefined;
  const [delimiter, parts] = argument as unknown[];
  if (typeof delimiter !== 'string' || !Array.isArray(parts)) return undefined;
  // A condition can leave out an item with its delimiter, and a parameter can be a list.
  const isKnown = parts.every(
    (part) => typeof part === 'string' || isText(part, resolution.sections),
  );
  if (!isKnown) return undefined;
  return parts.map((part) => joinParts(part, resolution)).join(delimiter);
}

/** Whether a function returns one text. */
function isText(value: unknown, { parameters }: TemplateSections): boolean {
  if (!isIntrinsic(value)) return false;
  const { Ref: name } = value;
  const parameter = typeof name === 'string' && Object.hasOwn(parameters, name) && parameters[name];
  if (isObject(parameter)) return !/List/.test(String(parameter.Type));
  return ['Ref', 'Fn::Sub', 'Fn::Join', 'Fn::GetAtt', 'Fn::ImportValue'].some((key) =>
    Object.hasOwn(value, key),
  );
}

/** Undefined where the function has another form. */
function joinSub(argument: unknown, resolution: Resolution): string | undefined {
  const [text, values] = Array.isArray(argument) ? argument : [argument, {}];
  if (typeof text !== 'string' || !isObject(values)) return undefined;
  return text.replace(/\$\{(!?)([^}]*)\}/g, (_, isLiteral: string, inside: string) => {
    const name = inside.trim();
    // CloudFormation writes ${!aws:username} for the variable of IAM.
    if (isLiteral !== '') return `\${${inside}}`;
    if (Object.hasOwn(values, name)) return joinParts(values[name], resolution);
    const [resource, ...attribute] = name.split('.');
    const reference =
      attribute.length > 0 ? { 'Fn::GetAtt': [resource, attribute.join('.')] } : { Ref: name };
    return joinParts(reference, resolution);
  });
}

function usePlaceholder(
  value: Record<string, unknown>,
  label: string,
  { sections, placeholders, use }: Resolution,
): string {
  if (use === undefined) throw new UnresolvedError(`${label}, whose value is not known`);
  const key = JSON.stringify([value, collectDefinitions(value, sections)]);
  const variable = placeholders.use(key, label, isFixed(value, sections), use);
  return `${mark}${variable}${mark}`;
}

/** Whether a function returns one text without wildcards. */
function isFixed(value: Record<string, unknown>, { resources }: TemplateSections): boolean {
  const target = value.Ref ?? (value['Fn::GetAtt'] as unknown[] | undefined)?.[0];
  if (typeof target !== 'string') return false;
  if (fixedParameters.includes(target)) return true;
  // A custom resource returns any text, and a nested stack any output.
  const type = Object.hasOwn(resources, target) ? readType(resources[target]) : '';
  return type.startsWith('AWS::') && !type.startsWith('AWS::CloudFormation::');
}

function labelFunction(name: string, argument: unknown): string {
  if (name === 'Ref') return String(argument);
  if (name === 'Fn::GetAtt') return Array.isArray(argument) ? argument.join('.') : String(argument);
  return `${name.replace('Fn::', '')} ${JSON.stringify(argument)}`;
}
