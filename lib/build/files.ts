import { address } from '../../components/ui/site';
import { dayOf } from '../history/days';
import { findCurrentVersion } from '../history/default-versions';
import type { ReconciledAnnouncement } from '../history/reconcile-announcement';
import type { Policy } from '../record/types';
import { describeSchema, kindNames } from '../site/api/kinds';
import {
  describeAnnouncementCard,
  describeChangeCard,
  describePolicyCard,
  describeSiteCard,
} from '../site/cards/describe-card';
import { packRows } from '../site/client/list-file';
import { formatBadge } from '../site/links/badge';
import { describeOEmbed } from '../site/links/embed';
import { writeRobots, writeSitemap } from '../site/links/sitemap';
import {
  describeAnnouncementLink,
  describeChangeLink,
  describePolicyLink,
  type LinkSubject,
} from '../site/links/subject';
import { listActionPages, locatePage, readOrRenderActionPage } from './action-pages';
import { apiAnswers, describeApi } from './api-answers';
import { drawCachedCard } from './cards/cached-card';
import { renderAnnouncementEmbed, renderChangeEmbed, renderPolicyEmbed } from './embed-pages';
import {
  type FileKind,
  feeds,
  perAnnouncement,
  perPolicy,
  perVersion,
  policyFeeds,
  type SiteFile,
  single,
} from './file-kinds';
import { listPages } from './list-pages';
import { isPaged, listAnnouncementRows, listChangeRows, listPolicyRows } from './list-rows';
import { bundleScript } from './page-script';
import {
  changeCards,
  findChartEnd,
  reconciliation,
  record,
  recordSpan,
  recordUntil,
  selectReconciliation,
  snapshotDates,
} from './site-data';
import { toolFiles } from './tool-files';

const cardContextOf = (policy: Policy | undefined) => ({
  site: record.site,
  reconciliation: selectReconciliation(policy),
  until: findChartEnd(policy),
});

/** Every file of the site that is neither a page nor in public/. */
export const fileKinds: readonly FileKind[] = [
  feeds('/<feed>', 'all changes of permissions and announcements', ['everything']),
  feeds('/all/<feed>', 'all versions and announcements', ['all-versions']),
  feeds(
    '/unannounced/<feed>',
    'changes that AWS did not announce',
    record.announcements.length > 0 ? ['unannounced'] : [],
  ),
  feeds('/risk/<feed>', 'changes that add a high risk', ['high-risk']),
  feeds('/new-actions/<feed>', 'versions that are the first to allow an action', ['new-actions']),
  policyFeeds('/policies/<Name>/<feed>'),

  single('/api/v1/index.json', 'the record', () => toJson(apiAnswers.index())),
  single('/api/v1/policies.json', 'all policies', () => toJson(apiAnswers.policies())),
  single('/api/v1/changes.json', 'all changes', () => toJson(apiAnswers.changes())),
  single('/api/v1/announcements.json', 'all announcements', () =>
    toJson(apiAnswers.announcements()),
  ),
  single('/api/v1/actions.json', 'all actions', () => toJson(apiAnswers.actions())),
  single('/api/v1/risk.json', 'what policies can be misused for', () => toJson(apiAnswers.risk())),
  single('/api/v1/openapi.json', 'the schemas of the API', () => toJson(describeApi())),
  {
    pattern: '/api/v1/schema/<kind>.json',
    from: 'a file of lib/site/api/schema/',
    list: () =>
      kindNames.map((kind) => ({
        path: `/api/v1/schema/${kind}.json`,
        write: () => toJson(describeSchema(kind, address)),
      })),
  },
  {
    pattern: '/api/v1/as-of/<date>.json',
    from: 'the default versions on a tracked date',
    list: () =>
      snapshotDates.map((date) => ({
        path: `/api/v1/as-of/${date}.json`,
        write: () => toJson(apiAnswers['as-of'](date)),
      })),
  },
  perPolicy('/api/v1/policies/<Name>.json', ({ policyName }) =>
    toJson(apiAnswers.policy(encodeURIComponent(policyName))),
  ),
  perVersion(
    '/api/v1/policies/<Name>/<version>.json',
    ({ change: { version } }) =>
      toJson(apiAnswers.version(encodeURIComponent(version.policyName), version.versionId)),
    { isReused: true },
  ),
  // Indented as in data/, since people read it as well.
  perVersion(
    '/policies/<Name>/<version>/document.json',
    ({ change: { version } }) => `${JSON.stringify(version.document, null, 2)}\n`,
  ),

  perPolicy('/policies/<Name>/badge.svg', (policy) => {
    const { versionId, createDate } = findCurrentVersion(policy);
    return formatBadge({ policyName: policy.policyName, versionId, date: dayOf(createDate) });
  }),
  perPolicy('/policies/<Name>/oembed.json', (policy) =>
    toOEmbed(describePolicyLink(policy, address)),
  ),
  perVersion('/policies/<Name>/<version>/oembed.json', ({ change }) =>
    toOEmbed(describeChangeLink(change, address, changeCards)),
  ),
  perAnnouncement('/announcements/<id>/oembed.json', (announcement) =>
    toOEmbed(describeAnnouncementLink(announcement, address)),
  ),
  perPolicy('/embed/policies/<Name>/index.html', renderPolicyEmbed, { isReused: true }),
  perVersion('/embed/policies/<Name>/<version>/index.html', renderChangeEmbed, {
    isReused: true,
  }),
  perAnnouncement('/embed/announcements/<id>/index.html', renderAnnouncementEmbed),

  single('/card.png', 'the whole record', () =>
    drawCachedCard(
      describeSiteCard(listMostAnnounced(), recordSpan, {
        site: record.site,
        reconciliation,
        until: recordUntil,
      }),
    ),
  ),
  perPolicy('/policies/<Name>/card.png', (policy) =>
    drawCachedCard(describePolicyCard(policy, cardContextOf(policy))),
  ),
  ...(changeCards === 'change'
    ? [
        perVersion('/policies/<Name>/<version>/card.png', (reconciled) =>
          drawCachedCard(describeChangeCard(reconciled, cardContextOf(reconciled.change.policy))),
        ),
      ]
    : []),
  perAnnouncement('/announcements/<id>/card.png', (announcement) =>
    drawCachedCard(
      describeAnnouncementCard(announcement, cardContextOf(findAnnouncedPolicy(announcement))),
    ),
  ),

  single('/sitemap.xml', 'the addresses of all pages', () => writeSitemap(listPages(), address)),
  single('/robots.txt', 'the address of the sitemap', () => writeRobots(address)),

  single('/reading.js', 'components/script/index.ts', () => bundleScript('script/index')),
  single('/diff.js', 'components/script/diff.ts', () => bundleScript('script/diff')),
  single('/list.js', 'components/script/list.ts', () => bundleScript('script/list')),
  single('/suggest.js', 'components/script/suggest.ts', () => bundleScript('script/suggest')),

  // Not by Next, which would split what it shares with the scripts of other tools into more files.
  single('/account-worker.js', 'components/account/account-worker.ts', () =>
    bundleScript('account/account-worker'),
  ),

  // What the pages that take input load.
  ...toolFiles,
  ...(isPaged(reconciliation.changes.length)
    ? [
        single('/tools/lists/changes.json', 'all changes', () =>
          JSON.stringify(packRows(listChangeRows())),
        ),
      ]
    : []),
  ...(isPaged(record.announcements.length)
    ? [
        single('/tools/lists/announcements.json', 'all announcements', () =>
          JSON.stringify(packRows(listAnnouncementRows())),
        ),
      ]
    : []),
  ...(isPaged(record.policies.length)
    ? [
        single('/tools/lists/policies.json', 'all policies', () =>
          JSON.stringify(packRows(listPolicyRows())),
        ),
      ]
    : []),
  {
    pattern: '/actions/<service>/<action>/index.html',
    from: 'an action pattern of a service with many grants',
    *list() {
      for (const page of listActionPages()) {
        yield {
          path: `${decodeURIComponent(locatePage(page))}index.html`,
          write: (context) => readOrRenderActionPage(page, context),
        };
      }
    },
  },
];

/** Finds the file at a path as in `SiteFile`. */
export function findFile(path: string): SiteFile | undefined {
  for (const { list } of fileKinds) {
    for (const file of list()) if (file.path === path) return file;
  }
  return undefined;
}

function findAnnouncedPolicy({ announcement }: ReconciledAnnouncement): Policy | undefined {
  return record.policies.find(({ policyName }) => policyName === announcement.policyName);
}

/** The two policies with most announcements: more do not fit on the card. */
function listMostAnnounced(): string[] {
  const announced = record.announcements.map(({ policyName }) => policyName);
  const count = (name: string) => announced.filter((policyName) => policyName === name).length;
  return record.policies
    .map(({ policyName }) => policyName)
    .sort((a, b) => count(b) - count(a))
    .slice(0, 2);
}

/** JSON for programs, without spaces, which would be a third of the size. */
function toJson(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

function toOEmbed(subject: LinkSubject): string {
  return toJson(describeOEmbed(subject, record.site.title, address));
}
