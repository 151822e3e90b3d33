import { Fragment, type RefObject } from 'react';
import type { AccountView, AnswerView } from '@/lib/account/account-view';
import { paths } from '@/lib/addresses/paths';
import { capitalize } from '@/lib/text/wording';
import { BreakableName } from '../ui/breakable';
import { Chips } from '../ui/chip';
import { Sentence } from '../ui/prose';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';
import { locateChange } from './account-change';

/** The answer: how many policies changed, which risks that added and for whom, and what else matters. */
export function AccountAnswer({
  view: { accountId, summary, answers, others, policies },
  heading,
}: {
  view: AccountView;
  /** It gets the focus with each result. */
  heading: RefObject<HTMLHeadingElement | null>;
}) {
  const retired = policies.filter((policy) => policy.retired !== undefined);
  return (
    <>
      <h2 id="result" tabIndex={-1} ref={heading}>
        {accountId === '' ? 'Account' : `Account ${accountId}`}
      </h2>
      <p className="lead">
        {summary}
        {policies.length === 0 && ' No change on record reaches the account.'}
      </p>
      {answers.length > 0 && (
        <ul className="card account-answers">
          {answers.map((answer) => (
            <li key={`${answer.policyName} ${answer.change.versionId}`} className="change">
              <RiskAnswer answer={answer} />
            </li>
          ))}
        </ul>
      )}
      <ul className="account-others prose">
        {retired.length > 0 && (
          <li>
            Deprecated or withdrawn:{' '}
            {retired.map(({ arn, policyName, iamName }, index) => (
              <Fragment key={arn}>
                {index > 0 && ', '}
                <SiteLink to={paths.policy(policyName)}>
                  <BreakableName name={iamName} />
                </SiteLink>
              </Fragment>
            ))}
            .
          </li>
        )}
        {others.lagging !== undefined && (
          <li>
            <a href="#copies">{others.lagging}</a>
          </li>
        )}
        {others.unknown !== undefined && (
          <li>
            <a href="#unknown">{others.unknown}</a>
          </li>
        )}
      </ul>
    </>
  );
}

/** The version that added a risk, what it added, and to whom. */
function RiskAnswer({
  answer: { policyName, iamName, change, risks, holders },
}: {
  answer: AnswerView;
}) {
  const { announced, announcement, chips } = change;
  return (
    <>
      <div>
        <SiteLink to={locateChange(policyName, change)} className="name">
          <BreakableName name={iamName} /> <b>{change.versionId}</b>
        </SiteLink>
        <Time at={change.day} />
      </div>
      <p>
        <b>{capitalize(holders)}</b>: <Sentence text={risks} />
      </p>
      <Chips
        chips={[...chips, ...(announced ? [announced] : [])]}
        last={announced && announcement && paths.announcement(announcement)}
      />
    </>
  );
}
