'use client';

import { paths } from '@/lib/addresses/paths';
import { isDay } from '@/lib/history/days';
import { findClosestAllowedDay, listPolicyAccess } from '@/lib/history/who-allowed';
import { explainForm } from '@/lib/iam/check-actions';
import { readService } from '@/lib/iam/patterns';
import { summarizeWhoAllowed } from '@/lib/site/client/describe-who-allowed';
import { mayName, type Overview } from '@/lib/site/client/overview';
import { DateField, Field, QueryForm, useFieldValue } from '../tool/form';
import { useLoaded } from '../tool/load';
import { loadCatalogOf, loadPolicy, useOverview } from '../tool/record';
import { Answer, ErrorMessage, LoadError, UnobservedDay } from '../tool/tool';
import { useQuery, useResultTitle } from '../tool/use-query';
import { SiteLink } from '../ui/site';
import { ActionNote, InvalidAction } from './action-notes';
import { PolicyAccessList } from './policy-access-list';

/** The policies that allowed the action in the query: on a day, or over their whole history. */
export function WhoAllowedTool() {
  const [query, setQuery] = useQuery();
  const text = query?.get('action') || undefined;
  const action = text?.trim();
  const day = query?.get('day') || undefined;
  const overview = useOverview(query !== undefined);
  const problem =
    overview.state === 'ready' ? explainQuery(action, day, overview.value) : undefined;
  const isReady = overview.state === 'ready' && action !== undefined && problem === undefined;
  const result = useLoaded(isReady ? `${action} ${day ?? ''}` : undefined, () =>
    loadResult((overview as { value: Overview }).value, action as string, day),
  );
  const failure = [overview, result].find((each) => each.state === 'failed');
  const field = useFieldValue<HTMLInputElement>(action);
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
        label="Show"
        layout="line"
        onQuery={({ action, day }) => setQuery({ action, day })}
      >
        <Field label="Action, or a pattern such as iam:*">
          {(id) => (
            <input
              ref={field}
              id={id}
              name="action"
              defaultValue={action}
              required
              pattern=".*\S.*"
              title="An action such as s3:GetObject, or a pattern such as s3:Get*"
              list="actions-on-record"
              autoComplete="off"
              spellCheck={false}
              autoCapitalize="none"
              maxLength={200}
              className="field font-mono"
            />
          )}
        </Field>
        <DateField
          name="day"
          label="Day, UTC (or none)"
          value={day && isDay(day) ? day : undefined}
        />
      </QueryForm>
      <Suggestions actions={overview.state === 'ready' ? overview.value.actions : []} />
      {problem !== undefined && <ErrorMessage>{problem}</ErrorMessage>}
      {failure?.state === 'failed' && <LoadError failed={failure} />}
      <Answer>
        {isLoading && 'Reading the record …'}
        {result.state === 'ready' && (
          <>
            <code>{result.value.action}</code>
            {result.value.day !== undefined && ` on ${result.value.day}`}: {result.value.summary}
            <ActionNote result={result.value} />
          </>
        )}
      </Answer>
      {result.state === 'ready' && <PolicyAccessList result={result.value} />}
    </>
  );
}

function Suggestions({ actions }: { actions: readonly string[] }) {
  return (
    <datalist id="actions-on-record">
      {actions.map((action) => (
        <option key={action} value={action} />
      ))}
    </datalist>
  );
}

/** Explains what is wrong with a query; undefined if nothing is. */
function explainQuery(
  action: string | undefined,
  day: string | undefined,
  { actions, span }: Overview,
) {
  if (action === undefined) return undefined;
  // AWS has published actions with a space in them.
  const problem = actions.includes(action) ? undefined : explainForm(action);
  if (problem !== undefined) {
    return <InvalidAction text={action} problem={problem} day={day} actionsOnRecord={actions} />;
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
        `“${day}” is no day of the calendar: write it as in ${span.to}.`
      )}{' '}
      Or <SiteLink to={paths.whoAllowedQuery({ action })}>ask without a day</SiteLink>.
    </p>
  );
}

export type WhoAllowedResult = Awaited<ReturnType<typeof loadResult>>;

async function loadResult(overview: Overview, action: string, day: string | undefined) {
  const [catalog, ...policies] = await Promise.all([
    loadCatalogOf([readService(action)]),
    ...overview.policies
      .filter((policy) => mayName(policy, action))
      .map(({ policyName }) => loadPolicy(policyName)),
  ]);
  const access = listPolicyAccess<(typeof policies)[0]['versions'][0], (typeof policies)[0]>(
    policies,
    action,
    day,
  );
  const periods = access.flatMap(({ allowed }) => allowed);
  const closest = day === undefined ? undefined : findClosestAllowedDay(periods, day);
  return {
    action,
    day,
    catalog,
    actionsOnRecord: overview.actions,
    policies: access,
    summary: summarizeWhoAllowed(access, { day, closest }),
  };
}
