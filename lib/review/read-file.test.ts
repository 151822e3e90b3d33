import { describe, expect, test } from 'vitest';
import { Placeholders } from './placeholders';
import { readFile } from './read-file';

const statement = { Effect: 'Allow', Action: 'a:b', Resource: '*' };
const document = { Version: '2012-10-17', Statement: [statement] };
const template = {
  Resources: { P: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: document } } },
};

function show(path: string, text: string) {
  const read = readFile(path, text);
  if (read.kind !== 'documents') return read.kind;
  return read.file.documents.map(({ id, read: readContent, findLine }) => {
    const content = readContent(new Placeholders());
    return [id, content.kind, findLine(['Statement', 0])];
  });
}

const indented = (value: unknown) => JSON.stringify(value, null, 2);

describe('reads', () => {
  test.each<[name: string, path: string, text: string, expected: unknown]>([
    ['a document', 'a.json', indented(document), [['', 'text', 4]]],
    [
      'a document with a byte order mark',
      'a.json',
      `\uFEFF${indented(document)}`,
      [['', 'text', 4]],
    ],
    [
      'the output of a command',
      'a.json',
      indented({ PolicyVersion: { Document: document } }),
      [['', 'text', 6]],
    ],
    [
      'an encoded document',
      'a.json',
      encodeURIComponent(indented(document)),
      [['', 'text', undefined]],
    ],
    ['a text of JSON', 'a.json', JSON.stringify(indented(document)), [['', 'text', 1]]],
    ['broken JSON', 'a.json', '{', [['', 'text', 1]]],
    ['a broken document', 'a.json', '{"Statement": "x"}', [['', 'text', 1]]],
    ['an empty file', 'a.json', '', [['', 'text', undefined]]],
    ['other JSON', 'package.json', '{"name": "x"}', 'other'],
    ['a list', 'a.json', '[1]', 'other'],
    ['a plan', 'plan.json', '{"format_version": "1.2", "resource_changes": []}', 'plan'],
    ['a template', 'a.json', indented(template), [['P', 'value', 9]]],
    [
      'a template with a key that stands twice',
      'a.json',
      '{"Resources": 1, "AWSTemplateFormatVersion": "x", "Resources": 2}',
      'problem',
    ],
    [
      'a template in YAML',
      'a.yaml',
      'Resources:\n  P:\n    Type: AWS::IAM::Policy\n    Properties:\n      PolicyDocument:\n        Statement:\n          - {}\n',
      [['P', 'value', 7]],
    ],
    ['a template without an ending', 'template', 'AWSTemplateFormatVersion: x', []],
    ['JSON in a YAML file', 'a.yml', indented(template), [['P', 'value', 9]]],
    ['a document in YAML', 'a.yaml', 'Statement:\n  - Effect: Allow', [['', 'value', 2]]],
    [
      'a command in YAML',
      'a.yaml',
      'PolicyDocument:\n  Statement:\n  - Effect: Allow',
      [['', 'value', 3]],
    ],
    ['other YAML', 'a.yaml', 'name: x', 'other'],
    ['text', 'README.md', 'Text', 'other'],
    ['broken YAML', 'a.yaml', 'a: [', 'problem'],
  ])('%s', (_, path, text, expected) => {
    expect(show(path, text)).toEqual(expected);
  });
});
