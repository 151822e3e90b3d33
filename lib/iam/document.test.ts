import { describe, expect, test } from 'vitest';
import { parseDocument } from './document';

const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const wrap = (statement: unknown) => ({ Version: '2012-10-17', Statement: statement });

describe('parseDocument accepts', () => {
  test('scalars and lists, one statement or several', () => {
    const both = [wrap(allow), wrap([{ ...allow, Action: ['s3:GetObject'], Resource: ['*'] }])];
    expect(parseDocument(both[0])).toEqual(parseDocument(both[1]));
  });

  test('NotAction, NotResource, Deny, conditions of every plain type', () => {
    const { statements } = parseDocument(
      wrap([
        {
          Sid: 'A',
          Effect: 'Deny',
          NotAction: 'iam:*',
          NotResource: ['arn:aws:s3:::b/${aws:username}/*'],
          Condition: { Bool: { 'aws:MFA': false }, NumericLessThan: { n: [1, '2'] } },
        },
      ]),
    );
    expect(statements).toEqual([
      {
        sid: 'A',
        effect: 'Deny',
        action: { negated: true, patterns: ['iam:*'] },
        resource: { negated: true, patterns: ['arn:aws:s3:::b/${aws:username}/*'] },
        conditions: [
          { operator: 'Bool', key: 'aws:MFA', values: ['false'] },
          { operator: 'NumericLessThan', key: 'n', values: ['1', '2'] },
        ],
        languageVersion: '2012-10-17',
      },
    ]);
  });

  test.each([
    ['*'],
    ['s3:*'],
    ['*:Get*'],
    ['s?:Get?bject'],
    ['sms-voice:SendTextMessage'],
    // As AWS publishes them.
    ['amplifybackend: *'],
    ['access-analyzer:ListTagsForResource '],
  ])('the action "%s" unchanged', (action) => {
    const { statements } = parseDocument(wrap({ ...allow, Action: action }));
    expect(statements?.map((statement) => statement.action.patterns)).toEqual([[action]]);
  });

  test('an empty Sid as none', () => {
    const { statements } = parseDocument({ Statement: { ...allow, Sid: '' } });
    expect(statements?.[0]?.sid).toBeUndefined();
  });

  test.each([
    ['2012-10-17', '2012-10-17'],
    ['2008-10-17', '2008-10-17'],
    [undefined, '2008-10-17'],
  ])('the Version %s as the language version %s', (Version, languageVersion) => {
    const { statements } = parseDocument({ Version, Statement: [allow] });
    expect(statements?.map((each) => each.languageVersion)).toEqual([languageVersion]);
  });
});

describe('parseDocument refuses', () => {
  test.each([
    ['a text', 'x', ['', '"x"']],
    ['null', null, ['', 'null']],
    ['a list', [], ['', 'an empty list']],
    ['no statement', {}, ['/Statement', 'nothing']],
    ['an empty list of statements', wrap([]), ['/Statement', 'an empty list']],
    [
      'an unknown language version',
      { ...wrap(allow), Version: '2020-01-01' },
      ['/Version', '"2020-01-01"'],
    ],
    [
      'a language version in a list',
      { ...wrap(allow), Version: ['2012-10-17'] },
      ['/Version', 'a list of 1'],
    ],
    ['an unknown element', { ...wrap(allow), Foo: 1 }, ['/Foo', '"Foo"']],
    [
      'a principal',
      wrap([{ ...allow, Principal: '*' }]),
      ['/Statement/0/Principal', '"Principal"'],
    ],
    ['a statement that is a text', wrap(['x']), ['/Statement/0', '"x"']],
    ['a Sid that is a number', wrap([{ ...allow, Sid: 1 }]), ['/Statement/0/Sid', '1']],
    ['no effect', wrap({ ...allow, Effect: undefined }), ['/Statement/Effect', 'nothing']],
    [
      'an unknown effect',
      wrap([{ ...allow, Effect: 'allow' }]),
      ['/Statement/0/Effect', '"allow"'],
    ],
    ['neither action', wrap([{ Effect: 'Allow', Resource: '*' }]), ['/Statement/0', 'neither']],
    ['both resources', wrap([{ ...allow, NotResource: 'x' }]), ['/Statement/0', 'both']],
    [
      'an action without a service',
      wrap([{ ...allow, Action: 'GetObject' }]),
      ['/Statement/0/Action', '"GetObject"'],
    ],
    [
      'a service without an action',
      wrap([{ ...allow, Action: ['s3:GetObject', 'iam:'] }]),
      ['/Statement/0/Action/1', '"iam:"'],
    ],
    [
      'an action without a name for its service',
      wrap({ ...allow, Action: ':GetObject' }),
      ['/Statement/Action', '":GetObject"'],
    ],
    [
      'an empty list of actions',
      wrap([{ ...allow, Action: [] }]),
      ['/Statement/0/Action', 'an empty list'],
    ],
    [
      'an action that is a number',
      wrap([{ ...allow, Action: [7] }]),
      ['/Statement/0/Action', 'a list of 1'],
    ],
    [
      'a condition that is a text',
      wrap([{ ...allow, Condition: 'x' }]),
      ['/Statement/0/Condition', '"x"'],
    ],
    [
      'an operator without keys',
      wrap([{ ...allow, Condition: { Bool: 'x' } }]),
      ['/Statement/0/Condition/Bool', '"x"'],
    ],
    [
      'a value that is an object',
      wrap([{ ...allow, Condition: { Bool: { 'a/b': {} } } }]),
      ['/Statement/0/Condition/Bool/a~1b', 'an object'],
    ],
    [
      'a negated action without a service',
      wrap([{ Effect: 'Allow', NotAction: ['x'.repeat(100)], Resource: '*' }]),
      ['/Statement/0/NotAction/0', `"${'x'.repeat(76)}…`],
    ],
  ])('%s', (_, document, [place, found]) => {
    const { problems } = parseDocument(document);
    expect(problems?.map((problem) => [problem.place, problem.found])).toEqual([[place, found]]);
    expect(problems?.[0]?.remedy).toMatch(/\.$/);
  });

  test('several problems at once', () => {
    const { problems } = parseDocument(wrap([{ Effect: 'x' }, { ...allow, Extra: 1 }]));
    expect(problems?.map((problem) => problem.place)).toEqual([
      '/Statement/0/Effect',
      '/Statement/0',
      '/Statement/0',
      '/Statement/1/Extra',
    ]);
  });
});
