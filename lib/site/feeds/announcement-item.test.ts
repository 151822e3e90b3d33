import { describe, expect, test } from 'vitest';
import { allow, buildAnnouncement, buildKnown, buildPolicy } from '../../../testing/builders';
import { createSiteAddress } from '../../addresses/site-address';
import { reconcile } from '../../history/reconcile';
import type { Announcement } from '../../record/types';
import {
  buildAnnouncementId,
  dateAnnouncements,
  describeAnnouncementItem,
} from './announcement-item';
import { listCategories } from './feed';

const address = createSiteAddress('https://example.org');
const idBase = 'tag:example.org,2026';

const policy = buildPolicy('P', [
  ['v1', '2021-01-01T00:00:00Z', allow('a:B')],
  ['v2', '2021-02-01T12:00:00Z', allow(['a:B', 'a:GetThing', 'b:Put'])],
]);

function describeItem(row: Announcement) {
  const { announcements } = reconcile([policy], [row]);
  const [first] = announcements as [(typeof announcements)[number]];
  return describeAnnouncementItem(idBase, address, first, '2021-02-03T00:00:00Z');
}

const announce = (more: Partial<Announcement>) => buildAnnouncement('2021-02-03', 'P', more);

test.each([
  ['2021-06-15', 'tag:example.org,2026:announcement/2021-06-15'],
  ['2021-06-15-A+=,.@-_b', 'tag:example.org,2026:announcement/2021-06-15-A%2B%3D%2C.%40-_b'],
])('buildAnnouncementId of %s is %s', (id, name) => {
  expect(buildAnnouncementId(idBase, buildAnnouncement('2021-06-15', null, { id }))).toBe(name);
});

describe('dateAnnouncements', () => {
  /** The instants of announcements of these days, in AWS's order. */
  function date(...days: string[]): string[] {
    const announcements = days.map((day, index) =>
      buildAnnouncement(day, null, { id: `${day}-${index}` }),
    );
    return [...dateAnnouncements(reconcile([], announcements).announcements).values()];
  }

  test.each<[string, string[], string[]]>([
    ['no announcement', [], []],
    ['an announcement alone on its day', ['2021-02-03'], ['2021-02-03T00:00:00Z']],
    [
      'announcements of one day, the newest on top',
      ['2021-02-03', '2021-02-03', '2021-02-03'],
      ['2021-02-03T00:00:02Z', '2021-02-03T00:00:01Z', '2021-02-03T00:00:00Z'],
    ],
    [
      'announcements of one day with others between',
      ['2021-02-03', '2021-02-04', '2021-02-03'],
      ['2021-02-03T00:00:01Z', '2021-02-04T00:00:00Z', '2021-02-03T00:00:00Z'],
    ],
    [
      'more announcements than a minute has seconds',
      Array.from({ length: 62 }, () => '2021-02-28'),
      Array.from({ length: 62 }, (_, index) =>
        index < 2 ? `2021-02-28T00:01:0${1 - index}Z` : expect.stringContaining('T00:00:'),
      ),
    ],
  ])('of %s', (_, days, instants) => {
    expect(date(...days)).toEqual(instants);
  });
});

describe('describeAnnouncementItem', () => {
  test('has the content of an announcement', () => {
    expect(describeItem(announce({ gist: 'Get things', actionsNamed: ['a:GetThing'] }))).toEqual({
      id: 'tag:example.org,2026:announcement/2021-02-03-P',
      url: 'https://example.org/announcements/2021-02-03-P/',
      title: 'P announcement: Get things',
      summary: 'Get things. It announces v2, 2 days late.',
      html: [
        '<p><strong>Get things.</strong></p>',
        '<p>Announced 2021-02-03.</p>',
        '<p>It announces:</p>',
        '<ul><li><a href="https://example.org/policies/P/v2/">v2</a>, 2 days late</li></ul>',
        '<p>It names 1 action:</p>',
        '<ul><li><code>a:GetThing</code></li></ul>',
        '<p><a href="https://example.org/announcements/2021-02-03-P/">Announcement compared with the record</a> · <a href="https://example.org/policies/P/">P</a></p>',
      ].join('\n'),
      published: '2021-02-03T00:00:00Z',
      categories: ['announcement', 'P', 'late', 'a'],
    });
  });

  test.each<[string, Announcement, string, string[]]>([
    [
      'general announcement',
      buildAnnouncement('2021-02-03', null, { gist: 'Tracking starts' }),
      'Announcement: Tracking starts',
      ['announcement', 'general announcement'],
    ],
    [
      'of a service in two spellings, and of a denied one',
      announce({ actionsNamed: ['b:Put', 'B:Put', 'a:GetThing'], deniesNamed: ['c:X'] }),
      'P announcement: A row',
      ['announcement', 'P', 'late', 'wrong action name', 'a', 'b', 'c'],
    ],
    [
      'that was early',
      buildAnnouncement('2021-01-31', 'P', { actionsNamed: ['a:GetThing'] }),
      'P announcement: A row',
      ['announcement', 'P', 'early', 'a'],
    ],
    [
      'that names no action',
      buildAnnouncement('2021-02-01', 'P', { kind: 'update' }),
      'P announcement: A row',
      ['announcement', 'P', 'on the day', 'matched by date only'],
    ],
    [
      'that became nothing',
      announce({ actionsNamed: ['z:Z'], gist: `${'long '.repeat(10)}, ${'tail '.repeat(20)}` }),
      `P announcement: ${'long '.repeat(10)}, …`,
      ['announcement', 'P', 'no matching version', 'wrong action name', 'z'],
    ],
  ])('has the title and categories of an announcement %s', (_, row, title, categories) => {
    const item = describeItem(row);
    expect(item.title).toBe(title);
    expect(item.categories).toEqual(categories);
  });
});

describe('the HTML of an announcement', () => {
  const readHtml = (row: Announcement, isKnown = (_: string) => false) => {
    const { announcements } = reconcile([policy], [row], { catalog: buildKnown(isKnown) });
    const [first] = announcements as [(typeof announcements)[number]];
    return describeAnnouncementItem(idBase, address, first, '').html.split('\n');
  };

  test('on no policy has no versions', () => {
    expect(readHtml(buildAnnouncement('2021-02-03', null, { gist: 'Tracking starts' }))).toEqual([
      '<p><strong>Tracking starts.</strong></p>',
      '<p>Announced 2021-02-03.</p>',
      '<p><a href="https://example.org/announcements/2021-02-03/">Announcement compared with the record</a></p>',
    ]);
  });

  test('has its wrong names and its scope', () => {
    const row = announce({
      datePrinted: 'Febuary 3, 2021',
      actionsNamed: ['a:GetThings', 'a:Nothing', 'a:Known'],
      deniesNamed: ['a:Denied'],
      scopeNamed: 'things',
    });
    expect(readHtml(row, (action) => action === 'a:Known').slice(1, -1)).toEqual([
      '<p>Announced 2021-02-03, printed as “Febuary 3, 2021”.</p>',
      '<p>No version on record adds the actions that it names.</p>',
      '<p>It names 4 actions:</p>',
      '<ul><li><code>a:GetThings</code></li><li><code>a:Nothing</code></li><li><code>a:Known</code></li><li>deny <code>a:Denied</code></li></ul>',
      '<p>Scope named: things.</p>',
      '<p>Names that the policy never had:</p>',
      '<ul><li><code>a:GetThings</code>: not an IAM action; it probably means <code>a:GetThing</code>, in <a href="https://example.org/policies/P/v2/">v2</a>, 2 days late</li><li><code>a:Nothing</code>: not an IAM action</li><li><code>a:Known</code>: an IAM action that the policy never had</li><li>deny <code>a:Denied</code>: not an IAM action</li></ul>',
    ]);
  });

  test('has how it was matched if it names nothing', () => {
    expect(readHtml(buildAnnouncement('2021-02-01', 'P', { kind: 'update' }))).toContain(
      '<p>The announcement names no action. It is matched by kind and date only.</p>',
    );
  });

  test.each([
    [30, 30, undefined],
    [31, 30, '<p>1 action more on the page.</p>'],
    [1100, 30, '<p>1,070 actions more on the page.</p>'],
  ])('of %i names lists %i and counts the rest', (count, shown, rest) => {
    const actionsNamed = Array.from({ length: count }, (_, index) => `a:Thing${index}`);
    const lines = readHtml(announce({ actionsNamed }), () => true);
    const at = lines.findIndex((line) => line.startsWith('<p>It names'));
    expect(lines[at + 1]?.match(/<li>/g)).toHaveLength(shown);
    expect(lines.find((line) => line.includes('more on the page'))).toBe(rest);
  });
});

test.each<[string, string[], string[], string[]]>([
  ['sorted services after labels', ['z', 'b'], ['y', 'a'], ['z', 'b', 'a', 'y']],
  ['each once', ['a', 'b', 'a'], ['c', 'b', 'c'], ['a', 'b', 'c']],
  ['none that is empty', ['', ' ', 'a'], ['', '\u0000'], ['a']],
  ['as feeds can carry them', ['a\u0001', ' a '], ['<b>&'], ['a', '<b>&']],
])('lists %s', (_, words, services, categories) => {
  expect(listCategories(words, services)).toEqual(categories);
});
