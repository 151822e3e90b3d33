'use client';

import { paths } from '@/lib/addresses/paths';
import { isDay } from '@/lib/history/days';
import { findClosestAllowedDay, listPolicyAccess } from '@/lib/history/who-allowed';
import { explainForm } from '@/lib/iam/check-actions';
import { readService } from '@/lib/iam/patterns';
import { summarizeWhoAllowed } from '@/lib/site/client/describe-who-allowed';
import { maySpeakOf, type Overview } from '@/lib/site/client/overview';
import { DateField, Field, QuestionForm } from '../tool/form';
import { useLoaded } from '../tool/load';
import { LoadTrouble } from '../tool/load-trouble';
import { loadCatalogOf, loadPolicy, useOverview } from '../tool/record';
import { Answer, Trouble } from '../tool/tool';
import { UnobservedDay } from '../tool/unobserved-day';
import { useAnswered } from '../tool/use-answered';
import { useFieldValue } from '../tool/use-field-value';
import { useQuery } from '../tool/use-query';
import { SiteLink } from '../ui/link';
import { AskedPolicies } from './asked-policies';
import { NameNote } from './name-note';
import { NotAnAction } from './not-an-action';

/** Which tracked policies allowed an action: on a day, or over all their history. */
export function AskTool() {
  const [query, ask] = useQuery();
  const text = query?.get('action') || undefined;
  const action = text?.trim();
  const day = query?.get('day') || undefined;
  const overview = useOverview(query !== undefined);
  const trouble =
    overview.state === 'ready' ? explainQuestion(action, day, overview.value) : undefined;
  const isReady = overview.state === 'ready' && action !== undefined && trouble === undefined;
  const asked = useLoaded(isReady ? `${action} ${day ?? ''}` : undefined, () =>
    answerQuestion((overview as { value: Overview }).value, action as string, day),
  );
  const failure = [overview, asked].find((each) => each.state === 'failed');
  const field = useFieldValue<HTMLInputElement>(action);
  useAnswered(
    asked.state === 'ready' ? `${action}${day === undefined ? '' : ` on ${day}`}` : undefined,
  );
  const isLoading =
    action !== undefined &&
    trouble === undefined &&
    failure === undefined &&
    asked.state === 'loading';
  return (
    <>
      <QuestionForm label="Ask" onAsk={({ action, day }) => ask({ action, day })}>
        <Field label="Action, or a pattern such as iam:*" wide>
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
      </QuestionForm>
      <Suggestions actions={overview.state === 'ready' ? overview.value.actions : []} />
      {trouble !== undefined && <Trouble>{trouble}</Trouble>}
      {failure?.state === 'failed' && <LoadTrouble failed={failure} />}
      <Answer>
        {isLoading && 'Reading the record …'}
        {asked.state === 'ready' && (
          <>
            <code>{asked.value.action}</code>
            {asked.value.day !== undefined && ` on ${asked.value.day}`}: {asked.value.summary}
            <NameNote asked={asked.value} />
          </>
        )}
      </Answer>
      {asked.state === 'ready' && <AskedPolicies asked={asked.value} />}
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

/** Why a question has no answer; undefined where it has one. */
function explainQuestion(
  action: string | undefined,
  day: string | undefined,
  { actions, span }: Overview,
) {
  if (action === undefined) return undefined;
  // AWS has published actions with a space in them.
  const problem = actions.includes(action) ? undefined : explainForm(action);
  if (problem !== undefined) {
    return <NotAnAction text={action} problem={problem} day={day} actionsOnRecord={actions} />;
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

/** Everything that an answer shows. */
export type Asked = Awaited<ReturnType<typeof answerQuestion>>;

async function answerQuestion(overview: Overview, action: string, day: string | undefined) {
  const [catalog, ...policies] = await Promise.all([
    loadCatalogOf([readService(action)]),
    ...overview.policies
      .filter((policy) => maySpeakOf(policy, action))
      .map(({ policyName }) => loadPolicy(policyName)),
  ]);
  const answers = listPolicyAccess<(typeof policies)[0]['versions'][0], (typeof policies)[0]>(
    policies,
    action,
    day,
  );
  const periods = answers.flatMap((answer) => answer.allowed);
  const closest = day === undefined ? undefined : findClosestAllowedDay(periods, day);
  return {
    action,
    day,
    catalog,
    actionsOnRecord: overview.actions,
    answers,
    summary: summarizeWhoAllowed(answers, { day, closest }),
  };
}
