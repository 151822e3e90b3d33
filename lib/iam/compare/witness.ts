import type { Condition } from '../document';
import { isSatisfied, isUnknownOperator } from '../evaluate/conditions';
import { evaluateAccess, type Request, type RequestContext } from '../evaluate/evaluate';
import { decodeText } from '../evaluate/policy-variables';
import { coversPattern, isPattern, readService } from '../patterns';
import type { Sides, Tools } from './comparison-sides';
import type { ContextKey } from './context-keys';
import type { Context } from './context-values';
import type { Witness } from './difference';
import { expandAction } from './known';
import type { ResourceDifference } from './resource-differences';

/** An account that AWS's own examples use. */
const account = '111122223333';

export interface Proof {
  /** The pattern whose difference is shown. */
  pattern: string;
  /** An action of it, or the pattern itself where none is known. */
  action: string;
  exceptActions: readonly string[];
  difference: ResourceDifference;
}

/**
 * A request that one document allows and the other does not, in words that a reader may take for
 * real ones where such a request shows the same. Every request is evaluated before it is returned;
 * undefined where none shows the difference.
 */
export function confirmWitness(proof: Proof, sides: Sides, tools: Tools): Witness | undefined {
  const { difference } = proof;
  const replacements = [nameValues(difference.context, tools), (text: string) => text];
  for (const action of listActions(proof, tools)) {
    for (const replace of replacements) {
      const context = writeContext(difference.context, tools, replace);
      for (const resource of listResources(difference, action, tools, replace)) {
        const request = { action, resource: decodeText(resource), context };
        if (isShown(request, sides)) return describe(request, difference, tools);
      }
    }
  }
  return undefined;
}

function isShown(request: Request, { mine, other }: Sides): boolean {
  return (
    evaluateAccess(mine, request) === 'allowed' && evaluateAccess(other, request) !== 'allowed'
  );
}

function describe(
  request: { action: string; resource: string; context: RequestContext },
  { context, rules }: ResourceDifference,
  tools: Tools,
): Witness {
  // Of statements that could apply to the request, whatever they do.
  const conditions = new Map(
    rules.flatMap(({ conditions }) =>
      conditions
        .filter(({ key }) => context.has(key))
        .map((each) => [writeCondition(each.parsed.condition), each] as const),
    ),
  );
  const [holds, fails]: [Condition[], Condition[]] = [[], []];
  for (const each of conditions.values()) {
    (isSatisfied(each, context.get(each.key)) ? holds : fails).push(each.parsed.condition);
  }
  return { ...request, action: tools.spell(request.action), holds, fails };
}

function writeCondition({ operator, key, values }: Condition): string {
  return JSON.stringify([operator.toLowerCase(), key.toLowerCase(), [...values].sort()]);
}

/** Actions that can show the difference, the best proof first. */
function* listActions({ pattern, action, exceptActions }: Proof, tools: Tools): Iterable<string> {
  if (!isPattern(action)) {
    yield tools.spell(action);
    return;
  }
  const isExcepted = (each: string) =>
    exceptActions.some((except) => coversPattern(except.toLowerCase(), each.toLowerCase()));
  yield* suggestActions(tools.spell(pattern)).filter((each) => !isExcepted(each));
  yield* expandAction(action, tools.catalogue).slice(0, 3);
  yield tools.fillAction(pattern);
}

const services = ['s3', 'ec2', 'iam', 'lambda', 'sts', 'kms', 'sqs', 'sns', 'dynamodb', 'connect'];
const verbs = ['GetSomethingNew', 'DescribeSomethingNew', 'PutSomethingNew', 'SomethingNew'];

/** Actions that IAM may have one day, or has. */
function suggestActions(pattern: string): string[] {
  const colon = pattern.indexOf(':');
  const [service, name] =
    colon < 0 ? ['*', '*'] : [pattern.slice(0, colon), pattern.slice(colon + 1)];
  const fill = (text: string, word: string) => text.replaceAll('*', word).replaceAll('?', 'x');
  const prefixes = service === '*' ? services : [fill(service, 'x'), fill(service, '')];
  const names =
    name === '*' ? verbs : ['SomethingNew', 'Something', ''].map((word) => fill(name, word));
  return prefixes.flatMap((prefix) =>
    names
      .filter((each) => each !== '' && prefix !== '')
      .slice(0, service === '*' ? 1 : 3)
      .map((each) => `${prefix}:${each}`),
  );
}

type Replace = (text: string) => string;

/** Puts words in place of the letters that stand for any other value. */
function nameValues(context: Context, { general }: Tools): Replace {
  const words = ['example', 'alice', 'bob', 'carol', 'dave', 'erin'];
  const kinds = Array.from({ length: Math.min(context.size + 1, words.length) }, (_, kind) => kind);
  const runs = kinds.map((kind) => [general.readRun(kind), words[kind] as string] as const);
  return (text) => runs.reduce((all, [run, word]) => all.replaceAll(run, word), text);
}

function writeContext(context: Context, { keys }: Tools, replace: Replace): RequestContext {
  return Object.fromEntries(
    [...context]
      .filter(([key]) => !isUnknownOperator(key))
      .map(([key, values]) => {
        const { written, isMultivalued } = keys.get(key) as ContextKey;
        const texts = values?.map((value) => decodeText(replace(value)));
        if (texts === undefined) return [written, null];
        return [written, isMultivalued ? texts : (texts[0] as string)];
      }),
  );
}

/** Resources that fit, the most telling first. */
function listResources(
  { resource, text }: ResourceDifference,
  action: string,
  { catalogue, general }: Tools,
  replace: Replace,
): string[] {
  const service = readService(action);
  if (resource === '*') {
    const all = '\u{e001}';
    const first = catalogue.isWithoutResource?.(action) === true ? [all] : [];
    return [
      ...first,
      `arn:aws:${service}:us-east-1:${account}:example`,
      `arn:aws:${service}:::example`,
      'example',
      all,
      text,
    ];
  }
  const usual = ['arn', 'aws', service, 'us-east-1', account];
  const parts = text.split(':');
  const run = general.readRun();
  const named =
    parts.length < 6
      ? text
      : parts.map((part, index) => (part === run ? (usual[index] ?? 'example') : part)).join(':');
  return [replace(named), replace(text), text];
}
