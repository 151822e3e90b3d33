import { expect, test } from 'vitest';
import { suggestActions } from './action-suggestions';

const known = [
  'LEX:getbots',
  'lex:Put*',
  'iam:PassRole',
  'lex:GetBot',
  'lex:PutBot',
  's3:GetObject',
].map((action) => {
  const lower = action.toLowerCase();
  const name = lower.slice(lower.indexOf(':') + 1);
  const isOnRecord = !['lex:GetBot', 's3:GetObject'].includes(action);
  return { action, lower, name, levels: [], isOnRecord };
});

test.each<[string, string[]]>([
  ['', []],
  [' lex:getbot ', ['lex:GetBot', 'LEX:getbots']],
  ['getbots', ['LEX:getbots']],
  ['get', ['LEX:getbots', 'lex:GetBot']],
  ['lex', ['LEX:getbots', 'lex:Put*']],
  ['bot', ['LEX:getbots', 'lex:PutBot']],
  ['zz', []],
])('"%s" is completed', (text, actions) => {
  expect(suggestActions(known, text, 2).map(({ action }) => action)).toEqual(actions);
});
