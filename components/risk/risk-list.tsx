import type { ReactNode } from 'react';
import type { RiskGroup } from '@/lib/text/risk';
import { gradeLabels, gradeTones, nameRisk } from '@/lib/text/risk';
import { countOf } from '@/lib/text/wording';
import { Chip } from '../ui/chip';
import { Extent } from './extent';

interface Props<T> {
  groups: readonly RiskGroup<T>[];
  /** What a row begins with, such as its policy. */
  head?: (item: T) => ReactNode;
  /** The verb of a row: what a change does to the risk. */
  before?: (item: T) => string;
  /** Whether the category is in a heading, so that rows have only their grade. */
  withoutCategory?: boolean;
  /** What a row has after its extent, such as the version since which it is possible. */
  after?: (item: T) => ReactNode;
  /** More rows than this are folded; one or two more are not. */
  maxRows?: number;
}

/** Risks, the most severe first: what becomes possible, by which actions, where and since when. */
export function RiskList<T>({ groups, maxRows = 8, ...props }: Props<T>) {
  const long = groups.length > maxRows + 2 ? groups.slice(maxRows) : [];
  return (
    <>
      <ul className="card risks">
        <Rows groups={groups.slice(0, groups.length - long.length)} {...props} />
      </ul>
      {long.length > 0 && (
        <details className="group">
          <summary>
            <h3>{countOf(long.length, 'more risk')}</h3>
          </summary>
          <ul className="card risks">
            <Rows groups={long} {...props} />
          </ul>
        </details>
      )}
    </>
  );
}

function Rows<T>({
  groups,
  head,
  before,
  after,
  withoutCategory = false,
}: Omit<Props<T>, 'maxRows'>) {
  return groups.map((group) => {
    const { category, grade, reason, needs, names, actions, first, url, sourceName } = group;
    const verb = before?.(first);
    const label = withoutCategory ? gradeLabels[grade] : nameRisk(category, grade);
    return (
      <li key={[verb, category, grade, ...names].join(' ')}>
        <p className="chips">
          {head?.(first)}
          <Chip tone={gradeTones[grade]}>
            {verb === undefined ? label : `${verb} ${label.toLowerCase()}`}
          </Chip>
        </p>
        <div>
          <p>
            {reason} {needs.length > 0 && `Needs: ${needs.join('; ')}.`}
          </p>
          {actions.length === 1 ? (
            <div className="text-muted">
              <Names names={names} />{' '}
              {actions.map((each) => (
                <Extent key={each.action} allowed={each} />
              ))}
            </div>
          ) : (
            actions.map((each) => (
              <div key={each.action} className="text-muted">
                <code>{each.action}</code> <Extent allowed={each} />
              </div>
            ))
          )}
          <p className="text-small text-muted">
            {after?.(first)}
            {' Listed by '}
            {url === undefined ? sourceName : <a href={url}>{sourceName}</a>}.
          </p>
        </div>
      </li>
    );
  });
}

/** More actions than this are folded. */
const maxNames = 4;

function Names({ names }: { names: readonly string[] }) {
  const isLong = names.length > maxNames + 1;
  const shown = isLong ? names.slice(0, maxNames) : names;
  return (
    <>
      <Codes names={shown} />
      {isLong && (
        <details>
          <summary>{names.length - shown.length} more actions</summary>
          <Codes names={names.slice(shown.length)} />
        </details>
      )}
    </>
  );
}

function Codes({ names }: { names: readonly string[] }) {
  return names.map((name, index) => (
    <span key={name}>
      {index > 0 && ', '}
      <code>{name}</code>
    </span>
  ));
}
