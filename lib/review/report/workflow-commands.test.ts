import { expect, test } from 'vitest';
import { type Annotation, formatAnnotation, formatLog, formatOutput } from './workflow-commands';

test.each<[annotation: Annotation, command: string]>([
  [{ level: 'error', title: 'T', message: 'm' }, '::error title=T::m'],
  [
    { level: 'notice', title: 'T', message: 'm', file: 'a.json', line: 3 },
    '::notice file=a.json,line=3,title=T::m',
  ],
  [
    { level: 'warning', title: 'a:b,c', message: '1%\r\n::x', file: 'a%\n:,' },
    '::warning file=a%25%0A%3A%2C,title=a%3Ab%2Cc::1%25%0D%0A::x',
  ],
])('formats an annotation: %j', (annotation, command) => {
  expect(formatAnnotation(annotation)).toBe(command);
});

test('formats the log and outputs', () => {
  expect(formatLog('::error::x', 't')).toBe('::stop-commands::t\n::error::x\n::t::');
  expect(formatOutput('a', 'b\nc', 'd')).toBe('a<<d\nb\nc\nd\n');
});
