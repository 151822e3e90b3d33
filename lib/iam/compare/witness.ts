import type { Condition } from '../document';
import { isSatisfied, isUnknownOperator } from '../evaluate/conditions';
import { evaluateAccess, type Request, type RequestContext } from '../evaluate/evaluate';
import { decodeText } from '../evaluate/policy-variables';
import { coversPattern, isPattern, readService } from '../patterns';
import type { Sides, Tools } from './comparison-sides';
import type { ContextKey } from './context-keys';
import type { Context } from './context-values';
import type { Witness } from './difference';
import { expandAction } from './expand-action';
import type { ResourceDifference } from './resource-differences';

/** An account of AWS's examples. */
const account = '111122223333';

export interface Proof {
  /** The pattern whose difference is shown. */
  pattern: string;
  /** An action that the pattern matches, or the pattern where none is known. */
  action: string;
  exceptActions: readonly string[];
  difference: ResourceDifference;
}

/**
 * A request that one document allows and the other does not, with plausible names where such a
 * request shows the difference. Every request is evaluated before it is returned. Undefined where
 * none shows the difference.
 */
export function confirmWitness(proof: Proof, sides: Sides, tools: Tools): Witness | undefined {
  const { difference } = proof;
  const writers = listWriters(difference.context, tools);
  for (const action of listActions(proof, tools)) {
    for (const writer of writers) {
      const context = writeContext(difference.context, tools, writer);
      for (const resource of listResources(difference, action, tools, writer)) {
        const request = { action, resource: decodeText(resource), context };
        if (showsDifference(request, sides)) return describe(request, difference, tools);
      }
    }
  }
  /* v8 ignore next -- as in subtract.ts. */
  return undefined;
}

/** Many differences have the same context. */
const writersByContext = new WeakMap<Context, readonly Writer[]>();

/** The most plausible first. */
function listWriters(context: Context, tools: Tools): readonly Writer[] {
  const writers = writersByContext.get(context) ?? [
    ...examples.map((example) => createWriter(example, context, tools)),
    writeAsIs,
  ];
  writersByContext.set(context, writers);
  return writers;
}

function showsDifference(request: Request, { mine, other }: Sides): boolean {
  return (
    evaluateAccess(mine, request) === 'allowed' && evaluateAccess(other, request) !== 'allowed'
  );
}

function describe(
  request: { action: string; resource: string; context: RequestContext },
  { context, rules }: ResourceDifference,
  tools: Tools,
): Witness {
  if (context.size === 0) {
    return { ...request, action: tools.findWrittenForm(request.action), holds: [], fails: [] };
  }
  // Of statements of either effect that match the request.
  const conditions = new Map(
    rules.flatMap(({ conditions }) =>
      conditions
        .filter(({ key }) => context.has(key))
        .map((each) => [each.parsed.id, each] as const),
    ),
  );
  const [holds, fails]: [Condition[], Condition[]] = [[], []];
  for (const each of conditions.values()) {
    (isSatisfied(each, context.get(each.key)) ? holds : fails).push(each.parsed.condition);
  }
  return { ...request, action: tools.findWrittenForm(request.action), holds, fails };
}

/** Actions that can show the difference, the most plausible first. */
function* listActions({ pattern, action, exceptActions }: Proof, tools: Tools): Iterable<string> {
  if (!isPattern(action)) return yield tools.findWrittenForm(action);
  const isExcepted = (each: string) =>
    exceptActions.some((except) => coversPattern(except.toLowerCase(), each.toLowerCase()));
  yield* listExampleActions(tools.findWrittenForm(pattern)).filter((each) => !isExcepted(each));
  yield* expandAction(action, tools.catalog).slice(0, 3);
  yield tools.fillAction(pattern);
}

const services = ['s3', 'ec2', 'iam', 'lambda', 'sts', 'kms', 'sqs', 'sns', 'dynamodb', 'connect'];
const verbs = ['GetSomethingNew', 'DescribeSomethingNew', 'PutSomethingNew', 'SomethingNew'];

/** Plausible names of actions, which IAM may add or has. */
function listExampleActions(pattern: string): string[] {
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

/** Plausible parts of requests. */
interface Example {
  accounts: readonly string[];
  region: string;
  /** The first replaces any text, the others replace the values of variables. */
  names: readonly string[];
}

/** The second is used where the documents exclude the first. Accounts are those of AWS's examples. */
const examples: readonly [Example, Example] = [
  {
    accounts: [account, '444455556666', '777788889999'],
    region: 'us-east-1',
    names: ['example', 'alice', 'bob', 'carol', 'dave', 'erin'],
  },
  {
    accounts: ['444455556666', '777788889999', account],
    region: 'eu-west-1',
    names: ['another', 'maria', 'nikhil', 'olga', 'paulo', 'quinn'],
  },
];

/** Values of global keys in AWS's examples. */
const exampleValues: ReadonlyMap<string, string> = new Map([
  ['aws:principalorgid', 'o-a1b2c3d4e5'],
  ['aws:resourceorgid', 'o-a1b2c3d4e5'],
  ['aws:sourceorgid', 'o-a1b2c3d4e5'],
  ['aws:sourcevpc', 'vpc-111bbb22'],
  ['aws:sourcevpce', 'vpce-1a2b3c4d'],
]);

/** Replaces the letters of general texts by plausible names. */
interface Writer {
  example: Example;
  /** @param key the context key of the value; none for a resource */
  write: (text: string, key?: string) => string;
}

const writeAsIs: Writer = { example: examples[0], write: (text) => text };

function createWriter(example: Example, context: Context, { general }: Tools): Writer {
  const keys = [...context.keys()];
  const run = general.readRun();
  const runs = keys.map((_, at) => general.readRun(at + 1));
  const write: Writer['write'] = (text, key) => {
    if (text === general.fill(anyArn)) return `arn:aws:iam::${example.accounts[0]}:role/example`;
    // The keys of variables come first, and each has a letter of its own.
    const named = runs.reduce(
      (all, each, at) => all.replaceAll(each, chooseValue(keys[at], at + 1, example) ?? each),
      text,
    );
    const [any] = example.names as [string];
    return named.replaceAll(run, text === run ? (chooseValue(key, 0, example) as string) : any);
  };
  return { example, write };
}

const anyArn = 'arn:*:*:*:*:*';

/** A plausible value of a key; different for each kind. */
function chooseValue(
  key: string | undefined,
  kind: number,
  { accounts, region, names }: Example,
): string | undefined {
  if (key?.endsWith('account')) return accounts[kind % accounts.length];
  if (key === 'aws:requestedregion' && kind <= 1) return region;
  return (kind <= 1 && key !== undefined ? exampleValues.get(key) : undefined) ?? names[kind];
}

function writeContext(context: Context, { keys }: Tools, { write }: Writer): RequestContext {
  return Object.fromEntries(
    [...context]
      .filter(([key]) => !isUnknownOperator(key))
      .map(([key, values]) => {
        const { written, isMultivalued } = keys.get(key) as ContextKey;
        const texts = values?.map((value) => decodeText(write(value, key)));
        if (texts === undefined) return [written, null];
        return [written, isMultivalued ? texts : (texts[0] as string)];
      }),
  );
}

/** Resources of a difference, the most plausible first. */
function listResources(
  { resource, text }: ResourceDifference,
  action: string,
  { catalog, general }: Tools,
  { example, write }: Writer,
): string[] {
  const [owner] = example.accounts;
  const service = readService(action);
  if (resource === '*') {
    const all = '\u{e001}';
    const first = catalog.isWithoutResource?.(action) === true ? [all] : [];
    return [
      ...first,
      `arn:aws:${service}:${example.region}:${owner}:example`,
      `arn:aws:${service}:::example`,
      'example',
      all,
      text,
    ];
  }
  const usual = ['arn', 'aws', service, example.region, owner];
  const parts = text.split(':');
  const run = general.readRun();
  const named =
    parts.length < 6
      ? text
      : parts
          .map((part, index) => (part === run ? (usual[index] ?? example.names[0]) : part))
          .join(':');
  return [write(named), write(text), text];
}
