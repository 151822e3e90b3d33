'use client';

import { useState } from 'react';
import { ProblemList } from '../compare/problem-list';
import { CopyButton } from '../tool/copy-button';
import { ErrorMessage, LoadError, Status } from '../tool/tool';
import { AccountHelp } from './account-help';
import { AccountInput } from './account-input';
import type { AccountSource } from './account-messages';
import { AccountResult } from './account-result';
import { AccountWork } from './account-work';
import { useAccount } from './use-account';

/** Reads the reader's account, and shows which changes of AWS reach it. */
export function AccountTool() {
  const { state, read, cancel, ...actions } = useAccount();
  // With a result, the input is closed until the reader wants another one.
  const [isOpen, setOpen] = useState(false);
  const hasResult = state.state === 'ready' && state.read.accounts.length > 0;
  const start = (sources: AccountSource[], names: string) => {
    setOpen(false);
    read(sources, names);
  };
  return (
    <>
      {state.state !== 'working' && (!hasResult || isOpen) && (
        <AccountInput
          onSources={start}
          help={<AccountHelp copy={(text, label) => <CopyButton text={text} label={label} />} />}
        />
      )}
      {state.state === 'working' && (
        <AccountWork progress={state.progress} names={state.names} onCancel={cancel} />
      )}
      {state.state === 'cancelled' && (
        <Status>Cancelled. The page keeps no data of the account.</Status>
      )}
      {state.state === 'failed' && <LoadError failed={state} />}
      {state.state === 'ready' && (
        <>
          <ProblemList
            problems={state.read.problems}
            count={state.read.problemCount}
            title={hasResult ? 'Not everything can be read' : 'The export cannot be read'}
          />
          {hasResult ? (
            <AccountResult
              key={state.reading}
              read={state.read}
              names={state.names}
              actions={actions}
              onAgain={isOpen ? undefined : () => setOpen(true)}
            />
          ) : (
            state.read.problemCount === 0 && (
              <ErrorMessage>
                {state.names}: the export has no user, group, role or policy.
              </ErrorMessage>
            )
          )}
        </>
      )}
    </>
  );
}
