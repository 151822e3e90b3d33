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
  ['a star as a word', 'a:List', ['a:List*'], 'a:List*'],
  ['no star in the place of a word', 'a:ListThings', ['a:List*'], undefined],
  ['no star of a whole service', 'a:List', ['a:*'], undefined],
  ['no star of everything', 'a:List', ['*'], undefined],
  [
    'a service whose name begins alike',
    'sms:SendText',
    ['sms-voice:SendText'],
    'sms-voice:SendText',
  ],
  ['a service whose name is shorter', 'sms-voice:SendText', ['sms:SendText'], 'sms:SendText'],
  ['that and a plural', 'sms:SendText', ['sms-voice:SendTexts'], 'sms-voice:SendTexts'],
  ['not that and a word', 'sms:SendText', ['sms-voice:SendTextMessage'], undefined],
  ['no service of two words more', 'sms:SendText', ['sms-voice-mail:SendText'], undefined],
  ['no service that ends alike', 'voice:SendText', ['sms-voice:SendText'], undefined],
  ['no other service', 'a:GetThing', ['b:GetThing', 'b:GetThings'], undefined],
  ['no service in the plural', 'a:GetThing', ['as:GetThing'], undefined],
  ['a service in another letter case', 'A:GetThing', ['a:GetThings'], 'a:GetThings'],
  ['the nearer of two', 'a:ListThing', ['a:ListOtherThing', 'a:ListThings'], 'a:ListThings'],
  [
    'the nearer of two, the first',
    'a:ListThing',
    ['a:ListThings', 'a:ListMyThing'],
    'a:ListThings',
  ],
  [
    'the nearest after two as near',
    'a:ListThing',
    ['a:ListOneThing', 'a:ListMyThing', 'a:ListThings'],
    'a:ListThings',
  ],
  ['none of two as near', 'a:ListThing', ['a:ListOneThing', 'a:ListOtherThing'], undefined],
  ['one that is served twice', 'a:ListThing', ['a:ListThings', 'a:ListThings'], 'a:ListThings'],
  [
    'what AWS’s misprint of 2021 seems to mean',
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
  ['nothing of nothing', 'a:ListThing', [], undefined],
  ['a name of no word as no word', 'a:_', ['a:Get'], 'a:Get'],
])('suggestServed takes %s: for %s of %j, %s', (_, printed, served, suggested) => {
  expect(suggestAction(printed, served)).toBe(suggested);
});

test('an action served in two spellings is one, not two as near', () => {
  expect(suggestAction('a:ListThing', ['A:ListThings', 'a:ListThings'])?.toLowerCase()).toBe(
    'a:listthings',
  );
});

test('what is served may be any list that can be gone through', () => {
  expect(suggestAction('a:ListThing', new Set(['a:ListThings']))).toBe('a:ListThings');
});
