import type { CopyView, NamedActions } from '@/lib/account/copy-view';
import { paths } from '@/lib/addresses/paths';
import { FilteredList } from '../tool/filtered-list';
import { BreakableName } from '../ui/breakable';
import { Chip } from '../ui/chip';
import { Sentence } from '../ui/prose';
import { SiteLink } from '../ui/site';

/** The policies of the account that are copies of AWS policies; those that lag behind come first. */
export function AccountCopies({ copies }: { copies: readonly CopyView[] }) {
  return (
    <FilteredList
      items={copies}
      nameOf={({ owners, policyName }) => `${owners.join(' ')} ${policyName}`}
      noun="copies"
    >
      {(shown) => (
        <ul className="card mt-4">
          {shown.map((copy) => (
            <li key={`${copy.owners[0]} ${copy.policyName}`}>
              <Copy copy={copy} />
            </li>
          ))}
        </ul>
      )}
    </FilteredList>
  );
}

function Copy({ copy }: { copy: CopyView }) {
  const { owners, moreOwners, policyName, text, nearest, current, chip, sentences } = copy;
  return (
    <>
      <div className="entry-head">
        <h3>{owners[0]}</h3>
        <Chip tone={chip.tone}>{chip.text}</Chip>
      </div>
      <p className="text-muted">{text}</p>
      {owners.length > 1 && (
        <p className="hint">
          The same document: {owners.slice(1).join(', ')}
          {moreOwners > 0 && ` and ${moreOwners.toLocaleString('en-US')} more`}
        </p>
      )}
      <p>
        <Sentence text={sentences.join(' ')} />
      </p>
      <ActionFold title={`Lacks of ${current}`} actions={copy.lacks} />
      <ActionFold title={`Has beyond ${current}`} actions={copy.beyond} />
      <p className="actions-line">
        <SiteLink to={paths.policy(policyName)}>
          <BreakableName name={policyName} />
        </SiteLink>
        {nearest !== current && (
          <SiteLink to={paths.compareWith({ policy: policyName, from: nearest, to: current })}>
            Compare {nearest} with {current}
          </SiteLink>
        )}
        <SiteLink to={paths.compareWith({ policy: policyName, to: current })}>
          Compare your document with {current}
        </SiteLink>
      </p>
    </>
  );
}

function ActionFold({ title, actions: { names, more } }: { title: string; actions: NamedActions }) {
  if (names.length === 0) return null;
  return (
    <details className="folded">
      <summary>
        {title}: {(names.length + more).toLocaleString('en-US')}
      </summary>
      <ActionNames actions={{ names, more }} />
    </details>
  );
}

/** Names of actions in lines. */
export function ActionNames({ actions: { names, more } }: { actions: NamedActions }) {
  return (
    <ul className="actions">
      {names.map((name) => (
        <li key={name}>
          <code>{name}</code>
        </li>
      ))}
      {more > 0 && <li>and {more.toLocaleString('en-US')} more</li>}
    </ul>
  );
}
