import { expect, test } from 'vitest';
import { parseStatements } from '../../testing/builders';
import type { LanguageVersion, Patterns, Statement } from '../iam/document';
import { restrictResources } from './restrict-resources';

const role = 'arn:aws:iam::*:role/*';
const user = 'arn:aws:iam::*:user/*';
const secret = 'arn:aws:secretsmanager:*:*:secret:*';

function restrict(
  resource: object,
  resources: readonly string[],
  version: LanguageVersion = '2012-10-17',
): Patterns | undefined {
  const [statement] = parseStatements([{ Effect: 'Allow', Action: 'a:A', ...resource }], version);
  return restrictResources(statement as Statement, resources);
}

test.each<[title: string, pattern: string, kinds: string[], isKept: boolean]>([
  ['everything', '*', [user], true],
  ['the kind itself', user, [user], true],
  ['a part of the kind', 'arn:aws:iam::111122223333:user/x', [user], true],
  ['another kind', role, [user], false],
  ['another kind in one account', 'arn:aws:iam::111122223333:role/x', [user], false],
  ['one of several kinds', role, [user, role], true],
  ['another partition', 'arn:aws-cn:iam::*:user/*', [user], false],
  ['any partition', 'arn:*:iam::*:user/*', [user], true],
  ['text with fewer parts than an ARN', 'arn:aws:iam::*', [user], true],
  ['another service with fewer parts', 'arn:aws:s3*', [user], false],
  ['a variable in the name', `arn:aws:iam::*:user/\${aws:username}`, [user], true],
  ['a variable for the account', `arn:aws:iam::\${aws:PrincipalAccount}:user/*`, [user], true],
  ['a variable in another kind', `arn:aws:iam::\${aws:PrincipalAccount}:role/*`, [user], false],
  ['a bucket where the action acts on objects', 'arn:aws:s3:::a', ['arn:aws:s3:::*/*'], false],
  ['a name without its type', 'arn:aws:secretsmanager:*:*:sqlworkbench!*', [secret], true],
  ['a name without its type, in one account', 'arn:aws:secretsmanager:*:1:x*', [secret], false],
  ['another type', 'arn:aws:secretsmanager:*:*:other:x*', [secret], false],
  ['a name without a type, of a kind without names', 'arn:aws:a:*:*:x', ['arn:aws:a:*:*:y'], false],
  [
    'a log group without its type',
    'arn:aws:logs:*:*:/aws/x/*',
    ['arn:aws:logs:*:*:log-group:*'],
    true,
  ],
  ['everything, for requests without a resource', '*', [], true],
  ['a resource, for requests without a resource', 'arn:aws:s3:::a', [], false],
])('%s', (_, pattern, kinds, isKept) => {
  const negated = { negated: true, patterns: [pattern] };
  const everything = { negated: false, patterns: ['*'] };
  expect(restrict({ Resource: pattern }, kinds)).toEqual(
    isKept ? { negated: false, patterns: [pattern] } : undefined,
  );
  expect(restrict({ NotResource: pattern }, kinds)).toEqual(isKept ? negated : everything);
});

test('keeps the patterns of a list that match', () => {
  expect(restrict({ Resource: [role, user, '*'] }, [user])?.patterns).toEqual([user, '*']);
  expect(restrict({ NotResource: [role, user] }, [user])).toEqual({
    negated: true,
    patterns: [user],
  });
});

test('reads no variables in the old version of the language', () => {
  const pattern = `arn:aws:iam::\${aws:PrincipalAccount}:user/*`;
  expect(restrict({ Resource: pattern }, [user], '2008-10-17')).toBeUndefined();
});
