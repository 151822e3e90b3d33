import { expect, test } from 'vitest';
import { expandTemplate, kindNames, kinds, openTemplate } from './kinds';

test.each([
  ['/a/{policyName}/{versionId}.json', '/a/A%2B%3D%2C.%40-_b/v4.json'],
  ['/a/b.json', '/a/b.json'],
  ['/a/{versionId}...{versionId}/', '/a/v4...v4/'],
])('%s is %s with its values', (template, path) => {
  expect(expandTemplate(template, { policyName: 'A+=,.@-_b', versionId: 'v4' })).toBe(path);
});

test('a variable without a value is an error', () => {
  expect(() => expandTemplate('/{date}/', {})).toThrow('/{date}/: no value for date.');
});

test('openTemplate restores the braces of variables, and no other escapes', () => {
  expect(openTemplate('/%7BpolicyName%7D/%7B%2B%7D/')).toBe('/{policyName}/%7B%2B%7D/');
});

test('every kind of response has an address of its own', () => {
  const templates = kindNames.map((kind) => kinds[kind].template);
  expect(new Set(templates).size).toBe(templates.length);
});
