import { expect, test } from 'vitest';
import { createCatalog } from '../../iam/catalog/catalog';
import { listKnownActions, suggestActions } from './action-suggestions';

const catalog = createCatalog([
  {
    service: 'lex',
    name: 'Amazon Lex',
    actions: [
      { name: 'GetBot', levels: ['Read'] },
      { name: 'GetBots', levels: ['List'] },
      { name: 'PutBot', levels: ['Write'] },
    ],
  },
  { service: 's3', name: 'Amazon S3', actions: [{ name: 'GetObject', levels: ['Read'] }] },
]);
const known = listKnownActions(catalog, ['LEX:getbots', 'lex:Put*', 'iam:PassRole']);

test('actions of the catalog and of the record are listed once, with what is known of them', () => {
  expect(known.map(({ action, levels, isOnRecord }) => [action, levels[0], isOnRecord])).toEqual([
    ['LEX:getbots', 'List', true],
    ['lex:Put*', undefined, true],
    ['iam:PassRole', undefined, true],
    ['lex:GetBot', 'Read', false],
    ['lex:PutBot', 'Write', true],
    ['s3:GetObject', 'Read', false],
  ]);
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
