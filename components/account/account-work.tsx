import { Status } from '../tool/tool';
import type { AccountProgress } from './account-messages';

/** What each stage is called while it runs. */
const stages: Readonly<Record<AccountProgress['stage'], string>> = {
  decode: 'Reading the files',
  read: 'Reading users, groups, roles and policies',
  load: 'Loading the record',
  compare: 'Comparing the versions of attached policies',
  copies: 'Searching for copies of AWS policies',
};

/** What the worker does, how far it is, and a button that ends it. */
export function AccountWork({
  progress,
  names,
  onCancel,
}: {
  progress: AccountProgress | undefined;
  names: string;
  onCancel: () => void;
}) {
  const { stage, done, total } = progress ?? { stage: 'decode', done: 0, total: 1 };
  return (
    <div className="account-work">
      {/* Only the stage is announced: the numbers change ten times a second. */}
      <Status>
        {names}: {stages[stage]} …
      </Status>
      <progress
        aria-label={stages[stage]}
        // Without a value it shows only that something is done.
        {...(stage !== 'load' && stage !== 'decode' && { value: done, max: Math.max(total, 1) })}
      />
      <button type="button" onClick={onCancel} className="button small">
        Cancel
      </button>
    </div>
  );
}
