import { paths } from '@/lib/addresses/paths';
import type { Difference } from '@/lib/iam/compare/difference';
import type { Overview } from '@/lib/site/client/overview';
import { AccessChange } from '../access/access-change';
import { Blocks } from '../diff/side-by-side';
import { ChangeRisk } from '../risk/change-risk';
import { OwnRisk } from '../risk/own-risk';
import { useLoaded } from '../tool/load';
import { Answer, ErrorMessage, LoadError } from '../tool/tool';
import { useResultTitle } from '../tool/use-query';
import { BreakableName } from '../ui/breakable';
import { Section } from '../ui/section';
import { SiteLink } from '../ui/site';
import { ActionFindings } from './action-findings';
import { type Compared, compareDocuments, type Query } from './compare-documents';
import { explainVersions } from './explain-query';
import { CopyActions, OwnResult } from './own-result';
import type { OwnDocument } from './read-own-document';
import type { Closest } from './use-closest-policy';
import { VerdictSummary } from './verdict-summary';

/** Two versions of a policy, or the reader's document and a version, compared. */
export function ComparedDocuments({
  query,
  own,
  overview,
  closest,
}: {
  query: Query;
  own: OwnDocument | undefined;
  overview: Overview;
  /** The policy that was detected as the closest to the reader's document. */
  closest: Closest | undefined;
}) {
  const problem = explainVersions(query, overview);
  const isOwn = query.mode === 'own';
  const isReady = problem === undefined && (!isOwn || own?.document !== undefined);
  const key = isReady ? JSON.stringify([query, isOwn && own?.key]) : undefined;
  const compared = useLoaded(key, () => compareDocuments(query, own));
  useResultTitle(compared.state === 'ready' ? nameQuery(query) : undefined);
  if (problem !== undefined) return <ErrorMessage>{problem}</ErrorMessage>;
  if (isOwn && own === undefined) {
    return (
      <Answer>
        Paste your document to compare it with {query.policy} {query.to}.
      </Answer>
    );
  }
  if (!isReady) return null;
  return (
    <>
      <Answer>
        {compared.state === 'loading' && 'Comparing …'}
        {compared.state === 'ready' && (
          <>
            <ResultHead query={query} />
            {query.mode === 'own' ? (
              <OwnResult compared={compared.value} query={query} closest={closest} />
            ) : (
              <VerdictSummary {...compared.value} />
            )}
          </>
        )}
      </Answer>
      {compared.state === 'failed' && <LoadError failed={compared} />}
      {compared.state === 'ready' && <ActionFindings findings={compared.value.findings} />}
      {compared.state === 'ready' && <Details key={key} compared={compared.value} query={query} />}
    </>
  );
}

/** The title of the page. */
function nameQuery(query: Query): string {
  return query.mode === 'own'
    ? `Your document and ${query.policy} ${query.to}`
    : `${query.policy} ${query.from} → ${query.to}`;
}

function ResultHead({ query }: { query: Query }) {
  const name = (
    <SiteLink to={paths.policy(query.policy)}>
      <BreakableName name={query.policy} />
    </SiteLink>
  );
  return (
    <h2 id="result">
      {query.mode === 'own' ? (
        <>
          Your document → {name} {query.to}
        </>
      ) : (
        <>
          {name} {query.from} → {query.to}
        </>
      )}
    </h2>
  );
}

function Details({
  compared: { comparison, blocks, catalog, dates, riskChanges, risksBefore, riskCatalog },
  query,
}: {
  compared: Compared;
  query: Query;
}) {
  const isOwn = query.mode === 'own';
  const sides = { before: isOwn ? 'your copy' : query.from, after: query.to };
  return (
    <>
      <AccessChange
        comparison={comparison}
        before={sides.before}
        after={sides.after}
        references={catalog}
        {...(isOwn && {
          titles: { gained: 'Missing from your copy', lost: 'Only in your copy' },
          tools: (differences: readonly Difference[]) => <CopyActions differences={differences} />,
        })}
      />
      {isOwn ? (
        <OwnRisk
          findings={risksBefore}
          changes={riskChanges}
          catalog={riskCatalog}
          versionId={query.to}
        />
      ) : (
        <ChangeRisk changes={riskChanges} catalog={riskCatalog} />
      )}
      <Section id="side-by-side" title="Diff">
        {blocks === undefined ? (
          <p className="hint">The documents are too long to show their differences by line.</p>
        ) : (
          <Blocks blocks={blocks} sides={{ ...sides, dates }} withoutLineIds={isOwn} />
        )}
      </Section>
    </>
  );
}
