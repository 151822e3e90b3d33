import { isPattern, readService } from '../patterns';
import { type Rule, writeEscapes } from './model';
import type { Sides, Tools } from './sides';

/** An account that AWS's own examples use. */
const account = '111122223333';

/** The action of a witness, in words where every rule sees them as it sees the general text. */
export function chooseAction(pattern: string, request: string, sides: Sides, tools: Tools): string {
  if (request !== tools.fillAction(pattern) || !isPattern(pattern)) return tools.spell(request);
  const suggested = suggestAction(tools.spell(pattern));
  const isLike = listRules(suggested.toLowerCase(), sides).every(
    ({ action }) => action.matches(suggested.toLowerCase()) === action.matches(request),
  );
  return isLike ? suggested : request;
}

/** The same of its resource, once the action has its name. */
export function chooseResource(
  pattern: string,
  action: string,
  sides: Sides,
  tools: Tools,
): string {
  const resource = tools.fillResource(pattern);
  const rules = listRules(action.toLowerCase(), sides);
  const suggested = suggestResources(pattern, action).find((text) =>
    rules.every((rule) => rule.resource.matches(text) === rule.resource.matches(resource)),
  );
  return writeEscapes(suggested ?? resource);
}

function listRules(action: string, { mine, other }: Sides): Rule[] {
  return [mine, other].flatMap((access) => [
    ...access.allowsOf(action),
    ...access.deniesOf(action),
  ]);
}

/** Resources that a reader may take for real ones, fitting a pattern; the best first. */
function suggestResources(pattern: string, action: string): string[] {
  if (pattern === '*') {
    const service = readService(action);
    return [
      `arn:aws:${service}:us-east-1:${account}:example`,
      `arn:aws:${service}:::example`,
      'example',
    ];
  }
  const parts = pattern.split(':');
  const usual = parts.length < 6 ? [] : ['arn', 'aws', 'service', 'us-east-1', account];
  return [parts.map((part, index) => fill(part, usual[index] ?? 'example')).join(':')];
}

/** An action that no one has thought of yet, fitting a pattern. */
function suggestAction(pattern: string): string {
  return fill(pattern === '*' ? '*:*' : pattern, 'SomethingNew');
}

function fill(pattern: string, word: string): string {
  return pattern.replaceAll('*', word).replaceAll('?', 'x');
}
