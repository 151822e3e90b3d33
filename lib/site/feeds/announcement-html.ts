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

/** Names in an item; the page has the rest. */
const mostNames = 30;

/**
 * What a feed item says of a row of AWS's page, as HTML that needs no class and no style: what
 * it says in our words, what it became and when, what it names, and which names were wrong.
 */
export function writeAnnouncementHtml(row: ReconciledAnnouncement, address: SiteAddress): string {
  const { announcement, neverServed } = row;
  const { id, date, datePrinted, gist, policyName, scopeNamed } = announcement;
  const link = (path: string, text: string) =>
    `<a href="${escapeHtml(address.absolute(path))}">${escapeHtml(text)}</a>`;
  const linkVersion = ({ change: { version } }: Pick<ChangeMatch, 'change'>) =>
    link(paths.change(version.policyName, version.versionId), version.versionId);
  const printed = datePrinted === undefined ? '' : `, printed as “${escapeHtml(datePrinted)}”`;
  return [
    `<p><strong>${escapeHtml(gist)}.</strong></p>`,
    `<p>Announced ${date}${printed}.</p>`,
    ...writeOutcome(row, linkVersion),
    ...writeNamed(listNamedActions(announcement)),
    ...(scopeNamed === undefined ? [] : [`<p>Scope named: ${escapeHtml(scopeNamed)}.</p>`]),
    ...(neverServed.length === 0
      ? []
      : [
          `<p>Named and never served:</p>`,
          writeList(neverServed.map((name) => describeNeverServed(name, linkVersion))),
        ]),
    `<p>${[
      link(paths.announcement(id), 'The row, held against the record'),
      ...(policyName === null ? [] : [link(paths.policy(policyName), policyName)]),
    ].join(' · ')}</p>`,
  ].join('\n');
}

type LinkVersion = (match: Pick<ChangeMatch, 'change'>) => string;

function writeOutcome(row: ReconciledAnnouncement, linkVersion: LinkVersion): string[] {
  const { announcement, matches, matchedBy } = row;
  if (announcement.policyName === null) return [];
  if (matches.length === 0) return ['<p>No version on record brought what it names.</p>'];
  const byKind = 'The row names no action: matched by its kind and date alone.';
  return [
    '<p>It became:</p>',
    writeList(matches.map((match) => `${linkVersion(match)}, ${describeMatch(match)}`)),
    ...(matchedBy === 'kind' ? [`<p>${byKind}</p>`] : []),
  ];
}

function writeNamed(named: readonly NamedAction[]): string[] {
  if (named.length === 0) return [];
  const rest = named.length - mostNames;
  return [
    `<p>It names ${countOf(named.length, 'action')}:</p>`,
    writeList(named.slice(0, mostNames).map(writeAction)),
    ...(rest > 0 ? [`<p>${countOf(rest, 'action')} more on the page.</p>`] : []),
  ];
}

function describeNeverServed(
  { named, isKnown, suggestion }: NeverServed,
  linkVersion: LinkVersion,
): string {
  if (isKnown) return `${writeAction(named)}: IAM has it, this policy never gave it`;
  const fault = `${writeAction(named)} is no action of IAM`;
  if (suggestion === undefined) return fault;
  const { action, lagDays } = suggestion;
  const version = linkVersion(suggestion);
  return `${fault}; our suggestion: it means <code>${escapeHtml(action)}</code>, in ${version}, ${describeLag(lagDays)}`;
}

function writeAction({ effect, action }: NamedAction): string {
  return `${effect === 'Deny' ? 'deny ' : ''}<code>${escapeHtml(action)}</code>`;
}

function writeList(items: readonly string[]): string {
  return `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}
