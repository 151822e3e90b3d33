import { paths } from '@/lib/addresses/paths';
import type { ActionCatalog, Difference } from '@/lib/iam/compare/difference';
import { isPattern, readService } from '@/lib/iam/patterns';
import { groupByJsonKey } from '@/lib/shared/collections';
import { countActions, listItems } from '@/lib/text/action-items';
import { describeGiven } from '@/lib/text/describe-items';
import { foldWildcards } from '@/lib/text/fold-wildcards';
import { countOf } from '@/lib/text/wording';
import { SiteLink } from '../ui/site';
import type { References } from './action-lines';
import { DifferenceList } from './difference-list';

/** What IAM's reference has about services and actions. */
export interface ServiceNames extends References, ActionCatalog {
  nameService: (service: string) => string | undefined;
}

/** No links: hundreds of them would be most of the page, and the pages of services have them. */
const withoutLinks: References = { findReference: () => undefined };

/** Services with fewer actions are folded. */
const maxShown = 8;

/**
 * The actions of documents with more permissions are not repeated: they would be half of a page of
 * a megabyte, and the document on the page and the pages of services have them.
 */
const maxListed = 1000;

/** All permissions of a document, by service and access level, folded. */
export function PermissionList({
  policyName,
  allowed,
  references,
}: {
  policyName: string;
  allowed: readonly Difference[];
  references: ServiceNames;
}) {
  if (allowed.length === 0) return <p className="py-3 text-muted">Nothing.</p>;
  const isListed = allowed.length <= maxListed;
  const services = groupByService(allowed).map((differences) => {
    const service = readService(differences[0].action);
    const title = (
      <>
        {isPattern(service) ? 'Any service' : (references.nameService(service) ?? 'Service')}{' '}
        <code>{service}</code>
      </>
    );
    const count = <span className="text-muted">: {describeGiven(differences)}</span>;
    if (!isListed) {
      return (
        <div key={service} className="py-2">
          <SiteLink to={paths.actionsWhere(service, { policy: policyName })}>{title}</SiteLink>
          {count}
        </div>
      );
    }
    return (
      <details key={service}>
        <summary>
          {title}
          {count}
        </summary>
        <div className="mt-2">
          <DifferenceList
            differences={foldWildcards(differences, references)}
            references={withoutLinks}
          />
        </div>
      </details>
    );
  });
  const more = services.slice(maxShown);
  return (
    <>
      <div className="card">{services.slice(0, maxShown)}</div>
      {more.length > 0 && (
        <details className="group">
          <summary>
            <h3>{countOf(more.length, 'more service')}</h3>
          </summary>
          <div className="card">{more}</div>
        </details>
      )}
    </>
  );
}

function groupByService(allowed: readonly Difference[]) {
  return groupByJsonKey(allowed, ({ action }) => readService(action))
    .map((differences) => ({ differences, count: countActions(listItems(differences)).actions }))
    .sort((a, b) => b.count - a.count)
    .map(({ differences }) => differences);
}
