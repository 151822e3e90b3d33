'use client';

import { paths } from '@/lib/addresses/paths';
import { isDay } from '@/lib/history/days';
import { findClosestAllowedDay, listPolicyAccess } from '@/lib/history/who-allowed';
import type { Catalog } from '@/lib/iam/catalog/catalog';
import { explainAction, explainForm } from '@/lib/iam/check-actions';
import { readService } from '@/lib/iam/patterns';
import {
  type AccessPolicy,
  type AccessVersion,
  chooseServices,
} from '@/lib/site/client/access-file';
import { summarizeWhoAllowed } from '@/lib/site/client/describe-who-allowed';
import type { KnownActionsFile } from '@/lib/site/client/known-actions';
import type { Overview } from '@/lib/site/client/overview';
import { countOf } from '@/lib/text/wording';
import { DateField, QueryForm } from '../tool/form';
import { useLoaded } from '../tool/load';
import {
  loadAccess,
  loadCatalogOf,
  loadKnownNames,
  loadOverview,
  loadSuggestions,
} from '../tool/record';
import { Answer, ErrorMessage, LoadError, UnobservedDay } from '../tool/tool';
import { useQuery, useResultTitle } from '../tool/use-query';
import { SiteLink } from '../ui/site';
import { ActionField } from './action-field';
import { InvalidAction } from './action-notes';
import { PolicyAccessList } from './policy-access-list';
import { WhoAllowedAnswer } from './who-allowed-answer';

/** The policies that allowed the action in the query: on a day, or over their whole history. */
export function WhoAllowedTool({
  examples,
}: {
  examples: readonly { action: string; day?: string }[];
}) {
  const [query, setQuery] = useQuery();
  const text = query?.get('action') || undefined;
  const action = text?.trim();
  const day = query?.get('day') || undefined;
  const base = useLoaded(action === undefined ? undefined : 'base', loadBase);
  const problem = base.state === 'ready' ? explainQuery(action, day, base.value) : undefined;
  const isReady = base.state === 'ready' && action !== undefined && problem === undefined;
  const result = useLoaded(isReady ? `${action} ${day ?? ''}` : undefined, () =>
    loadResult((base as { value: Base }).value, action as string, day),
  );
  const failure = [base, result].find((each) => each.state === 'failed');
  useResultTitle(
    result.state === 'ready' ? `${action}${day === undefined ? '' : ` on ${day}`}` : undefined,
  );
  const isLoading =
    action !== undefined &&
    problem === undefined &&
    failure === undefined &&
    result.state === 'loading';
  return (
    <>
      <QueryForm
        label="Find policies"
        layout="line"
        onQuery={({ action, day }) => setQuery({ action, day })}
      >
        <ActionField value={action} />
        <DateField
          name="day"
          label="Date, UTC (optional)"
          value={day && isDay(day) ? day : undefined}
        />
      </QueryForm>
      {problem !== undefined && <ErrorMessage>{problem}</ErrorMessage>}
      {failure?.state === 'failed' && <LoadError failed={failure} />}
      <Answer>
        {isLoading && 'Loading …'}
        {result.state === 'ready' && <WhoAllowedAnswer result={result.value} />}
      </Answer>
      {result.state === 'ready' && (
        <PolicyAccessList key={`${action} ${day ?? ''}`} result={result.value} />
      )}
      {action === undefined && <Examples examples={examples} />}
    </>
  );
}

function Examples({ examples }: { examples: readonly { action: string; day?: string }[] }) {
  return (
    <p id="actions-on-record" className="hint">
      Examples:{' '}
      {examples.map((example, index) => (
        <span key={example.day ?? ''}>
          {index > 0 && ' · '}
          <SiteLink to={paths.whoAllowedQuery(example)}>
            <code>{example.action}</code>
            {example.day !== undefined && ` on ${example.day}`}
          </SiteLink>
        </span>
      ))}
    </p>
  );
}

interface Base {
  overview: Overview;
  known: Pick<KnownActionsFile, 'services' | 'others'>;
}

async function loadBase(): Promise<Base> {
  const [overview, known] = await Promise.all([loadOverview(), loadKnownNames()]);
  return { overview, known };
}

/** The statements of each service are in a file of its own. */
const maxServices = 30;

/** Explains what is wrong with a query; undefined if nothing is. */
function explainQuery(
  action: string | undefined,
  day: string | undefined,
  { overview: { span }, known: { others, services } }: Base,
) {
  if (action === undefined) return undefined;
  // AWS has published actions with a space in them.
  const problem = others.includes(action) ? undefined : explainForm(action);
  if (problem !== undefined) {
    return <InvalidAction text={action} problem={problem} day={day} />;
  }
  const count = chooseServices(action, services).length;
  if (count > maxServices) {
    return (
      <p>
        The pattern <code>{action}</code> matches {countOf(count - 1, 'service')}. Use a pattern
        that matches at most {maxServices}, such as <code>s3:*</code>. The page of{' '}
        <SiteLink to={paths.actionsOf('*')}>patterns of several services</SiteLink> lists the
        policies that name <code>*</code>.
      </p>
    );
  }
  if (day === undefined || (isDay(day) && day <= span.to)) return undefined;
  return (
    <p>
      {isDay(day) ? (
        <UnobservedDay
          day={day}
          until={span.to}
          pathOf={(day) => paths.whoAllowedQuery({ action, day })}
        />
      ) : (
        `“${day}” is not a date. Use the form ${span.to}.`
      )}{' '}
      You can also <SiteLink to={paths.whoAllowedQuery({ action })}>search all dates</SiteLink>.
    </p>
  );
}

export type WhoAllowedResult = Awaited<ReturnType<typeof loadResult>>;

async function loadResult({ overview, known }: Base, action: string, day: string | undefined) {
  const services = chooseServices(action, known.services);
  const { policies, catalog: ofServices } = await loadAccess(services, overview);
  const service = readService(action);
  const catalog = services.includes(service) ? ofServices : await loadCatalogOf([service]);
  const access = listPolicyAccess<AccessVersion, AccessPolicy>(policies, action, day);
  const periods = access.flatMap(({ allowed }) => allowed);
  return {
    action,
    day,
    catalog,
    finding: await findMistake(action, catalog, known.others),
    policies: access,
    /** Another day on which the action was allowed, if it was not on this one. */
    closest: day === undefined ? undefined : findClosestAllowedDay(periods, day),
    sentences: summarizeWhoAllowed(access, action, day),
  };
}

/** Explains why an action is probably a mistake, with similar actions; undefined where it exists. */
async function findMistake(action: string, catalog: Catalog, published: readonly string[]) {
  const found = explainAction(action, { ...catalog, published });
  return found && { ...found, suggestions: await loadSuggestions(action) };
}
