import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import type { ChangeMatch } from '../../history/match-announcements';
import type { Reconciliation } from '../../history/reconcile';
import type { ReconciledAnnouncement } from '../../history/reconcile-announcement';

/** `/api/v1/announcements.json`: the announcements in AWS's order, with the versions that match. */
export function describeAnnouncements({ announcements }: Reconciliation, address: SiteAddress) {
  return { announcements: announcements.map((each) => describeAnnouncement(each, address)) };
}

function describeAnnouncement(
  { announcement, matches, matchedBy, neverServed, servedByWildcard }: ReconciledAnnouncement,
  address: SiteAddress,
) {
  const { id, date, datePrinted, policyName, kind, gist, actionsNamed } = announcement;
  return {
    id,
    date,
    /** The date as AWS prints it, if that is a misprint. */
    datePrinted: datePrinted ?? null,
    policyName,
    kind,
    gist,
    actionsNamed,
    deniesNamed: announcement.deniesNamed ?? [],
    versions: matches.map(describeMatch),
    neverServed: neverServed.map(({ named }) => named.action),
    /** The names of `neverServed` that were announced as denied. */
    neverServedDenies: neverServed.flatMap(({ named }) =>
      named.effect === 'Deny' ? [named.action] : [],
    ),
    suggestions: neverServed.flatMap(({ named, suggestion }) =>
      suggestion === undefined
        ? []
        : [
            {
              named: named.action,
              served: suggestion.action,
              versionId: suggestion.change.version.versionId,
              createDate: suggestion.change.version.createDate,
              lagDays: suggestion.lagDays,
            },
          ],
    ),
    servedByWildcard: servedByWildcard.map(({ named, change }) => ({
      named: named.action,
      versionId: change.version.versionId,
      createDate: change.version.createDate,
    })),
    matchedBy,
    url: address.absolute(paths.announcement(id)),
  };
}

function describeMatch({ change, lagDays, named, isRepeat }: ChangeMatch) {
  const { versionId, createDate } = change.version;
  const list = (effect: 'Allow' | 'Deny') =>
    named.filter((name) => name.effect === effect).map(({ action }) => action);
  return {
    versionId,
    createDate,
    lagDays,
    repeated: isRepeat,
    matchedActions: list('Allow'),
    matchedDenies: list('Deny'),
  };
}
