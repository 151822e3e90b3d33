import { isPattern, readService } from '../patterns';
import { type Rule, writeEscapes } from './model';
import type { Sides, Tools } from './sides';

/** An account that AWS's own examples use. */
const account = '111122223333';

/** The action of a witness, in words where every rule sees them as it sees the general text. */
export function chooseAction(pattern: string, request: string, sides: Sides, tools: Tools): string {
  if (request !== tools.fillAction(pattern) || !isPattern(pattern)) return tools.spell(request);
  const suggested = suggestAction(tools.spell(pattern));
  const folded = suggested.toLowerCase();
  const isLike = everyRule(
    folded,
    sides,
    ({ action }) => action.matches(folded) === action.matches(request),
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
  const folded = action.toLowerCase();
  const suggested = suggestResources(pattern, action).find((text) =>
    everyRule(
      folded,
      sides,
      (rule) => rule.resource.matches(text) === rule.resource.matches(resource),
    ),
  );
  return writeEscapes(suggested ?? resource);
}

/** Whether all rules that may speak of an action pass a test. */
function everyRule(action: string, { mine, other }: Sides, test: (rule: Rule) => boolean): boolean {
  return [mine, other].every(
    (access) => access.allowsOf(action).every(test) && access.deniesOf(action).every(test),
  );
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
