import { expect, test } from 'vitest';
import { classifyChange } from './classify-change';

// Titles in AWS's wording, without the names of policies before the dash.
test.each([
  ['tracking-started', 'The service started tracking changes', ''],
  ['tracking-started', 'AWS began tracking changes', ''],
  ['tracking-started', 'It starts to track changes', ''],
  ['update', 'Changes are tracked by a tracking service', ''],
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

test('the new name of an action has its own kind', () => {
  const change = 'Added permissions';
  expect(classifyChange({ change, description: '', isRenaming: true })).toBe('action-renamed');
});
