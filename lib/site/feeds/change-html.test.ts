import { describe, expect, test } from 'vitest';
import { allow, buildAnnouncement, buildPolicy } from '../../../testing/builders';
import { reconcile } from '../../history/reconcile';
import type { ReconciledChange } from '../../history/reconcile-change';
import { loadRecord } from '../../record/load';
import type { Announcement } from '../../record/types';
import { describeAnnouncedState, formatChangeHtml } from './change-html';

const url = 'https://example.org/policies/P/v2/';

/** A policy of v1, v2 …, made on the first days of 2021’s months, each given as its statements. */
const makePolicy = (...versions: object[][]) =>
  buildPolicy(
    'P',
    versions.map((statements, at) => [`v${at + 1}`, `2021-0${at + 1}-01T12:00:00Z`, ...statements]),
  );

const makeRow = (date: string, actionsNamed: string[] = []) =>
  buildAnnouncement(date, 'P', { kind: 'update', actionsNamed });

const tracking = buildAnnouncement('2021-01-15', null);

/** The newest change, held against some rows. */
function readNewest(versions: object[][], ...rows: Announcement[]) {
  const { changes } = reconcile([makePolicy(...versions)], rows);
  return changes[0] as (typeof changes)[number];
}

const write = (reconciled: ReconciledChange, to = url) =>
  formatChangeHtml(reconciled.change, describeAnnouncedState(reconciled), to);

const writeLines = (before: object[], after: object[]) =>
  write(readNewest([before, after], tracking)).split('\n');

describe('formatChangeHtml', () => {
  test('says what the change did, whether AWS announced it, and which lines came and went', () => {
    expect(writeLines([allow(['a:B', 'a:C'])], [allow(['a:B', 'a:D', 'a:E'])])).toEqual([
      '<p><strong>Both: 2 actions more on all resources, none of them in IAM’s reference: a:D and a:E; 1 action fewer on all resources, not in IAM’s reference: a:C.</strong></p>',
      '<p>In force since 2021-02-01; never announced.</p>',
      '<pre>-         &quot;a:C&quot;',
      '+         &quot;a:D&quot;,',
      '+         &quot;a:E&quot;</pre>',
      '<p><a href="https://example.org/policies/P/v2/">Side by side</a></p>',
    ]);
  });

  test('shows a line that became a like one as gone and come', () => {
    const lines = writeLines([allow('a:B', 'arn:old/logs')], [allow('a:B', 'arn:new/logs')]);
    expect(lines.slice(2, -1)).toEqual([
      '<pre>-       &quot;Resource&quot;: &quot;arn:old/logs&quot;',
      '+       &quot;Resource&quot;: &quot;arn:new/logs&quot;</pre>',
    ]);
  });

  test.each<[string, object[], object[], string]>([
    ['the same document again', [allow('a:B')], [allow('a:B')], 'The same document again.'],
    [
      'a list in another order',
      [allow(['a:B', 'a:C'])],
      [allow(['a:C', 'a:B'])],
      'Same access, written differently.',
    ],
    ['a scalar made a list', [allow('a:B')], [allow(['a:B'])], 'Same access, written differently.'],
  ])('shows no line of %s', (_, before, after, summary) => {
    expect(writeLines(before, after)).toEqual([
      `<p><strong>${summary}</strong></p>`,
      '<p>In force since 2021-02-01; nothing to announce.</p>',
      '<p><a href="https://example.org/policies/P/v2/">Side by side</a></p>',
    ]);
  });

  test('shows no line of a first version', () => {
    expect(write(readNewest([[allow('a:B')]], tracking)).split('\n')).toEqual([
      '<p><strong>First version: 1 action allowed on all resources, not in IAM’s reference: a:B.</strong></p>',
      '<p>In force since 2021-01-01; before AWS kept a changelog.</p>',
      '<p><a href="https://example.org/policies/P/v2/">Side by side</a></p>',
    ]);
  });

  // The one line that goes and all those that come are of one list.
  test.each<[number, number, string[]]>([
    [79, 80, []],
    [80, 80, ['<p>1 line more on the page.</p>']],
    [1100, 80, ['<p>1,021 lines more on the page.</p>']],
  ])('of %i new actions and one gone shows %i lines and counts the rest', (count, shown, rest) => {
    const actions = Array.from({ length: count }, (_, index) => `a:New${index}`);
    const sid = { Sid: 'Same' };
    const lines = writeLines(
      [allow(['b:Old', 'b:Kept'], '*', sid)],
      [allow([...actions, 'b:Kept'], '*', sid)],
    );
    const signed = lines.filter((line) => /^(<pre>)?[+-] /.test(line));
    expect(signed).toHaveLength(shown);
    expect(signed[0]).toBe('<pre>-         &quot;b:Old&quot;,');
    expect(signed.at(-1)).toBe('+         &quot;a:New78&quot;,</pre>');
    expect(lines.slice(2 + shown, -1)).toEqual(rest);
  });

  test.each([
    ['a script', '<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['the end of its element', '</pre><b>', '&lt;/pre&gt;&lt;b&gt;'],
    ['the end of a CDATA section', ']]>]]>', ']]&gt;]]&gt;'],
    ['an entity', '&lt;&', '&amp;lt;&amp;'],
    ['a quote', '"', '\\&quot;'],
    ['controls, as JSON writes them', '\u0001\n', '\\u0001\\n'],
    ['what is no character', 'a\uFFFEb', 'a\\ufffeb'],
    ['a lone surrogate, as JSON writes it', '\uD83D', '\\ud83d'],
    ['a control of direction', '\u202Eb', '\\u202eb'],
    ['an emoji', '😀', '😀'],
  ])('keeps as text what a Sid, a resource and a condition say: %s', (_, said, html) => {
    const condition = { Condition: { StringEquals: { [said]: said } } };
    const added = { Sid: said, ...allow('a:C', said, condition) };
    const lines = writeLines([allow('a:B')], [allow('a:B'), added]);
    const shown = lines.map((line) => line.replace(/^(<pre>)?\+ +/, ''));
    expect(shown).toContain(`&quot;Sid&quot;: &quot;${html}&quot;,`);
    expect(shown).toContain(`&quot;Resource&quot;: &quot;${html}&quot;,`);
    expect(shown).toContain(`&quot;${html}&quot;: &quot;${html}&quot;`);
    const elements = lines.join('\n').match(/<[^>]*>/g);
    expect(elements).toEqual([
      '<p>',
      '<strong>',
      '</strong>',
      '</p>',
      '<p>',
      '</p>',
      '<pre>',
      '</pre>',
      '<p>',
      '<a href="https://example.org/policies/P/v2/">',
      '</a>',
      '</p>',
    ]);
  });

  test('escapes the address', () => {
    const html = write(readNewest([[allow('a:B')]]), 'https://example.org/?a=1&b="');
    expect(html).toContain('<a href="https://example.org/?a=1&amp;b=&quot;">');
  });
});

describe('describeAnnouncedState', () => {
  const versions = [[allow('a:B')], [allow(['a:B', 'a:C', 'a:D'])]];

  test.each<[string, Announcement[], string]>([
    [
      'by nobody, before AWS began',
      [{ ...tracking, date: '2021-02-02' }],
      'before AWS kept a changelog',
    ],
    ['by nobody since', [tracking], 'never announced'],
    [
      'by one row, late',
      [makeRow('2021-04-17', ['a:C', 'a:D'])],
      'announced: 2021-04-17, 75 days after it was in force',
    ],
    [
      'by one row, early',
      [makeRow('2020-12-23', ['a:C', 'a:D'])],
      'announced: 2020-12-23, 40 days before it was in force',
    ],
    [
      'by one row, on the day',
      [makeRow('2021-02-01', ['a:C', 'a:D'])],
      'announced: 2021-02-01, on the day it came into force',
    ],
    [
      'in part',
      [makeRow('2021-02-02', ['a:D'])],
      'announced in part: 2021-02-02, 1 day after it was in force',
    ],
    [
      'under another name only',
      [tracking, makeRow('2021-02-11', ['a:C', 'a:GetD'])],
      'announced in part: 2021-02-11, 10 days after it was in force; the row of 2021-02-11 seems to mean it',
    ],
    [
      'by two rows, in AWS’s order',
      [makeRow('2021-02-03', ['a:C']), makeRow('2021-01-31', ['a:D'])],
      'announced: 2021-02-03, 2 days after it was in force; 2021-01-31, 1 day before it was in force',
    ],
  ])('%s', (_, rows, said) => {
    expect(describeAnnouncedState(readNewest(versions, ...rows))).toBe(
      `In force since 2021-02-01; ${said}.`,
    );
  });

  test('a row’s lag is that of this change, not of its best match', () => {
    const { changes } = reconcile(
      [makePolicy(...versions)],
      [makeRow('2021-01-01', ['a:B', 'a:C', 'a:D'])],
    );
    expect(changes.map(describeAnnouncedState)).toEqual([
      'In force since 2021-02-01; announced: 2021-01-01, 31 days before it was in force.',
      'In force since 2021-01-01; announced: 2021-01-01, on the day it came into force, in a row on v2.',
    ]);
  });

  test.each([
    [
      'AmazonConnectServiceLinkedRolePolicy',
      'v6',
      'In force since 2021-12-09; announced: 2022-02-22, 75 days after it was in force.',
    ],
    [
      'AmazonConnect_FullAccess',
      'v4',
      'In force since 2023-03-07; announced: 2023-01-26, 40 days before it was in force.',
    ],
    ['AmazonConnectServiceLinkedRolePolicy', 'v7', 'In force since 2022-06-27; never announced.'],
    [
      'AmazonConnectServiceLinkedRolePolicy',
      'v53',
      'In force since 2026-02-12; nothing to announce.',
    ],
  ])('of %s %s on record', (policyName, versionId, sentence) => {
    const { policies, announcements } = loadRecord('data');
    const found = reconcile(policies, announcements).changes.find(
      ({ change: { version } }) =>
        version.policyName === policyName && version.versionId === versionId,
    );
    expect(describeAnnouncedState(found as NonNullable<typeof found>)).toBe(sentence);
  });
});
