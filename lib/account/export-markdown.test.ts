import { describe, expect, it } from 'vitest';
import { buildOwnPolicy } from '../../testing/account';
import { allow } from '../../testing/builders';
import { analyze, analyzeExample, catalog, copiedActions } from '../../testing/example-account';
import { hostile } from '../../testing/hostile-text';
import { escapeMarkdown, writeMarkdown } from './export-markdown';

const analysis = await analyzeExample();

describe('Markdown', () => {
  it('has tables of policies and copies', () => {
    expect(
      writeMarkdown([analysis], catalog),
    ).toBe(`## Account 111122223333, changes since 2021-01-31

| Policy | Change | High risk | Versions | Status | Principals |
| --- | --- | --- | --- | --- | --- |
| Risky v1 → v2 | Wider: Adds iam:PutRolePolicy on all resources. | Adds privilege escalation: iam:PutRolePolicy. | 1 version |  | role app \\(unused for 90 days\\) |
| Bounds v1 → v4 | Wider: Adds s3:Put and s3:List on all resources. |  | 2 versions, 2 never announced |  | role app as permissions boundary \\(unused for 90 days\\) |
| Old v1 | No new version |  |  | deprecated since 2021-06-01, replaced by Risky | user jane through group ops; group ops |

Not on record: Nothing

| Copy | Of | Lags since | Difference |
| --- | --- | --- | --- |
| policy copy | Copied v1 | 2021-02-01 | Your copy lacks s3:G. |
`);
  });

  it('has only what there is', async () => {
    const empty = await analyze([]);
    expect(writeMarkdown([empty, empty], catalog)).not.toContain('Not on record');
    const current = await analyze([], [buildOwnPolicy('x', [allow([...copiedActions, 's3:G'])])]);
    expect(writeMarkdown([current], catalog)).toContain('| policy x | Copied v2 |  | Your copy');
  });

  it.each(hostile)('escapes %s', (_, text) => {
    const escaped = escapeMarkdown(text);
    expect(escaped).not.toMatch(/[<>\n\r]|(?<!\\)[|`*_[\]]/);
  });

  it.each([
    ['a|b', 'a\\|b'],
    ['<b>&', '&lt;b&gt;&amp;'],
    ['[x](https://y)', '\\[x\\]\\(https&#58;//y\\)'],
    ['@team', '&#64;team'],
    ['a\nb', 'a\\\\u\\{a\\}b'],
  ])('escapes %j', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });
});
