import { paths } from '@/lib/addresses/paths';
import { type ClosestVersion, findClosestVersion } from '@/lib/history/closest-version';
import { checkActions } from '@/lib/iam/check-actions';
import type { Difference } from '@/lib/iam/compare/difference';
import { listServices } from '@/lib/iam/patterns';
import type { CompareQuery } from '@/lib/site/client/compare-query';
import type { Overview } from '@/lib/site/client/overview';
import type { ToolVersion } from '@/lib/site/client/policy-file';
import { listActions, listStatements } from '@/lib/site/client/statements';
import { summarizeAccess } from '@/lib/text/verdict';
import { countOf } from '@/lib/text/wording';
import { AccessChange } from '../access/access-change';
import { Blocks } from '../diff/side-by-side';
import { CopyButton } from '../tool/copy-button';
import { useLoaded } from '../tool/load';
import { loadCatalogFile, loadPolicy, openCatalog } from '../tool/record';
import { Answer, ErrorMessage, LoadError } from '../tool/tool';
import { useResultTitle } from '../tool/use-query';
import { Sentence } from '../ui/prose';
import { Section } from '../ui/section';
import { SiteLink } from '../ui/site';
import { ActionFindings } from './action-findings';
import { compareInWorker } from './compare-in-worker';
import { explainVersions } from './explain-query';
import type { OwnDocument } from './read-own-document';

type Query = Exclude<CompareQuery, { mode: 'days' }>;

/** Two versions of a policy, or the reader's document and a version, compared. */
export function ComparedDocuments({
  query,
  own,
  overview,
}: {
  query: Query;
  own: OwnDocument | undefined;
  overview: Overview;
}) {
  const problem = explainVersions(query, overview);
  const isOwn = query.mode === 'own';
  const isReady = problem === undefined && (!isOwn || own?.document !== undefined);
  const key = isReady ? JSON.stringify([query, isOwn && own?.key]) : undefined;
  const compared = useLoaded(key, () => compareDocuments(query, own, overview));
  useResultTitle(compared.state === 'ready' ? nameQuery(query) : undefined);
  if (problem !== undefined) return <ErrorMessage>{problem}</ErrorMessage>;
  if (isOwn && own === undefined) {
    return (
      <Answer>
        Paste your document to hold it against {query.policy} {query.to}.
      </Answer>
    );
  }
  if (!isReady) return null;
  return (
    <>
      <Answer>
        {compared.state === 'loading' && 'Comparing …'}
        {compared.state === 'ready' && <Summary compared={compared.value} query={query} />}
      </Answer>
      {compared.state === 'failed' && <LoadError failed={compared} />}
      {compared.state === 'ready' && <ActionFindings findings={compared.value.findings} />}
      {compared.state === 'ready' && <Details compared={compared.value} query={query} />}
    </>
  );
}

type Compared = Awaited<ReturnType<typeof compareDocuments>>;

async function compareDocuments(query: Query, own: OwnDocument | undefined, { actions }: Overview) {
  const policy = await loadPolicy(query.policy);
  const find = (id: string) =>
    policy.versions.find(({ versionId }) => versionId === id) as ToolVersion;
  const after = find(query.to);
  const before =
    query.mode === 'versions'
      ? find(query.from)
      : (own as Extract<OwnDocument, { document: object }>);
  const services = listServices([...before.statements, ...after.statements]);
  const file = await loadCatalogFile(services);
  const catalog = openCatalog(file);
  const result = await compareInWorker({
    before: {
      document: before.document,
      statements: before.statements,
      ...('lines' in before && { lines: before.lines }),
    },
    after: { document: after.document, statements: after.statements },
    // The worker needs only the services that the documents name.
    catalog: Object.fromEntries(Object.entries(file).filter(([service]) => services.has(service))),
  });
  const closest =
    query.mode === 'own' ? findClosestVersion(before.statements, policy.versions) : undefined;
  return {
    ...result,
    catalog,
    closest,
    findings:
      query.mode === 'own'
        ? checkActions(before.statements, { ...catalog, published: actions })
        : [],
    isSameDocument: JSON.stringify(before.document) === JSON.stringify(after.document),
  };
}

function Summary({
  compared: { comparison, closest, isSameDocument },
  query,
}: {
  compared: Compared;
  query: Query;
}) {
  const summary = isSameDocument ? 'The same document again.' : summarizeAccess(comparison);
  if (query.mode === 'versions') {
    return (
      <>
        <code>{query.policy}</code>, {query.from} → {query.to}. <Sentence text={summary} />
      </>
    );
  }
  return (
    <>
      From yours to {query.to}: <Sentence text={summary} />{' '}
      <ClosestVersionNote closest={closest} policy={query.policy} />
    </>
  );
}

function nameQuery(query: Query): string {
  const from = query.mode === 'own' ? 'yours' : query.from;
  return `${query.policy} ${from} to ${query.to}`;
}

function ClosestVersionNote({
  closest,
  policy,
}: {
  closest: ClosestVersion<ToolVersion> | undefined;
  policy: string;
}) {
  if (closest === undefined) return `Yours shares no grant with any version of ${policy}.`;
  const { version, different, newerVersions } = closest;
  const since =
    newerVersions === 0
      ? 'the newest there is'
      : `${countOf(newerVersions, 'version')} ${newerVersions === 1 ? 'has' : 'have'} passed since`;
  return (
    <>
      Of {policy} yours is nearest to{' '}
      <SiteLink to={paths.change(policy, version.versionId)}>{version.versionId}</SiteLink> (
      {different === 0 ? 'the same grants' : `${countOf(different, 'grant')} apart`}); {since}.
    </>
  );
}

function Details({
  compared: { comparison, blocks, catalog },
  query,
}: {
  compared: Compared;
  query: Query;
}) {
  const isOwn = query.mode === 'own';
  const sides = { before: query.mode === 'own' ? 'yours' : query.from, after: query.to };
  return (
    <>
      <AccessChange
        comparison={comparison}
        before={sides.before}
        after={sides.after}
        references={catalog}
        {...(isOwn && {
          titles: { gained: 'Missing from yours', lost: 'Only in yours' },
          tools: (differences: readonly Difference[]) => <CopyActions differences={differences} />,
        })}
      />
      <Section id="side-by-side" title="Side by side">
        {blocks === undefined ? (
          <p className="py-3 text-muted">
            The documents are too long to be shown beside one another.
          </p>
        ) : (
          <Blocks blocks={blocks} sides={sides} />
        )}
      </Section>
    </>
  );
}

/** Buttons that copy the actions as a list and as statements with resources and conditions. */
function CopyActions({ differences }: { differences: readonly Difference[] }) {
  const { statements, left } = listStatements(differences);
  const actions = listActions(differences);
  return (
    <>
      ·{' '}
      {actions.length > 0 && (
        <CopyButton label="Copy the actions" text={`${JSON.stringify(actions, null, 2)}\n`} />
      )}{' '}
      <CopyButton label="Copy as statements" text={`${JSON.stringify(statements, null, 2)}\n`} />
      {left > 0 && ` (${countOf(left, 'pattern')} cannot be written as one)`}
    </>
  );
}
