import { describe, expect, test } from 'vitest';
import { allow, buildAnnouncement, buildPolicy } from '../../../testing/builders';
import { reconcile } from '../../history/reconcile';
import type { ReconciledChange } from '../../history/reconcile-change';
import type { Announcement } from '../../record/types';
import { describeAnnouncedState, formatChangeHtml } from './change-html';

const url = 'https://example.org/policies/P/v2/';

/** A policy with versions of the first days of 2021’s months, by their statements. */
const makePolicy = (...versions: object[][]) =>
  buildPolicy(
    'P',
    versions.map((statements, at) => [`v${at + 1}`, `2021-0${at + 1}-01T12:00:00Z`, ...statements]),
  );

const announce = (date: string, actionsNamed: string[] = []) =>
  buildAnnouncement(date, 'P', { kind: 'update', actionsNamed });

const tracking = buildAnnouncement('2021-01-15', null);

/** The newest change, reconciled with announcements. */
function readNewest(versions: object[][], ...announcements: Announcement[]) {
  const { changes } = reconcile([makePolicy(...versions)], announcements);
  return changes[0] as (typeof changes)[number];
}

const write = (reconciled: ReconciledChange, to = url) =>
  formatChangeHtml(reconciled.change, describeAnnouncedState(reconciled), to);

const writeLines = (before: object[], after: object[]) =>
  write(readNewest([before, after], tracking)).split('\n');

describe('formatChangeHtml', () => {
  test('has the summary, whether AWS announced the change, and the lines', () => {
    expect(writeLines([allow(['a:B', 'a:C'])], [allow(['a:B', 'a:D', 'a:E'])])).toEqual([
      '<p><strong>Mixed: adds a:D and a:E (both not in IAM’s reference) on all resources; removes a:C (not in IAM’s reference) on all resources.</strong></p>',
      '<p>Default version since 2021-02-01. Never announced.</p>',
      '<pre>-         &quot;a:C&quot;',
      '+         &quot;a:D&quot;,',
      '+         &quot;a:E&quot;</pre>',
      '<p><a href="https://example.org/policies/P/v2/">Details and diff</a></p>',
    ]);
  });

  test('has a changed line as removed and added', () => {
    const lines = writeLines([allow('a:B', 'arn:old/logs')], [allow('a:B', 'arn:new/logs')]);
    expect(lines.slice(2, -1)).toEqual([
      '<pre>-       &quot;Resource&quot;: &quot;arn:old/logs&quot;',
      '+       &quot;Resource&quot;: &quot;arn:new/logs&quot;</pre>',
    ]);
  });

  test.each<[string, object[], object[], string]>([
    ['the same document', [allow('a:B')], [allow('a:B')], 'No change: same document as v1.'],
    [
      'a list in another order',
      [allow(['a:B', 'a:C'])],
      [allow(['a:C', 'a:B'])],
      'No change: same permissions, written differently.',
    ],
    [
      'a scalar made a list',
      [allow('a:B')],
      [allow(['a:B'])],
      'No change: same permissions, written differently.',
    ],
  ])('has no line for %s', (_, before, after, summary) => {
    expect(writeLines(before, after)).toEqual([
      `<p><strong>${summary}</strong></p>`,
      '<p>Default version since 2021-02-01. Nothing to announce.</p>',
      '<p><a href="https://example.org/policies/P/v2/">Details and diff</a></p>',
    ]);
  });

  test('has no line for a first version', () => {
    expect(write(readNewest([[allow('a:B')]], tracking)).split('\n')).toEqual([
      '<p><strong>First version: allows a:B (not in IAM’s reference) on all resources.</strong></p>',
      '<p>Default version since 2021-01-01. Before AWS listed changes.</p>',
      '<p><a href="https://example.org/policies/P/v2/">Details and diff</a></p>',
    ]);
  });

  test.each<[number, number, string[]]>([
    [79, 80, []],
    [80, 80, ['<p>1 line more on the page.</p>']],
    [1100, 80, ['<p>1,021 lines more on the page.</p>']],
  ])(
    'of %i added actions and a removed one has %i lines and counts the rest',
    (count, shown, rest) => {
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
    },
  );

  test.each([
    ['a script', '<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['the end of its element', '</pre><b>', '&lt;/pre&gt;&lt;b&gt;'],
    ['the end of a CDATA section', ']]>]]>', ']]&gt;]]&gt;'],
    ['an entity', '&lt;&', '&amp;lt;&amp;'],
    ['a quote', '"', '\\&quot;'],
    ['controls, as JSON writes them', '\u0001\n', '\\u0001\\n'],
    ['a noncharacter', 'a\uFFFEb', 'a\\ufffeb'],
    ['a lone surrogate, as JSON writes it', '\uD83D', '\\ud83d'],
    ['a control of direction', '\u202Eb', '\\u202eb'],
    ['an emoji', '😀', '😀'],
  ])('escapes Sid, resource and condition: %s', (_, said, html) => {
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
    ['before the changelog', [{ ...tracking, date: '2021-02-02' }], 'Before AWS listed changes'],
    ['never', [tracking], 'Never announced'],
    ['late', [announce('2021-04-17', ['a:C', 'a:D'])], 'Announced 2021-04-17, 75 days late'],
    ['early', [announce('2020-12-23', ['a:C', 'a:D'])], 'Announced 2020-12-23, 40 days early'],
    ['on the day', [announce('2021-02-01', ['a:C', 'a:D'])], 'Announced 2021-02-01, on the day'],
    ['in part', [announce('2021-02-02', ['a:D'])], 'Announced in part 2021-02-02, 1 day late'],
    [
      'in part, and under a wrong name',
      [tracking, announce('2021-02-11', ['a:C', 'a:GetD'])],
      'Announced in part 2021-02-11, 10 days late; the announcement of 2021-02-11 may mean it',
    ],
    [
      'by two announcements, in AWS’s order',
      [announce('2021-02-03', ['a:C']), announce('2021-01-31', ['a:D'])],
      'Announced 2021-02-03, 2 days late; 2021-01-31, 1 day early',
    ],
  ])('%s', (_, announcements, text) => {
    expect(describeAnnouncedState(readNewest(versions, ...announcements))).toBe(
      `Default version since 2021-02-01. ${text}.`,
    );
  });

  test('the lag is that of this change, not of the best match', () => {
    const { changes } = reconcile(
      [makePolicy(...versions)],
      [announce('2021-01-01', ['a:B', 'a:C', 'a:D'])],
    );
    expect(changes.map(describeAnnouncedState)).toEqual([
      'Default version since 2021-02-01. Announced 2021-01-01, 31 days early.',
      'Default version since 2021-01-01. Announced 2021-01-01, on the day, in the announcement of v2.',
    ]);
  });
});
