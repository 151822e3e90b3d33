import { expect, test } from 'vitest';
import { suggestAction } from './suggest-action';

test.each<[string, string, string[], string | undefined]>([
  ['a plural for a singular', 'a:ListThing', ['a:ListThings'], 'a:ListThings'],
  ['a singular for a plural', 'a:ListThings', ['a:ListThing'], 'a:ListThing'],
  ['one word more', 'a:GetThing', ['a:GetOtherThing'], 'a:GetOtherThing'],
  ['one word fewer', 'a:GetOtherThing', ['a:GetThing'], 'a:GetThing'],
  ['one word and a plural', 'a:GetThings', ['a:GetOtherThing'], 'a:GetOtherThing'],
  ['a word before all others', 'a:Things', ['a:ListThings'], 'a:ListThings'],
  ['a word after all others', 'a:GetThing', ['a:GetThingV'], 'a:GetThingV'],
  ['a number more', 'a:GetThing', ['a:GetThing2'], 'a:GetThing2'],
  ['no two words', 'a:GetThing', ['a:GetOneOtherThing'], undefined],
  ['no word and two plurals', 'a:GetThings', ['a:GetsOtherThing'], undefined],
  ['no two numbers', 'a:GetThingV2', ['a:GetThing'], undefined],
  ['no other word', 'a:GetThing', ['a:PutThing'], undefined],
  ['no other number', 'a:GetThing2', ['a:GetThing3'], undefined],
  ['no word of the same letters and more', 'a:GetThing', ['a:GetThingy'], undefined],
  ['no words in another order', 'a:GetThingOther', ['a:GetOtherThing'], undefined],
  ['an acronym as one word', 'a:CreateAgent', ['a:CreateAIAgent'], 'a:CreateAIAgent'],
  ['an acronym at the end as one word', 'a:GetMedia', ['a:GetMediaURL'], 'a:GetMediaURL'],
  ['a plural of an acronym as a plural', 'a:ListURL', ['a:ListUrls'], 'a:ListUrls'],
  ['a word in another letter case as the same', 'a:GetThing', ['a:getThings'], 'a:getThings'],
  ['a wildcard as a word', 'a:List', ['a:List*'], 'a:List*'],
  ['no wildcard instead of a word', 'a:ListThings', ['a:List*'], undefined],
  ['no wildcard of a whole service', 'a:List', ['a:*'], undefined],
  ['no wildcard of everything', 'a:List', ['*'], undefined],
  [
    'a service whose name begins with the same word',
    'sms:SendText',
    ['sms-voice:SendText'],
    'sms-voice:SendText',
  ],
  ['a service whose name is shorter', 'sms-voice:SendText', ['sms:SendText'], 'sms:SendText'],
  ['that and a plural', 'sms:SendText', ['sms-voice:SendTexts'], 'sms-voice:SendTexts'],
  ['not that and a word', 'sms:SendText', ['sms-voice:SendTextMessage'], undefined],
  ['no service of two words more', 'sms:SendText', ['sms-voice-mail:SendText'], undefined],
  [
    'no service whose name ends with the same word',
    'voice:SendText',
    ['sms-voice:SendText'],
    undefined,
  ],
  ['no other service', 'a:GetThing', ['b:GetThing', 'b:GetThings'], undefined],
  ['no service in the plural', 'a:GetThing', ['as:GetThing'], undefined],
  ['a service in another letter case', 'A:GetThing', ['a:GetThings'], 'a:GetThings'],
  ['the closer of two', 'a:ListThing', ['a:ListOtherThing', 'a:ListThings'], 'a:ListThings'],
  [
    'the closer of two, the first',
    'a:ListThing',
    ['a:ListThings', 'a:ListMyThing'],
    'a:ListThings',
  ],
  [
    'the closest after two equal ones',
    'a:ListThing',
    ['a:ListOneThing', 'a:ListMyThing', 'a:ListThings'],
    'a:ListThings',
  ],
  ['none of two equal ones', 'a:ListThing', ['a:ListOneThing', 'a:ListOtherThing'], undefined],
  ['one that occurs twice', 'a:ListThing', ['a:ListThings', 'a:ListThings'], 'a:ListThings'],
  [
    'the action of AWS’s misprint of 2021',
    'profile:GetObjectTypes',
    [
      'profile:ListProfileObjectTypes',
      'profile:GetProfileObjectType',
      'profile:DeleteProfileObjectType',
      'profile:ListProfileObjects',
      'profile:GetIntegration',
    ],
    'profile:GetProfileObjectType',
  ],
  ['nothing without actions', 'a:ListThing', [], undefined],
  ['a name without words as empty', 'a:_', ['a:Get'], 'a:Get'],
])('suggests %s: for %s of %j, %s', (_, printed, actions, suggested) => {
  expect(suggestAction(printed, actions)).toBe(suggested);
});

test('an action in two letter cases is one action', () => {
  expect(suggestAction('a:ListThing', ['A:ListThings', 'a:ListThings'])?.toLowerCase()).toBe(
    'a:listthings',
  );
});
