import { paths } from '@/lib/addresses/paths';
import { type ClosestVersion, findClosestVersion } from '@/lib/history/closest-version';
import { checkActions } from '@/lib/iam/check-actions';
import type { Difference } from '@/lib/iam/compare/difference';
import { listServices } from '@/lib/iam/patterns';
import type { CompareQuestion } from '@/lib/site/client/compare-question';
import type { Overview } from '@/lib/site/client/overview';
import type { ToldVersion } from '@/lib/site/client/policy-file';
import { listActions, listStatements } from '@/lib/site/client/statements';
import { describeAccess } from '@/lib/text/verdict';
import { countOf } from '@/lib/text/wording';
import { AccessChange } from '../access/access-change';
import { Sentence } from '../access/sentence';
import { Blocks } from '../diff/side-by-side';
import { CopyButton } from '../tool/copy-button';
import { useLoaded } from '../tool/load';
import { LoadTrouble } from '../tool/load-trouble';
import { loadCatalogFile, loadPolicy, openCatalog } from '../tool/record';
import { Answer, Trouble } from '../tool/tool';
import { useAnswered } from '../tool/use-answered';
import { SiteLink } from '../ui/link';
import { Section } from '../ui/section';
import { compareInWorker } from './compare-in-worker';
import { DoubtfulActions } from './doubtful-actions';
import { explainVersions } from './explain';
import type { OwnDocument } from './read-own';

type Question = Exclude<CompareQuestion, { mode: 'days' }>;

/** Two documents of a policy, or the reader's and one: what the step does, and both texts. */
export function ComparedDocuments({
  question,
  own,
  overview,
}: {
  question: Question;
  own: OwnDocument | undefined;
  overview: Overview;
}) {
  const trouble = explainVersions(question, overview);
  const isOwn = question.mode === 'own';
  const isReady = trouble === undefined && (!isOwn || own?.document !== undefined);
  const key = isReady ? JSON.stringify([question, isOwn && own?.key]) : undefined;
  const compared = useLoaded(key, () => compareDocuments(question, own, overview));
  useAnswered(compared.state === 'ready' ? nameQuestion(question) : undefined);
  if (trouble !== undefined) return <Trouble>{trouble}</Trouble>;
  if (isOwn && own === undefined) {
    return (
      <Answer>
        Paste your document to hold it against {question.policy} {question.to}.
      </Answer>
    );
  }
  if (!isReady) return null;
  return (
    <>
      <Answer>
        {compared.state === 'loading' && 'Comparing …'}
        {compared.state === 'ready' && <Summary compared={compared.value} question={question} />}
      </Answer>
      {compared.state === 'failed' && <LoadTrouble failed={compared} />}
      {compared.state === 'ready' && <DoubtfulActions findings={compared.value.findings} />}
      {compared.state === 'ready' && <Details compared={compared.value} question={question} />}
    </>
  );
}

type Compared = Awaited<ReturnType<typeof compareDocuments>>;

async function compareDocuments(
  question: Question,
  own: OwnDocument | undefined,
  { actions }: Overview,
) {
  const policy = await loadPolicy(question.policy);
  const find = (id: string) =>
    policy.versions.find(({ versionId }) => versionId === id) as ToldVersion;
  const after = find(question.to);
  const before =
    question.mode === 'versions'
      ? find(question.from)
      : (own as Extract<OwnDocument, { document: object }>);
  const services = listServices([...before.statements, ...after.statements]);
  const file = await loadCatalogFile(services);
  const catalog = openCatalog(file);
  const answer = await compareInWorker({
    before: {
      document: before.document,
      statements: before.statements,
      ...('lines' in before && { lines: before.lines }),
    },
    after: { document: after.document, statements: after.statements },
    // The thread needs no more of it than the documents name.
    catalog: Object.fromEntries(Object.entries(file).filter(([service]) => services.has(service))),
  });
  const nearest =
    question.mode === 'own' ? findClosestVersion(before.statements, policy.versions) : undefined;
  return {
    ...answer,
    catalog,
    nearest,
    findings:
      question.mode === 'own'
        ? checkActions(before.statements, { ...catalog, published: actions })
        : [],
    isSameDocument: JSON.stringify(before.document) === JSON.stringify(after.document),
  };
}

function Summary({
  compared: { comparison, nearest, isSameDocument },
  question,
}: {
  compared: Compared;
  question: Question;
}) {
  const said = isSameDocument ? 'The same document again.' : describeAccess(comparison);
  if (question.mode === 'versions') {
    return (
      <>
        <code>{question.policy}</code>, {question.from} → {question.to}. <Sentence text={said} />
      </>
    );
  }
  return (
    <>
      From yours to {question.to}: <Sentence text={said} />{' '}
      <NearestNote nearest={nearest} policy={question.policy} />
    </>
  );
}

function nameQuestion(question: Question): string {
  const from = question.mode === 'own' ? 'yours' : question.from;
  return `${question.policy} ${from} to ${question.to}`;
}

function NearestNote({
  nearest,
  policy,
}: {
  nearest: ClosestVersion<ToldVersion> | undefined;
  policy: string;
}) {
  if (nearest === undefined) return `Yours shares no grant with any version of ${policy}.`;
  const { version, different, newerVersions } = nearest;
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
  question,
}: {
  compared: Compared;
  question: Question;
}) {
  const isOwn = question.mode === 'own';
  const sides = { before: question.mode === 'own' ? 'yours' : question.from, after: question.to };
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

/** The actions as a list to paste, and as statements with what else they ask. */
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
