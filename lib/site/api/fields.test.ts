import { expect, test } from 'vitest';
import { type Field, listFields } from './fields';
import { type ApiSchema, kinds } from './kinds';

const show = ({ path, type, description, values, sameAs }: Field) =>
  [
    `${path}: ${type}`,
    ...(description === '' ? [] : [description]),
    ...(values.length === 0 ? [] : [values.join('|')]),
    ...(sameAs === undefined ? [] : [`as ${sameAs}`]),
  ].join('; ');

const list = (properties: Record<string, ApiSchema>, $defs: Record<string, ApiSchema> = {}) =>
  listFields({ type: 'object', properties, $defs }).map(show);

test.each<[string, ApiSchema, string]>([
  ['text', { type: 'string', description: 'A text.' }, 'x: string; A text.'],
  ['a number', { type: 'integer' }, 'x: integer'],
  ['a day', { type: 'string', format: 'date' }, 'x: date'],
  [
    'an instant or nothing',
    { type: ['string', 'null'], format: 'date-time' },
    'x: date-time or null',
  ],
  ['one of some', { enum: ['a', 'b'] }, 'x: string; a|b'],
  ['one of some or nothing', { enum: ['a', null] }, 'x: string or null; a'],
  ['always the same', { const: 'v1' }, 'x: string'],
  ['texts', { type: 'array', items: { type: 'string' } }, 'x: array of strings'],
  ['days', { type: 'array', items: { type: 'string', format: 'date' } }, 'x: array of dates'],
  [
    'lists of texts',
    { type: 'array', items: { type: 'array', items: { type: 'string' } } },
    'x: array of arrays of strings',
  ],
  ['a document', { $ref: 'document.json', description: 'It.' }, 'x: policy document; It.'],
])('a field that is %s', (_, schema, shown) => {
  expect(list({ x: schema })).toEqual([shown]);
});

const inner: ApiSchema = { type: 'object', properties: { y: { type: 'string' } } };

test.each<[string, Record<string, ApiSchema>, string[]]>([
  ['an object', { x: { $ref: '#/$defs/D' } }, ['x: object', 'x.y: string']],
  [
    'objects',
    { x: { type: 'array', items: { $ref: '#/$defs/D' } } },
    ['x: array of objects', 'x[].y: string'],
  ],
  [
    'an object or nothing',
    { x: { anyOf: [{ $ref: '#/$defs/D' }, { type: 'null' }] } },
    ['x: object or null', 'x.y: string'],
  ],
  [
    'the same twice, listed once',
    {
      x: { $ref: '#/$defs/D' },
      z: { type: 'array', items: { $ref: '#/$defs/D' } },
      n: { anyOf: [{ type: 'null' }, { $ref: '#/$defs/D' }] },
    },
    ['x: object', 'x.y: string', 'z: array of objects; as x', 'n: null or object; as x'],
  ],
  [
    'objects, or one without its list',
    { x: { anyOf: [{ type: 'array', items: { $ref: '#/$defs/D' } }, { $ref: '#/$defs/D' }] } },
    ['x: array of objects or object', 'x[].y: string'],
  ],
  ['none', {}, []],
])('fields that are %s', (_, properties, shown) => {
  expect(list(properties, { D: inner })).toEqual(shown);
});

test('a schema without properties has no fields', () => {
  expect(listFields({ type: 'object' })).toEqual([]);
});

test('the fields of the answer on announcements begin as published', () => {
  expect(
    listFields(kinds.announcements.schema)
      .map(({ path, type }) => `${path}: ${type}`)
      .slice(0, 5),
  ).toEqual([
    'announcements: array of objects',
    'announcements[].id: string',
    'announcements[].date: date',
    'announcements[].datePrinted: string or null',
    'announcements[].policyName: string or null',
  ]);
});
