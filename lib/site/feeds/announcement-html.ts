import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import {
  type ChangeMatch,
  listNamedActions,
  type NamedAction,
} from '../../history/match-announcements';
import type { NeverServed, ReconciledAnnouncement } from '../../history/reconcile-announcement';
import { describeNoMatch } from '../../text/announcement';
import { countOf, describeMatch, labelLag } from '../../text/wording';
import { escapeHtml } from '../escape-text';

/** The maximum number of names in an item; the page lists all. */
const maxNames = 30;

/**
 * Formats an announcement as HTML without classes and styles: our summary, the matched versions, the
 * named actions, and the names that the policy never had.
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
          `<p>Names that the policy never had:</p>`,
          formatList(neverServed.map((name) => describeNeverServed(name, linkVersion))),
        ]),
    `<p>${[
      link(paths.announcement(id), 'Announcement compared with the record'),
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
  if (matches.length === 0) return [`<p>${describeNoMatch(announcement)}.</p>`];
  const byKind = 'The announcement names no action. It is matched by kind and date only.';
  return [
    '<p>It announces:</p>',
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
  if (isKnown) return `${formatAction(named)}: an IAM action that the policy never had`;
  const misprint = `${formatAction(named)}: not an IAM action`;
  if (suggestion === undefined) return misprint;
  const { action, lagDays } = suggestion;
  const version = linkVersion(suggestion);
  return `${misprint}; it probably means <code>${escapeHtml(action)}</code>, in ${version}, ${labelLag(lagDays)}`;
}

function formatAction({ effect, action }: NamedAction): string {
  return `${effect === 'Deny' ? 'deny ' : ''}<code>${escapeHtml(action)}</code>`;
}

function formatList(items: readonly string[]): string {
  return `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}
