import { expect, test } from 'vitest';
import { allow, buildPolicy } from '../../../testing/builders';
import { createCatalog } from '../../iam/catalog/catalog';
import { describeKnownActions, readKnownActions } from './known-actions';

const catalog = createCatalog([
  {
    service: 'lex',
    name: 'Amazon Lex',
    actions: [
      { name: 'GetBot', levels: ['Read'] },
      { name: 'GetBots', levels: ['List'] },
      { name: 'PutBot', levels: ['Write'] },
      { name: 'RunBot', levels: ['Write'] },
    ],
  },
  { service: 's3', name: 'Amazon S3', actions: [{ name: 'GetObject', levels: ['Read'] }] },
]);
const policies = [
  buildPolicy('A', [
    [
      'v1',
      '2021-01-01T00:00:00Z',
      allow(['LEX:getbots', 'lex:Put*', 'old:Gone', '*:RunBot']),
      { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
    ],
  ]),
];
const file = describeKnownActions(policies, catalog);
const known = readKnownActions(JSON.parse(JSON.stringify(file)), catalog);

test('the file has the use of each action of the catalog, and the rest of the record', () => {
  expect(file).toEqual({
    services: ['*', 'lex', 'old'],
    uses: { lex: '-ncc', s3: '-' },
    others: ['*:RunBot', 'lex:Put*', 'old:Gone'],
  });
});

test('each action is listed once, with what is known of it', () => {
  expect(known.actions.map((each) => [each.action, each.levels[0], each.isOnRecord])).toEqual([
    ['*:RunBot', undefined, true],
    ['lex:Put*', undefined, true],
    ['old:Gone', undefined, true],
    ['lex:GetBot', 'Read', false],
    ['lex:GetBots', 'List', true],
    ['lex:PutBot', 'Write', true],
    ['lex:RunBot', 'Write', true],
    ['s3:GetObject', 'Read', false],
  ]);
  expect(known.actions[4]).toMatchObject({ lower: 'lex:getbots', name: 'getbots' });
});

test('the actions that versions name', () => {
  expect(known.published).toEqual(['lex:GetBots', '*:RunBot', 'lex:Put*', 'old:Gone']);
});

test('a record without patterns', () => {
  const plain = [buildPolicy('P', [['v1', '2021-01-01T00:00:00Z', allow('lex:GetBot')]])];
  expect(describeKnownActions(plain, catalog)).toEqual({
    services: ['lex'],
    uses: { lex: 'n---', s3: '-' },
    others: [],
  });
});

test('a service without uses, as after a change of the catalog, is not on record', () => {
  const { actions, published } = readKnownActions({ ...file, uses: {} }, catalog);
  expect(actions.filter(({ isOnRecord }) => isOnRecord).map(({ action }) => action)).toHaveLength(
    8,
  );
  expect(published).toEqual(file.others);
});
