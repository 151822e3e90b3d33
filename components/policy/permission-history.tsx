import type { Axis } from '@/lib/history/axis';
import { accessLevelOrder } from '@/lib/iam/compare/access-levels';
import { listLevelCounts } from '@/lib/text/describe-items';
import { drawGrowth, type GrowthChart, type GrowthStep, growthSize } from '@/lib/text/growth';
import { countOf } from '@/lib/text/wording';

const percent = (share: number) => `${Math.round(share * 1000) / 10}%`;
/** The shade of an access level, the highest darkest; an unknown level has no fill. */
const shadeOf = (level: string) => `g${accessLevelOrder.indexOf(level) + 1}`;

/** How many actions each version of a policy allows, by access level: a chart and a table. */
export function PermissionHistory({ steps, axis }: { steps: readonly GrowthStep[]; axis: Axis }) {
  const [oldest, newest] = [steps[0], steps.at(-1)];
  if (oldest === undefined || newest === undefined) return null;
  const isOne = steps.length === 1;
  return (
    <>
      <p className="mb-3 max-w-[46rem]">
        {isOne
          ? `One version is on record. ${describeStep(newest)}.`
          : newest.versionId === oldest.versionId
            ? `${describeStep(oldest)}, and is the default version again.`
            : `${describeStep(oldest)}; ${describeStep(newest)}.`}{' '}
        <span className="text-muted">
          An action counts once, at its highest access level. A wildcard counts as the actions that
          IAM has now.
        </span>
      </p>
      {!isOne && (
        <>
          <Chart picture={drawGrowth(steps, axis)} axis={axis} newest={newest} />
          <CountTable steps={steps} />
        </>
      )}
    </>
  );
}

/** Returns for example `v4 allows 441 actions, 261 Write, 93 Read`, with unknown patterns counted. */
function describeStep({ versionId, total, all, counts, unknown }: GrowthStep): string {
  return [
    `${versionId} allows ${nameTotal({ total, all })}`,
    listLevelCounts(Object.fromEntries(counts.map(({ level, count }) => [level, count]))),
    unknown === 0 ? '' : `and ${countOf(unknown, 'pattern')} without a known action`,
  ]
    .filter((text) => text !== '')
    .join(', ');
}

/** `441 actions`, `all actions except iam:*: 21,842 actions`; all actions have no count where IAM's are not known. */
function nameTotal({ total, all }: Pick<GrowthStep, 'total' | 'all'>): string {
  const count = countOf(total, 'action');
  if (all === undefined) return count;
  return total === 0 ? all : `${all}: ${count}`;
}

function Chart({
  picture: { areas, gaps, grid },
  axis,
  newest,
}: {
  picture: GrowthChart;
  axis: Axis;
  newest: GrowthStep;
}) {
  const { width, height } = growthSize;
  return (
    <div aria-hidden="true" className="grid gap-x-4 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div>
        <svg
          className="lines growth"
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <path className="grid" d={grid} />
          {areas.map(({ level, outline }) => (
            <path key={level} className={shadeOf(level)} d={outline} />
          ))}
          {gaps !== '' && <path className="gap" d={gaps} />}
        </svg>
        <svg className="lines" height={18} aria-hidden="true">
          {axis.years.map(({ at, label }) => (
            <text key={label} x={percent(at)} y={12}>
              {label}
            </text>
          ))}
        </svg>
      </div>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-small text-muted sm:flex-col sm:justify-around sm:pb-4">
        {newest.counts.toReversed().map(({ level, count }) => (
          <li key={level}>
            <svg className="growth mr-1.5 inline size-2.5" aria-hidden="true">
              <rect className={shadeOf(level)} width="100%" height="100%" />
            </svg>
            {count.toLocaleString('en-US')} {level}
          </li>
        ))}
      </ul>
      {gaps !== '' && <p className="mt-1 text-small text-muted">Dashed lines: missing versions.</p>}
    </div>
  );
}

/** Versions and days have the form of the timeline's titles, so that they compress well. */
function CountTable({ steps }: { steps: readonly GrowthStep[] }) {
  return (
    <details className="mt-3 text-small">
      <summary className="text-muted">Numbers of each version</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keys move what a narrow screen cuts off */}
      <section className="overflow-x-auto" aria-label="Numbers of each version" tabIndex={0}>
        <table className="figures mt-2 max-sm:[&_:is(td,th)]:pr-3 [&_td]:whitespace-nowrap">
          <caption className="sr-only">
            Number of actions that each version allows, by access level
          </caption>
          <thead>
            <tr>
              <th scope="col">Version, default since</th>
              <th scope="col">Actions</th>
              {steps[0]?.counts.map(({ level }) => (
                <th key={level} scope="col">
                  {level}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {steps.map(({ versionId, day, total, counts }) => (
              <tr key={`${versionId} ${day}`}>
                <td>
                  {versionId}, {day}
                </td>
                <td>{total.toLocaleString('en-US')}</td>
                {counts.map(({ level, count }) => (
                  <td key={level}>{count.toLocaleString('en-US')}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
