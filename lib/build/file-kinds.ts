import { address } from '../../components/ui/site';
import { type FeedScope, feedFormats, paths } from '../addresses/paths';
import type { ReconciledAnnouncement } from '../history/reconcile-announcement';
import type { ReconciledChange } from '../history/reconcile-change';
import type { Policy } from '../record/types';
import { once } from '../shared/once';
import { buildFeed } from '../site/feeds/build-feed';
import { formatFeed } from '../site/feeds/write-feed';
import type { WriteContext } from './embed-pages';
import { hashPolicyInputs } from './page-inputs';
import { readOrRender } from './rendered-cache';
import { listChangesOf, listDefaultChangesOf, reconciliation, record } from './site-data';

/** A file of the site. */
export interface SiteFile {
  /** From the root of the site, with names as they are: `/policies/A+B/feed.xml`. */
  path: string;
  /** The policy that it is about, in kinds of files of policies. */
  policyName?: string | undefined;
  write: (context: WriteContext) => Content | Promise<Content>;
}

export type Content = string | Buffer;

/** Files with addresses of one pattern. */
export interface FileKind {
  /** `/policies/<Name>/badge.svg` */
  pattern: string;
  /** What each is made from. */
  from: string;
  /** Whether all files are about a policy each, and need nothing that is computed for all of them. */
  isOfPolicies?: boolean;
  list: () => Iterable<SiteFile>;
}

const feedSource = { site: record.site, address, reconciliation };

/** A file by itself. */
export function single(pattern: string, from: string, write: SiteFile['write']): FileKind {
  return { pattern, from, list: () => [{ path: pattern, write }] };
}

/**
 * A file for each policy.
 *
 * @param isReused whether to reuse it as `readOrRender` does: worth it where it takes long to make.
 */
export function perPolicy(
  pattern: string,
  write: (policy: Policy, context: WriteContext) => Content,
  { isReused = false } = {},
): FileKind {
  return {
    pattern,
    from: 'a policy',
    isOfPolicies: true,
    *list() {
      for (const policy of record.policies) {
        const path = fillNames(pattern, { Name: policy.policyName });
        const make = (context: WriteContext) => write(policy, context);
        yield describeFile(policy, path, make, isReused);
      }
    },
  };
}

/** The same for each version, with its change. */
export function perVersion(
  pattern: string,
  write: (reconciled: ReconciledChange, context: WriteContext) => Content,
  { isReused = false } = {},
): FileKind {
  return {
    pattern,
    from: 'a version and its change',
    isOfPolicies: true,
    *list() {
      for (const reconciled of reconciliation.changes) {
        const { policy, version } = reconciled.change;
        const names = { Name: policy.policyName, version: version.versionId };
        const make = (context: WriteContext) => write(reconciled, context);
        yield describeFile(policy, fillNames(pattern, names), make, isReused);
      }
    },
  };
}

/** A file for each announcement. */
export function perAnnouncement(
  pattern: string,
  write: (reconciled: ReconciledAnnouncement, context: WriteContext) => Content,
): FileKind {
  return {
    pattern,
    from: 'an announcement',
    *list() {
      for (const reconciled of reconciliation.announcements) {
        const path = fillNames(pattern, { id: reconciled.announcement.id });
        yield { path, write: (context) => write(reconciled, context) };
      }
    },
  };
}

function fillNames(pattern: string, names: Record<string, string>): string {
  return pattern.replace(/<(\w+)>/g, (_, name: string) => names[name] as string);
}

function describeFile(
  policy: Policy,
  path: string,
  make: (context: WriteContext) => Content,
  isReused: boolean,
): SiteFile {
  return {
    path,
    policyName: policy.policyName,
    write: (context) =>
      isReused
        ? readOrRender(hashPolicyInputs(policy), path, context.styleSheets, () => make(context))
        : make(context),
  };
}

/** The feeds of each scope in all formats: feed.xml, atom.xml and feed.json. */
export function feeds(
  pattern: string,
  from: string,
  scopes: readonly Exclude<FeedScope, { policyName: string }>[],
): FileKind {
  return {
    pattern,
    from,
    *list() {
      for (const scope of scopes) {
        const build = once(() => buildFeed({ ...feedSource, policies: record.policies }, scope));
        for (const format of feedFormats) {
          yield { path: paths.feed(format, scope), write: () => formatFeed[format](build()) };
        }
      }
    },
  };
}

/** The same for the feed of each policy. */
export function policyFeeds(pattern: string): FileKind {
  return {
    pattern,
    from: 'changes and announcements of a policy',
    isOfPolicies: true,
    *list() {
      for (const policy of record.policies) {
        const source = {
          ...feedSource,
          policies: [policy],
          reconciliation: {
            ...reconciliation,
            changes: listChangesOf(policy),
            defaultChanges: listDefaultChangesOf(policy),
          },
        };
        const build = once(() => buildFeed(source, policy));
        for (const format of feedFormats) {
          const path = decodeURIComponent(paths.feed(format, policy));
          yield describeFile(policy, path, () => formatFeed[format](build()), true);
        }
      }
    },
  };
}
