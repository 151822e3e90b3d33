import { useEffect, useRef, useState } from 'react';
import { nearRule } from '@/lib/account/near-version';
import { countOf } from '@/lib/text/wording';
import { Answer, ErrorMessage } from '../tool/tool';
import { WithContents } from '../ui/contents';
import { Section } from '../ui/section';
import { AccountAnswer } from './account-answer';
import { AccountCopies } from './account-copies';
import type { ReadAccounts } from './account-messages';
import { AccountPolicies } from './account-policies';
import { AccountQuery } from './account-query';
import { EffectiveChanges } from './effective-changes';
import { listExports } from './export-buttons';
import { UnknownPolicies } from './unknown-policies';
import type { AccountActions } from './use-account';

/** What the changes of AWS mean for one of the accounts that were read. */
export function AccountResult({
  read,
  names,
  actions,
  onAgain,
}: {
  read: ReadAccounts;
  /** What was read. */
  names: string;
  actions: AccountActions;
  /** Opens the input again; undefined where it is open. */
  onAgain: (() => void) | undefined;
}) {
  const [accounts, setAccounts] = useState(read.accounts);
  // An account that no change reaches is not the first that matters.
  const [index, setIndex] = useState(() =>
    Math.max(
      read.accounts.findIndex(({ policies }) => policies.length > 0),
      0,
    ),
  );
  const [wanted, setWanted] = useState<{ principal: number; request: number }>();
  const [problem, setProblem] = useState<string>();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const view = accounts[index] as (typeof accounts)[0];
  const fail = (error: unknown) =>
    setProblem(error instanceof Error ? error.message : String(error));
  const analyze = (since: string | undefined) => {
    setProblem(undefined);
    return actions.analyze(since).then((next) => {
      setAccounts(next);
      heading.current?.focus();
    }, fail);
  };
  const showEffective = (principal: number) =>
    setWanted({ principal, request: (wanted?.request ?? 0) + 1 });
  const hasCopies = view.copies.length > 0;
  const hasUnknown = view.unknown.length > 0;
  return (
    <>
      <Answer>
        <AccountAnswer view={view} heading={heading} />
      </Answer>
      <AccountQuery
        view={view}
        accounts={accounts}
        index={index}
        names={names}
        onAccount={(next) => {
          setWanted(undefined);
          setIndex(next);
        }}
        onSince={analyze}
        onAgain={onAgain}
      />
      {problem !== undefined && <ErrorMessage>{problem}.</ErrorMessage>}
      <WithContents
        parts={[
          { id: 'attached', text: 'Attached policies' },
          { id: 'effective', text: 'One principal' },
          ...(hasCopies ? [{ id: 'copies', text: 'Copies' }] : []),
          ...(hasUnknown ? [{ id: 'unknown', text: 'Not on record' }] : []),
        ]}
        actions={listExports({ write: actions.write, onError: fail, view })}
      >
        <AccountPolicies key={index} view={view} onPrincipal={showEffective} />
        <EffectiveChanges
          key={`${index} ${view.since}`}
          view={view}
          riskCatalog={read.riskCatalog}
          wanted={wanted}
          onPrincipal={showEffective}
          load={(principal) => actions.findEffective(index, principal)}
        />
        {hasCopies && (
          <Section
            id="copies"
            title="Copies of AWS policies"
            aside={countOf(view.copies.length, 'copy', 'copies')}
          >
            <p className="max-w-[46rem] text-muted">{nearRule}</p>
            <AccountCopies copies={view.copies} />
          </Section>
        )}
        {hasUnknown && <UnknownPolicies policies={view.unknown} />}
      </WithContents>
    </>
  );
}
