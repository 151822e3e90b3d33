import type { ReactNode } from 'react';
import { paths } from '@/lib/addresses/paths';
import type { Tick } from '@/lib/history/axis';
import type { Connector, Dot, Timeline as Layout, PolicyTimeline } from '@/lib/history/timeline';
import { labelLag } from '@/lib/text/wording';
import { BreakableName } from '../ui/breakable-name';
import { address, SiteLink } from '../ui/link';
import { LinesKey } from './lines-key';

const height = 74;
const served = 22;
const announced = 50;

// Half a pixel off at most, on the widest page; more digits would be much of the page's weight.
const percent = (share: number) => `${Math.round(share * 1000) / 10}%`;

/**
 * What was in force above, what AWS announced below, each row joined to its version. The
 * marks are links for a pointer; lists and tables of the page say the same in words.
 */
export function TwoLines({
  layout,
  named = true,
  here,
  row,
}: {
  layout: Layout;
  named?: boolean;
  /** The version and the row that the page is about; they are ringed. */
  here?: string;
  row?: string;
}) {
  return (
    <div>
      <svg className="lines" height={18} aria-hidden="true">
        {layout.years.map((tick) => (
          <text key={tick.label} x={percent(tick.at)} y={12}>
            {tick.label}
          </text>
        ))}
      </svg>
      {layout.policies.map((line) => (
        <div key={line.policyName} className="border-t border-line first:border-t-0">
          {named && (
            <p className="pt-2 font-mono text-small lg:pt-4">
              <SiteLink
                to={paths.policy(line.policyName)}
                className="text-ink no-underline hover:underline"
              >
                <BreakableName name={line.policyName} />
              </SiteLink>
            </p>
          )}
          <PolicyPicture
            line={line}
            years={layout.years}
            quarters={layout.quarters}
            here={here}
            row={row}
          />
        </div>
      ))}
      <LinesKey layout={layout} />
    </div>
  );
}

function PolicyPicture({
  line,
  years,
  quarters,
  here,
  row,
}: {
  line: PolicyTimeline;
  years: Tick[];
  quarters: number[];
  here: string | undefined;
  row: string | undefined;
}) {
  return (
    <svg className="lines" height={height} aria-hidden="true">
      <Grid places={[...years.map(({ at }) => at), ...quarters]} />
      <line className="served" x1={percent(line.servedFrom)} x2="100%" y1={served} y2={served} />
      {line.missing.map(({ from, to }) => (
        <line
          key={from}
          className="gap"
          x1={percent(from)}
          x2={percent(to)}
          y1={served}
          y2={served}
        />
      ))}
      {line.announcedFrom !== undefined && (
        <line
          className="announced"
          x1={percent(line.announcedFrom)}
          x2="100%"
          y1={announced}
          y2={announced}
        />
      )}
      <JointMarks joints={line.connectors} />
      {line.connectors.map((joint) => (
        <JointLabel key={`${joint.versionId} ${joint.id}`} joint={joint} />
      ))}
      {line.squares.map(({ at, id, date }) => (
        <a key={id} href={address.href(paths.announcement(id))} tabIndex={-1}>
          <title>{`Announced ${date}`}</title>
          <rect className="row" width={7} height={7} x={percent(at)} y={announced - 3.5} />
          {id === row && <circle className="here" cx={percent(at)} cy={announced} r={9} />}
        </a>
      ))}
      <g transform={`translate(0 ${served})`}>
        {line.dots.map((dot) => (
          <DotMark key={dot.since} dot={dot} policyName={line.policyName} here={here} />
        ))}
      </g>
    </svg>
  );
}

/** What is stretched to the width: all lines of a kind are one path, a line each would be heavier. */
function Stretched({ children }: { children: ReactNode }) {
  return (
    <svg viewBox={`0 0 1000 ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {children}
    </svg>
  );
}

const thousandth = (share: number) => Math.round(share * 1000);

function Grid({ places }: { places: readonly number[] }) {
  if (places.length === 0) return null;
  return (
    <Stretched>
      <path className="grid" d={places.map((at) => `M${thousandth(at)} 0v${height}`).join('')} />
    </Stretched>
  );
}

const leans = [
  { className: 'joint', fits: (lagDays: number) => lagDays === 0 },
  { className: 'joint early', fits: (lagDays: number) => lagDays < 0 },
  { className: 'joint late', fits: (lagDays: number) => lagDays > 0 },
];

/** All joints of one lean are one path. */
function JointMarks({ joints }: { joints: readonly Connector[] }) {
  if (joints.length === 0) return null;
  return (
    <Stretched>
      {leans.map(({ className, fits }) => {
        const path = joints
          .filter(({ lagDays }) => fits(lagDays))
          .map(
            (joint) =>
              `M${thousandth(joint.dot)} ${served}L${thousandth(joint.square)} ${announced}`,
          )
          .join('');
        return path === '' ? null : <path key={className} className={className} d={path} />;
      })}
    </Stretched>
  );
}

function JointLabel({ joint: { square, lagDays, labelVisibility } }: { joint: Connector }) {
  if (labelVisibility === 'never' || lagDays === 0) return null;
  const anchor = square < 0.08 ? 'start' : square > 0.92 ? 'end' : 'middle';
  return (
    <text
      className={labelVisibility === 'wide' ? 'w' : undefined}
      x={percent(square)}
      y={announced + 18}
      textAnchor={anchor}
    >
      {labelLag(lagDays)}
    </text>
  );
}

const marks: Record<Dot['form'], { className: string; r: number }> = {
  announced: { className: 'dot', r: 5 },
  misnamed: { className: 'dot', r: 5 },
  unannounced: { className: 'silent', r: 5 },
  unknown: { className: 'quiet', r: 3 },
  exempt: { className: 'quiet', r: 3 },
};

function DotMark({
  dot,
  policyName,
  here,
}: {
  dot: Dot;
  policyName: string;
  here: string | undefined;
}) {
  const { at, versionId, since, isAgain, form, labelVisibility } = dot;
  const isHere = here === versionId;
  const width = isHere ? 'here' : labelVisibility === 'wide' ? 'w' : undefined;
  return (
    <a href={address.href(paths.change(policyName, versionId))} tabIndex={-1}>
      <title>{`${versionId}${isAgain ? ' again' : ''}, ${since.slice(0, 10)}`}</title>
      <circle {...marks[form]} cx={percent(at)} />
      {isHere && <circle className="here" cx={percent(at)} r={9} />}
      {(labelVisibility !== 'never' || isHere) && (
        <text className={width} x={percent(at)} y={-12}>
          {versionId}
        </text>
      )}
    </a>
  );
}
