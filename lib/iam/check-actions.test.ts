import { describe, expect, test } from 'vitest';
import { allow, buildCatalog, buildVersion } from '../../testing/builders';
import { loadRecord } from '../record/load';
import { loadCatalog } from './catalog/load';
import {
  type ActionFindingKind,
  checkAction,
  checkActions,
  describeFinding,
  explainForm,
  type KnownActions,
  suggestActions,
} from './check-actions';

const actions = {
  lex: ['GetBot', 'GetBots', 'GetBotVersions', 'ListBots'],
  chime: ['GetBot', 'ListBots'],
  iam: ['PassRole', 'GetRole'],
  'sms-voice': ['SendTextMessage'],
};
const known: KnownActions = {
  ...buildCatalog(
    Object.fromEntries(
      Object.entries(actions).map(([service, names]) => [
        service,
        Object.fromEntries(names.map((name) => [name, ['Read']])),
      ]),
    ),
  ),
  services: Object.keys(actions),
  published: ['chime:ListBots', 'iam:NewAction', 'lex:*'],
};

describe('the form of an action', () => {
  test.each<[string, string | undefined]>([
    ['*', undefined],
    ['lex:GetBots', undefined],
    ['LEX:getbots', undefined],
    ['sms-voice:Send*', undefined],
    ['s*:Get?ots', undefined],
    ['', 'it is empty'],
    [' \t', 'it is empty'],
    ['GetBots', 'it has no service prefix'],
    ['foo', 'it has no service prefix'],
    ['**', 'it has no service prefix'],
    [':GetBots', 'the service prefix before the colon is missing'],
    ['lex:', 'the name after the colon is missing'],
    [':', 'the service prefix before the colon is missing'],
    ['lex:Get:Bots', 'it has more than one colon'],
    ['lex: GetBots', 'it contains a space'],
    ['lex:GetBots ', 'it contains a space'],
    ['lex\u00a0GetBots', 'it contains a space'],
    ['lex.GetBots', 'it contains “.”'],
    ['<img src=x>:x', 'it contains “<”'],
    ['lex:Gët', 'it contains “ë”'],
    ['lex:💥', 'it contains “💥”'],
  ])('of "%s": %s', (action, problem) => {
    expect(explainForm(action)).toBe(problem);
  });
});

describe('an action', () => {
  test.each([
    ['that IAM has', 'lex:GetBots'],
    ['in other letter case', 'LEX:getbots'],
    ['that a recorded policy names', 'iam:newaction'],
    ['pattern of several actions', 'lex:Get*'],
    ['pattern of one action', 'lex:GetBot?'],
    ['pattern of an action that a recorded policy names', 'iam:New*'],
    ['pattern of all actions of a service', 'iam:*'],
    ['pattern of all actions', '*'],
    ['pattern of several services', 'l?x:Anything'],
  ])('%s has no finding', (_, action) => {
    expect(checkAction(action, known)).toBeUndefined();
  });

  test.each<[string, ActionFindingKind, string]>([
    [
      'lex:GetBotz',
      'unknown-action',
      'lex:GetBotz is not an action that IAM has; did you mean lex:GetBots?',
    ],
    ['lex:Zzz', 'unknown-action', 'lex:Zzz is not an action that IAM has.'],
    [
      'lex:GetBotz*',
      'matches-nothing',
      'lex:GetBotz* matches no action that IAM has; did you mean lex:GetBots?',
    ],
    ['lex:Z*', 'matches-nothing', 'lex:Z* matches no action that IAM has.'],
    [
      'lexx:GetBots',
      'unknown-service',
      'lexx:GetBots cannot be checked: IAM’s reference has no service “lexx”; did you mean lex:GetBots?',
    ],
    [
      'other:Thing*',
      'unknown-service',
      'other:Thing* cannot be checked: IAM’s reference has no service “other”.',
    ],
    [
      'GetBots',
      'form',
      'GetBots is not an action: it has no service prefix; did you mean lex:GetBots?',
    ],
    ['foo', 'form', 'foo is not an action: it has no service prefix.'],
  ])('%s has the finding %s', (action, fault, text) => {
    const finding = checkAction(action, known);
    expect(finding?.kind).toBe(fault);
    expect(finding && describeFinding(finding)).toBe(text);
  });

  test('is checked without actions of recorded policies', () => {
    const { published, ...catalog } = known;
    expect(checkAction('iam:PassRole', catalog)).toBeUndefined();
    expect(checkAction('iam:NewAction', catalog)?.kind).toBe('unknown-action');
  });
});

describe('suggestions', () => {
  test.each<[string, string[]]>([
    // Of equally similar names, the one of the same length comes first.
    ['lex:GetBotz', ['lex:GetBots', 'lex:GetBot']],
    ['LEX:GETBOTZ', ['lex:GetBots', 'lex:GetBot']],
    ['GetBots', ['lex:GetBots']],
    ['getbots', ['lex:GetBots']],
    ['GetBot', ['chime:GetBot', 'lex:GetBot']],
    [':GetBots', ['lex:GetBots']],
    ['lex GetBots', ['lex:GetBots']],
    ['lex.GetBots', ['lex:GetBots']],
    ['lex: GetBots', ['lex:GetBots']],
    [' lex:GetBots ', ['lex:GetBots']],
    ['Get Bots', ['lex:GetBots']],
    // Of equally similar names, the one that a recorded policy names comes first.
    ['ListBots', ['chime:ListBots', 'lex:ListBots']],
    // A part of a name.
    ['Versions', ['lex:GetBotVersions']],
    ['lex', ['lex:*']],
    ['Lex', ['lex:*']],
    ['lex:', ['lex:*']],
    ['lex:?', ['lex:*']],
    // The same name under another service.
    ['sms:SendTextMessage', ['sms-voice:SendTextMessage']],
    ['iam:SendTextMessages', []],
    ['foo', []],
    ['foo:', []],
    ['', []],
    [':', []],
  ])('for "%s"', (text, suggestions) => {
    expect(suggestActions(text, known)).toEqual(suggestions);
  });

  test('have a maximum', () => {
    expect(suggestActions('lex:GetBotz', known, 1)).toEqual(['lex:GetBots']);
  });
});

test('checkActions lists each action of a document once, in order, NotAction too', () => {
  const { statements } = buildVersion('P', [
    'v1',
    '2021-01-01T00:00:00Z',
    allow(['lex:GetBots', 'lex:GetBotz', 'lex:GetBotz']),
    { Effect: 'Deny', NotAction: ['iam:PasRole', 'lex:GetBotz'], Resource: '*' },
    allow('foo:Bar'),
  ]);
  const findings = checkActions(statements, known);
  expect(findings.map(({ action, kind, statements }) => [action, kind, statements])).toEqual([
    ['lex:GetBotz', 'unknown-action', [0, 1]],
    ['iam:PasRole', 'unknown-action', [1]],
    ['foo:Bar', 'unknown-service', [2]],
  ]);
});

test('checkActions suggests actions for the first twenty findings', () => {
  const names = Array.from({ length: 25 }, (_, index) => `lex:GetBots${index}`);
  const { statements } = buildVersion('P', ['v1', '2021-01-01T00:00:00Z', allow(names)]);
  const findings = checkActions(statements, known);
  expect(findings).toHaveLength(25);
  expect(findings.filter(({ suggestions }) => suggestions.length > 0)).toHaveLength(20);
});

describe('with all actions that IAM has', async () => {
  const catalog = await loadCatalog();
  const { policies } = loadRecord('data');
  const statements = policies.flatMap(({ versions }) =>
    versions.flatMap((each) => each.statements),
  );
  const all: KnownActions = {
    ...catalog,
    published: statements.flatMap(({ action }) => action.patterns),
  };

  test('recorded documents have no findings', () => {
    expect(checkActions(statements, all)).toEqual([]);
  });

  test('actions of the catalog have no findings', () => {
    const findings = catalog.services
      .flatMap(catalog.listActions)
      .flatMap((action) => checkAction(action, catalog) ?? []);
    expect(findings).toEqual([]);
  });

  test.each([
    ['lex:GetBotz', 'lex:GetBots'],
    ['GetBots', 'lex:GetBots'],
    ['PassRole', 'iam:PassRole'],
    ['s3:GetObjet', 's3:GetObject'],
    ['cloudwach:PutMetricData', 'cloudwatch:PutMetricData'],
  ])('the first suggestion for %s is %s', (action, suggestion) => {
    expect(checkAction(action, all)?.suggestions[0]).toBe(suggestion);
  });
});
