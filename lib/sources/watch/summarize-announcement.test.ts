import { expect, test } from 'vitest';
import { type AnnouncementFacts, summarizeAnnouncement } from './summarize-announcement';

const facts: AnnouncementFacts = {
  kind: 'actions-added',
  policyName: 'VendorPolicy',
  actionsNamed: [],
  removed: [],
  isElided: false,
};
const five = ['a:One', 'a:Two', 'a:Three', 'a:Four', 'a:Five'];

test.each<[string, Partial<AnnouncementFacts>]>([
  [
    'AWS starts tracking changes to these managed policies',
    { kind: 'tracking-started', policyName: null },
  ],
  ['New managed policy VendorPolicy', { kind: 'policy-added' }],
  ['Adds a:One', { actionsNamed: five.slice(0, 1) }],
  ['Adds a:One and a:Two', { actionsNamed: five.slice(0, 2) }],
  ['Adds a:One, a:Two and a:Three', { actionsNamed: five.slice(0, 3) }],
  ['Adds a:One, a:Two and 3 more', { actionsNamed: five }],
  ['Adds permissions and names no action', {}],
  ['Adds permissions; the list of actions is left out where this was read', { isElided: true }],
  [
    'Adds a:One; a list of actions is left out where this was read',
    { actionsNamed: ['a:One'], isElided: true },
  ],
  ['An action is renamed to a:One', { kind: 'action-renamed', actionsNamed: ['a:One'] }],
  [
    'Names a:One; denies a:Two',
    { kind: 'update', actionsNamed: ['a:One'], deniesNamed: ['a:Two'] },
  ],
  ['Removes a:One', { kind: 'update', removed: ['a:One'] }],
  ['Changes the policy and names no action', { kind: 'update' }],
])('%s', (gist, more) => {
  expect(summarizeAnnouncement({ ...facts, ...more })).toBe(gist);
});
