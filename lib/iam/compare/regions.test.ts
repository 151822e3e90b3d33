import { expect, test } from 'vitest';
import { allow, deny } from '../../testing/builders';
import { parseDocument, type Statement } from '../document';
import { type Access, readAccess } from './model';
import { listRegions } from './regions';

function read(statements: object[]): Access {
  if (statements.length === 0) return readAccess([]);
  return readAccess(parseDocument({ Statement: statements }).statements as Statement[]);
}

type Case = [
  string,
  { grant: [action: string, resource: string]; isNew?: boolean; mine?: object[]; other?: object[] },
  string[] | undefined,
];

const except = (Effect: string, NotAction: string, Resource = '*') => ({
  Effect,
  NotAction,
  Resource,
});
const away = (Effect: string, Action: string, NotResource: string | string[]) => ({
  Effect,
  Action,
  NotResource,
});
/** Two patterns that meet in more patterns than are followed. */
const [tangle, knot] = ['*a*b*c*d*', '*e*f*g*h*'];
/** As many patterns as make, with one region, more than are followed. */
const many = Array.from({ length: 4001 }, (_, index) => `x${index}`);

test.each<Case>([
  ['a new grant is a region', { grant: ['s3:get*', 'a'] }, ['s3:get* on a']],
  ['one that both give is none', { grant: ['s3:get*', 'a'], isNew: false }, []],
  [
    'it is one where the other denies it',
    { grant: ['s3:get*', 'a*'], isNew: false, other: [deny(['s3:*Object', 'ec2:*'], '*b')] },
    ['s3:get*object on a*b'],
  ],
  [
    'a denial elsewhere makes none',
    { grant: ['s3:get*', 'a*'], other: [deny('s3:Put*'), deny('s3:*', 'b*')] },
    ['s3:get* on a*'],
  ],
  [
    'a denial of all but some is met in the whole',
    { grant: ['s3:get*', 'a'], isNew: false, other: [except('Deny', 'ec2:*')] },
    ['s3:get* on a'],
  ],
  [
    'what the other’s NotAction and NotResource leave out are regions',
    {
      grant: ['s3:*', 'a*'],
      other: [except('Allow', 's3:Get*'), away('Allow', 's3:*', ['ab*', 'b'])],
    },
    ['s3:* on a*', 's3:get* on a*', 's3:* on ab*', 's3:get* on ab*'],
  ],
  [
    'what a denial of its own leaves out is one',
    { grant: ['*', '*'], mine: [away('Deny', 's3:*', 'a*')] },
    ['* on *', '* on a*'],
  ],
  [
    'a question mark that may be evaded shortens a star',
    { grant: ['s3:get*', 'a*'], other: [allow('s3:Get?*', 'a*')] },
    ['s3:get* on a*', 's3:get on a*', 's3:get? on a*'],
  ],
  [
    'by as many characters as there are question marks',
    { grant: ['s3:get', 'a*'], mine: [deny('s3:*', ['a??*', 'b????'])] },
    ['s3:get on a*', 's3:get on a', 's3:get on a?', 's3:get on a??'],
  ],
  [
    'a question mark that does not meet the pattern shortens nothing',
    { grant: ['s3:get*', 'a*'], mine: [deny('s3:Put?', 'b?')] },
    ['s3:get* on a*'],
  ],
  [
    'a question mark of what the grant itself leaves out shortens, too',
    { grant: ['s3:get*', '*'], mine: [except('Allow', 's3:Get?*')] },
    ['s3:get* on *', 's3:get on *', 's3:get? on *'],
  ],
  [
    'and of what a denial of the other’s leaves out',
    { grant: ['s3:get', 'a*'], isNew: false, other: [away('Deny', 's3:*', 'a?*')] },
    ['s3:get on a*', 's3:get on a', 's3:get on a?'],
  ],
  ['too many places meet', { grant: ['s3:x', tangle], other: [deny('s3:*', knot)] }, undefined],
  [
    'no place is looked for where the actions do not meet',
    { grant: ['s3:x', tangle], isNew: false, other: [deny('ec2:*', knot)] },
    [],
  ],
  [
    'too many actions meet',
    { grant: [`s3:${tangle}`, '*'], other: [deny(`s3:${knot}`)] },
    undefined,
  ],
  [
    'too many actions meet what is left out',
    { grant: [`s3:${tangle}`, '*'], other: [except('Allow', `s3:${knot}`)] },
    undefined,
  ],
  [
    'too many resources meet what is left out',
    { grant: ['s3:x', tangle], other: [away('Allow', 's3:*', knot)] },
    undefined,
  ],
  [
    'too much is left out',
    { grant: ['s3:x', '*'], other: [away('Allow', 's3:*', many)] },
    undefined,
  ],
  [
    'too many stars are shortened',
    { grant: ['s3:x', '*a*b*c*d*e*f*g*'], mine: [deny('s3:*', '*?*?*?*')] },
    undefined,
  ],
  [
    'too many actions are shortened',
    { grant: ['s3:*a*b*c*d*e*f*g*', '*'], mine: [deny('s3:*?*?*?*')] },
    undefined,
  ],
  [
    'too many of both are shortened',
    { grant: ['s3:*a*b*c*', '*a*b*c*'], mine: [deny('s3:*?*?*', '*?*?*')] },
    undefined,
  ],
])('%s', (_, { grant: [action, resource], isNew = true, mine = [], other = [] }, expected) => {
  const sides = { mine: read(mine), other: read(other) };
  const found = listRegions({ action, resource }, { isNew, ...sides, holes: sides.other.denies });
  expect(found?.map((each) => `${each.action} on ${each.resource}`).sort()).toEqual(
    expected && [...expected].sort(),
  );
});
