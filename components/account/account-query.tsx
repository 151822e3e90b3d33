import { type FormEvent, useState } from 'react';
import type { AccountView } from '@/lib/account/account-view';
import { isDay } from '@/lib/history/days';
import { countOf } from '@/lib/text/wording';
import { DateField, Field, readFields } from '../tool/form';

/** The day since which changes count, and the account, where several were read. */
export function AccountQuery({
  view,
  accounts,
  index,
  names,
  onAccount,
  onSince,
  onAgain,
}: {
  view: AccountView;
  accounts: readonly AccountView[];
  /** Of the account that is shown. */
  index: number;
  names: string;
  onAccount: (index: number) => void;
  onSince: (since: string | undefined) => Promise<void>;
  onAgain: (() => void) | undefined;
}) {
  const [isBusy, setBusy] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const { since } = readFields(event);
    // An empty field stands for the default.
    if (since !== undefined && !isDay(since)) return;
    setBusy(true);
    void onSince(since).finally(() => setBusy(false));
  };
  return (
    <div className="account-query">
      <form onSubmit={submit}>
        {accounts.length > 1 && (
          <Field label={countOf(accounts.length, 'account')}>
            {(id) => (
              <select
                id={id}
                value={index}
                onChange={(event) => onAccount(Number(event.target.value))}
                className="field"
              >
                {accounts.map(({ accountId, principals }, place) => (
                  <option key={accountId} value={place}>
                    {accountId === '' ? 'without a number' : accountId} ·{' '}
                    {countOf(principals.length, 'principal')}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <DateField name="since" label="Changes since" value={view.since} />
        <button type="submit" className="button" disabled={isBusy}>
          {isBusy ? 'Comparing …' : 'Update'}
        </button>
      </form>
      <p className="hint">
        Export of {view.exportDay}, {names}. Changes after the end of {view.since} (UTC) count.{' '}
        {onAgain && (
          <button type="button" onClick={onAgain} className="button small">
            Read another export
          </button>
        )}
      </p>
    </div>
  );
}
