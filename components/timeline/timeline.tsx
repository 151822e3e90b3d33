import type { ReactNode } from 'react';
import { paths } from '@/lib/addresses/paths';
import type { Tick } from '@/lib/history/axis';
import type { Connector, Dot, Timeline as Layout, PolicyTimeline } from '@/lib/history/timeline';
import { labelLag } from '@/lib/text/wording';
import { BreakableName } from '../ui/breakable';
import { address, SiteLink } from '../ui/site';
import { TimelineLegend } from './timeline-legend';

const height = 74;
const served = 22;
const announced = 50;

// At most half a pixel off on the widest page; more digits would add much to the size of the page.
const percent = (share: number) => `${Math.round(share * 1000) / 10}%`;

/**
 * Default versions above, announcements below, and a connector from each announcement to its
 * version. The marks are links for a pointer only: lists and tables of the page have the same links.
 */
export function Timeline({
  layout,
  named = true,
  markedVersion,
  markedAnnouncement,
}: {
  layout: Layout;
  /** Whether the policies are named. */
  named?: boolean;
  markedVersion?: string;
  markedAnnouncement?: string;
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
      {layout.policies.map((policy) => (
        <div key={policy.policyName} className="border-t border-line first:border-t-0">
          {named && (
            <p className="pt-2 font-mono text-small lg:pt-4">
              <SiteLink
                to={paths.policy(policy.policyName)}
                className="text-ink no-underline hover:underline"
              >
                <BreakableName name={policy.policyName} />
              </SiteLink>
            </p>
          )}
          <PolicyDrawing
            policy={policy}
            years={layout.years}
            quarters={layout.quarters}
            markedVersion={markedVersion}
            markedAnnouncement={markedAnnouncement}
          />
        </div>
      ))}
      <TimelineLegend layout={layout} />
    </div>
  );
}

function PolicyDrawing({
  policy,
  years,
  quarters,
  markedVersion,
  markedAnnouncement,
}: {
  policy: PolicyTimeline;
  years: Tick[];
  quarters: number[];
  markedVersion: string | undefined;
  markedAnnouncement: string | undefined;
}) {
  return (
    <svg className="lines" height={height} aria-hidden="true">
      <Grid places={[...years.map(({ at }) => at), ...quarters]} />
      <line className="served" x1={percent(policy.servedFrom)} x2="100%" y1={served} y2={served} />
      {policy.missing.map(({ from, to }) => (
        <line
          key={from}
          className="gap"
          x1={percent(from)}
          x2={percent(to)}
          y1={served}
          y2={served}
        />
      ))}
      {policy.announcedFrom !== undefined && (
        <line
          className="announced"
          x1={percent(policy.announcedFrom)}
          x2="100%"
          y1={announced}
          y2={announced}
        />
      )}
      <Connectors connectors={policy.connectors} />
      {policy.connectors.map((connector) => (
        <LagText key={`${connector.versionId} ${connector.id}`} connector={connector} />
      ))}
      {policy.squares.map(({ at, id, date }) => (
        <a key={id} href={address.href(paths.announcement(id))} tabIndex={-1}>
          <title>{`Announced ${date}`}</title>
          <rect className="row" width={7} height={7} x={percent(at)} y={announced - 3.5} />
          {id === markedAnnouncement && (
            <circle className="here" cx={percent(at)} cy={announced} r={9} />
          )}
        </a>
      ))}
      <g transform={`translate(0 ${served})`}>
        {policy.dots.map((dot) => (
          <DotMark
            key={dot.since}
            dot={dot}
            policyName={policy.policyName}
            isMarked={dot.versionId === markedVersion}
          />
        ))}
      </g>
    </svg>
  );
}

/** A drawing that is stretched to the width. Its lines are one path per kind: fewer bytes. */
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

const connectorKinds = [
  { className: 'joint', fits: (lagDays: number) => lagDays === 0 },
  { className: 'joint early', fits: (lagDays: number) => lagDays < 0 },
  { className: 'joint late', fits: (lagDays: number) => lagDays > 0 },
];

function Connectors({ connectors }: { connectors: readonly Connector[] }) {
  if (connectors.length === 0) return null;
  return (
    <Stretched>
      {connectorKinds.map(({ className, fits }) => {
        const path = connectors
          .filter(({ lagDays }) => fits(lagDays))
          .map(
            ({ dot, square }) => `M${thousandth(dot)} ${served}L${thousandth(square)} ${announced}`,
          )
          .join('');
        return path === '' ? null : <path key={className} className={className} d={path} />;
      })}
    </Stretched>
  );
}

function LagText({ connector: { square, lagDays, labelVisibility } }: { connector: Connector }) {
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
  isMarked,
}: {
  dot: Dot;
  policyName: string;
  isMarked: boolean;
}) {
  const { at, versionId, since, isAgain, form, labelVisibility } = dot;
  const className = isMarked ? 'here' : labelVisibility === 'wide' ? 'w' : undefined;
  return (
    <a href={address.href(paths.change(policyName, versionId))} tabIndex={-1}>
      <title>{`${versionId}${isAgain ? ' again' : ''}, ${since.slice(0, 10)}`}</title>
      <circle {...marks[form]} cx={percent(at)} />
      {isMarked && <circle className="here" cx={percent(at)} r={9} />}
      {(labelVisibility !== 'never' || isMarked) && (
        <text className={className} x={percent(at)} y={-12}>
          {versionId}
        </text>
      )}
    </a>
  );
}
