import { expect, test } from 'vitest';
import { createSiteAddress } from '../../addresses/site-address';
import { listRecipes } from './recipes';

const address = createSiteAddress('https://example.org/history/');
const list = (values: Partial<Parameters<typeof listRecipes>[0]> = {}) =>
  listRecipes(
    { policyName: 'A+B', date: '2021-06-15', action: 'a:One', hasAnnouncements: true, ...values },
    address,
  );

test('each recipe reads one file', () => {
  expect(list().map(({ command }) => /^curl -s '([^']*)' \| jq /.exec(command)?.[1])).toEqual([
    'https://example.org/history/api/v1/changes.json',
    'https://example.org/history/api/v1/announcements.json',
    'https://example.org/history/api/v1/actions.json',
    'https://example.org/history/api/v1/as-of/2021-06-15.json',
    'https://example.org/history/api/v1/risk.json',
  ]);
});

test('without announcements on record there are no recipes for them', () => {
  expect(list({ hasAnnouncements: false })).toEqual(list().slice(2));
});

test('recipes use the values', () => {
  const [, , action, document] = list();
  expect(action).toEqual({
    question:
      'Which policies have the pattern a:One as written, and since when? A wider pattern may grant it too.',
    command: expect.stringContaining("jq -r --arg action 'a:One' '.actions[] | "),
  });
  expect(document).toEqual({
    question: 'Which document of A+B was the default version on 2021-06-15?',
    command:
      "curl -s 'https://example.org/history/api/v1/as-of/2021-06-15.json' | jq --arg name 'A+B' '.policies[] | select(.policyName == $name) | .document'",
  });
});

test('quotes in values are escaped', () => {
  const [, , action] = list({ action: "a:'; rm -r *; '$(b)" });
  expect(action?.command).toContain("--arg action 'a:'\\''; rm -r *; '\\''$(b)' ");
});
