import { expect, test } from 'vitest';
import { classifyChange, isTrackingStart } from './classify-change';

// Titles as AWS words them, without the names of policies before the dash.
test.each([
  ['tracking-started', 'The service started tracking changes', ''],
  ['policy-added', 'Added new AWS managed policy', ''],
  ['policy-added', 'Added new service-linked role policy', ''],
  ['policy-added', 'New policy', 'It allows actions.'],
  ['policy-added', 'The guide has grown', 'Added a new managed policy.'],
  ['actions-added', 'Added new permissions to the policy', ''],
  ['actions-added', 'Added for a feature', 'Added the following actions to the policy'],
  ['actions-added', 'Update to an existing policy', 'The service added new permissions.'],
  ['update', 'Update to an existing policy', 'The service removed and added permissions.'],
  ['update', 'Updated actions for a feature', 'New access is possible.'],
  ['update', 'Consolidated allowed actions and added a deny-list of actions', ''],
  ['update', 'Removed permissions', ''],
  ['update', 'Something', ''],
] as const)('%s: %s. %s', (kind, change, description) => {
  expect(classifyChange({ change, description, isRenaming: false })).toBe(kind);
});

test('a new name for an action is a kind of its own', () => {
  const change = 'Added permissions';
  expect(classifyChange({ change, description: '', isRenaming: true })).toBe('action-renamed');
});

test.each([
  ['AWS began tracking changes', true],
  ['It starts to track changes', true],
  ['Changes are tracked by a tracking service', false],
])('%j: %s', (text, says) => {
  expect(isTrackingStart(text)).toBe(says);
});
