import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import { countMissingVersions } from '../../history/missing-versions';
import type { Reconciliation } from '../../history/reconcile';
import { computeStatistics } from '../../history/statistics';
import type { Policy, SiteFile } from '../../record/types';
import { type KindName, kindNames, kinds, openTemplate } from './kinds';
import { describeFeeds } from './policies';

/** Everything that the overview is made from. */
export interface Overview {
  site: SiteFile;
  policies: readonly Policy[];
  reconciliation: Reconciliation;
  /** The number of entries of actions.json. */
  actionCount: number;
  /** The last day that the record of versions covers. */
  servedUntil: string;
  /** The days with a snapshot. */
  asOfDates: readonly string[];
}

/** `/api/v1/index.json`: counts, dates, and the addresses of all other files. */
export function describeOverview(overview: Overview, address: SiteAddress) {
  const { site } = overview;
  return {
    title: site.title,
    subject: site.subject,
    apiVersion: 'v1',
    home: address.absolute(paths.home),
    documentation: address.absolute(paths.api),
    generatedFrom: site.sources.map(({ id, record, title, text, url, observedUntil, commit }) => ({
      id,
      record,
      title,
      text,
      url: url ?? null,
      observedUntil,
      commit: commit ?? null,
    })),
    counts: describeCounts(overview),
    dates: describeDates(overview),
    files: {
      index: locate('index'),
      policies: locate('policies'),
      changes: locate('changes'),
      announcements: locate('announcements'),
      actions: locate('actions'),
      risk: locate('risk'),
      openapi: address.absolute(paths.apiFile('openapi.json')),
    },
    templates: {
      policy: locate('policy'),
      version: locate('version'),
      document: locate('document'),
      asOf: locate('as-of'),
      schema: fill(paths.apiSchema('{kind}')),
      policyFeed: fill(paths.feed('rss', { policyName: '{policyName}' })),
      badge: fill(paths.badge('{policyName}')),
    },
    feeds: {
      everything: describeFeeds('everything', address),
      // A record without announcements has no such feed.
      unannounced:
        overview.reconciliation.announcements.length > 0
          ? describeFeeds('unannounced', address)
          : null,
      allVersions: describeFeeds('all-versions', address),
      highRisk: describeFeeds('high-risk', address),
      newActions: describeFeeds('new-actions', address),
    },
    schemas: Object.fromEntries(
      kindNames.map((kind) => [kind, address.absolute(paths.apiSchema(kind))]),
    ),
  };

  function locate(kind: KindName): string {
    return address.absolute(kinds[kind].template);
  }

  function fill(path: string): string {
    return address.absolute(openTemplate(path));
  }
}

function describeCounts({ policies, reconciliation, actionCount }: Overview) {
  const { never, misnamed, afterLastRead, part } = computeStatistics(reconciliation);
  return {
    policies: policies.length,
    versions: policies.flatMap(({ versions }) => versions).length,
    unobservedVersions: countMissingVersions(policies),
    changes: reconciliation.changes.length,
    neverAnnounced: never.length,
    announcedUnderWrongName: misnamed.length,
    afterLastReading: afterLastRead.length,
    announcedInPart: part.length,
    announcements: reconciliation.announcements.length,
    actions: actionCount,
  };
}

function describeDates({ site, policies, reconciliation, servedUntil, asOfDates }: Overview) {
  const instants = policies
    .flatMap(({ versions }) => versions.map(({ createDate }) => createDate))
    .sort();
  return {
    oldestVersion: instants[0] as string,
    newestVersion: instants.at(-1) as string,
    servedUntil,
    announcedUntil: reconciliation.readUntil ?? null,
    trackedSince: reconciliation.trackedSince ?? null,
    tracked: site.tracking?.dates ?? [],
    asOf: asOfDates,
  };
}
