import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import {
  type ChangeMatch,
  listNamedActions,
  type NamedAction,
} from '../../history/match-announcements';
import type { NeverServed, ReconciledAnnouncement } from '../../history/reconcile-announcement';
import { countOf, describeLag, describeMatch } from '../../text/wording';
import { escapeHtml } from '../escape-text';

/** The maximum number of names in an item; the page has all. */
const maxNames = 30;

/**
 * Formats an announcement as HTML without classes and styles: our gist, the matched versions, the
 * named actions, and the names that were never served.
 */
export function formatAnnouncementHtml(
  reconciled: ReconciledAnnouncement,
  address: SiteAddress,
): string {
  const { announcement, neverServed } = reconciled;
  const { id, date, datePrinted, gist, policyName, scopeNamed } = announcement;
  const link = (path: string, text: string) =>
    `<a href="${escapeHtml(address.absolute(path))}">${escapeHtml(text)}</a>`;
  const linkVersion = ({ change: { version } }: Pick<ChangeMatch, 'change'>) =>
    link(paths.change(version.policyName, version.versionId), version.versionId);
  const printed = datePrinted === undefined ? '' : `, printed as “${escapeHtml(datePrinted)}”`;
  return [
    `<p><strong>${escapeHtml(gist)}.</strong></p>`,
    `<p>Announced ${date}${printed}.</p>`,
    ...formatMatches(reconciled, linkVersion),
    ...formatNames(listNamedActions(announcement)),
    ...(scopeNamed === undefined ? [] : [`<p>Scope named: ${escapeHtml(scopeNamed)}.</p>`]),
    ...(neverServed.length === 0
      ? []
      : [
          `<p>Named and never served:</p>`,
          formatList(neverServed.map((name) => describeNeverServed(name, linkVersion))),
        ]),
    `<p>${[
      link(paths.announcement(id), 'The row, held against the record'),
      ...(policyName === null ? [] : [link(paths.policy(policyName), policyName)]),
    ].join(' · ')}</p>`,
  ].join('\n');
}

type LinkVersion = (match: Pick<ChangeMatch, 'change'>) => string;

function formatMatches(
  { announcement, matches, matchedBy }: ReconciledAnnouncement,
  linkVersion: LinkVersion,
): string[] {
  if (announcement.policyName === null) return [];
  if (matches.length === 0) return ['<p>No version on record brought what it names.</p>'];
  const byKind = 'The row names no action: matched by its kind and date alone.';
  return [
    '<p>It became:</p>',
    formatList(matches.map((match) => `${linkVersion(match)}, ${describeMatch(match)}`)),
    ...(matchedBy === 'kind' ? [`<p>${byKind}</p>`] : []),
  ];
}

function formatNames(named: readonly NamedAction[]): string[] {
  if (named.length === 0) return [];
  const rest = named.length - maxNames;
  return [
    `<p>It names ${countOf(named.length, 'action')}:</p>`,
    formatList(named.slice(0, maxNames).map(formatAction)),
    ...(rest > 0 ? [`<p>${countOf(rest, 'action')} more on the page.</p>`] : []),
  ];
}

function describeNeverServed(
  { named, isKnown, suggestion }: NeverServed,
  linkVersion: LinkVersion,
): string {
  if (isKnown) return `${formatAction(named)}: IAM has it, this policy never gave it`;
  const misprint = `${formatAction(named)} is no action of IAM`;
  if (suggestion === undefined) return misprint;
  const { action, lagDays } = suggestion;
  const version = linkVersion(suggestion);
  return `${misprint}; our suggestion: it means <code>${escapeHtml(action)}</code>, in ${version}, ${describeLag(lagDays)}`;
}

function formatAction({ effect, action }: NamedAction): string {
  return `${effect === 'Deny' ? 'deny ' : ''}<code>${escapeHtml(action)}</code>`;
}

function formatList(items: readonly string[]): string {
  return `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}
