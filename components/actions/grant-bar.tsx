import type { Axis } from '@/lib/history/axis';
import type { GrantBar as Layout } from '@/lib/history/grant-bars';
import type { Effect } from '@/lib/iam/document';

const percent = (share: number) => `${Math.round(share * 1000) / 10}%`;
const height = 12;
const middle = height / 2;

/** The id of the lines of years, which are drawn once per page and used behind every bar. */
const yearLines = 'year-lines';

/** More labels of years than this would touch each other. */
const maxYears = 9;

/** The years above all bars of a page; labels are left out where they are many. */
export function GrantAxis({ years }: Pick<Axis, 'years'>) {
  const step = Math.ceil(years.length / maxYears);
  const labeled = years.filter((_, index) => (years.length - 1 - index) % step === 0);
  return (
    <svg className="lines" height={18} aria-hidden="true">
      <g id={yearLines}>
        {years.map(({ at, label }) => (
          <line key={label} className="year" x1={percent(at)} x2={percent(at)} y1={0} y2="100%" />
        ))}
      </g>
      {labeled.map(({ at, label }) => (
        <text key={label} x={percent(at)} dx={3} y={12}>
          {label}
        </text>
      ))}
    </svg>
  );
}

/** Bars from grant to removal, one over the other: solid for Allow, hollow for Deny. */
export function GrantBars({ layouts, effect }: { layouts: readonly Layout[]; effect: Effect }) {
  return (
    <svg className="lines life" height={height} aria-hidden="true">
      <use href={`#${yearLines}`} />
      {layouts.map((layout, index) => (
        // The order of the bars of an entry does not change.
        <Bar key={index} layout={layout} effect={effect} />
      ))}
    </svg>
  );
}

function Bar({
  layout: { from, to, isOpen, missing },
  effect,
}: {
  layout: Layout;
  effect: Effect;
}) {
  const line = (className: string, x1: string, x2: string) => (
    <line
      key={`${className} ${x1}`}
      className={className}
      x1={x1}
      x2={x2}
      y1={middle}
      y2={middle}
    />
  );
  const [begin, end] = [percent(from), percent(to)];
  return (
    <>
      {line('bar', begin, end)}
      {effect === 'Deny' && line('hollow', begin, end)}
      {missing.map(({ from, to }) => line('gap', percent(from), percent(to)))}
      {!isOpen && <line className="end" x1={end} x2={end} y1={1} y2={height - 1} />}
    </>
  );
}

const wholeBar: Layout = { from: 0, to: 1, isOpen: true, missing: [] };

/** Explains the bars that a page has. */
export function GrantBarLegend({
  hasDenies,
  hasMissing,
}: {
  hasDenies: boolean;
  /** Whether versions are missing. */
  hasMissing: boolean;
}) {
  return (
    <ul className="legend">
      <LegendItem text="still allowed" layout={wholeBar} />
      <LegendItem text="no longer allowed" layout={{ ...wholeBar, to: 0.8, isOpen: false }} />
      {hasDenies && <LegendItem text="denied" layout={wholeBar} effect="Deny" />}
      {hasMissing && (
        <LegendItem
          text="missing versions"
          layout={{ ...wholeBar, missing: [{ from: 0, to: 1 }] }}
        />
      )}
    </ul>
  );
}

function LegendItem({
  text,
  layout,
  effect = 'Allow',
}: {
  text: string;
  layout: Layout;
  effect?: Effect;
}) {
  return (
    <li>
      <svg className="lines bar-sample" height={height} aria-hidden="true">
        <Bar layout={layout} effect={effect} />
      </svg>
      {text}
    </li>
  );
}
