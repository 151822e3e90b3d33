import { expect, test } from 'vitest';
import { findKnownNames, findPolicyNames } from './find-policy-names';

const known = new Set(['Plain', 'Vendor_FullAccess']);

test.each([
  ['Plain – Added actions', [], ['Plain'], 'Added actions'],
  ['Vendor_FullAccess - Update', [], ['Vendor_FullAccess'], 'Update'],
  ['NewThing: a policy', [], ['NewThing'], 'a policy'],
  ['NewThing and OtherThing policies – New', [], ['NewThing', 'OtherThing'], 'New'],
  ['NewThing, Plain – New', [], ['NewThing', 'Plain'], 'New'],
  ['NewThing–ForYou – New', [], ['NewThing'], 'ForYou – New'],
  ['VendorPolicy', [], ['VendorPolicy'], ''],
  ['Vendor added VendorNewAccess.', [], ['VendorNewAccess'], 'Vendor added VendorNewAccess.'],
  ['Update to Plain and to CloudWatch', [], ['Plain'], 'Update to Plain and to CloudWatch'],
  ['A change', ['Vendor_FullAccess', 'two words'], ['Vendor_FullAccess'], 'A change'],
  [
    'Updated policy – Deployment Toolkit',
    ['Deployment Toolkit'],
    [],
    'Updated policy – Deployment Toolkit',
  ],
  ['Vendor started tracking changes', [], [], 'Vendor started tracking changes'],
  ['<script>alert(1)</script> – x', [], [], '<script>alert(1)</script> – x'],
])('%s', (title, marked, names, rest) => {
  expect(findPolicyNames(title, marked, known)).toEqual({ names, rest });
});

test('known policies are found as whole words only', () => {
  expect(findKnownNames('Plain, Plainly, Vendor_FullAccess. XPlain', known)).toEqual([
    'Plain',
    'Vendor_FullAccess',
  ]);
});
