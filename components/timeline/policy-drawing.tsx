import type { ReactNode } from 'react';
import { paths } from '@/lib/addresses/paths';
import type {
  Connector,
  Timeline as Layout,
  PolicyTimeline,
  Summary,
} from '@/lib/history/timeline';
import type { Label } from '@/lib/history/timeline-labels';
import { describeDot, describeSquare, describeSummary } from '@/lib/text/timeline';
import { address } from '../ui/site';

/** Pixels: of a row of labels, which is also the height of a target, and between the two lines. */
const row = 24;
const between = 30;

// At most half a pixel off on the widest page; more digits would add much to the size of the page.
export const percent = (share: number) => `${Math.round(share * 1000) / 10}%`;
const thousandth = (share: number) => Math.round(share * 1000);

interface Mark {
  at: number;
  label: Label;
}

/** The two lines of a policy. Its labels are in one or two rows above and below them. */
export function PolicyDrawing({
  policy,
  layout: { years, quarters },
  markedVersion,
  markedAnnouncement,
}: {
  policy: PolicyTimeline;
  layout: Layout;
  markedVersion: string | undefined;
  markedAnnouncement: string | undefined;
}) {
  const { dots, summaries, squares, connectors } = policy;
  const above = measureSide([...dots, ...summaries]);
  const below = measureSide(squares);
  const served = above.height;
  const announced = served + between;
  const height = announced + (squares.length > 0 ? below.height : 8);
  const last = dots.at(-1) ?? summaries.at(-1) ?? squares.at(-1);
  // One mark of each policy is a stop of the tab key; arrow keys move to the others.
  const tabStop = dots.find(({ versionId }) => versionId === markedVersion) ?? last;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot group parts of a drawing.
    <svg className="lines" height={height} role="group" aria-label={policy.policyName}>
      <Stretched height={height}>
        <path
          className="grid"
          d={[...years.map(({ at }) => at), ...quarters]
            .map((at) => `M${thousandth(at)} 0v${height}`)
            .join('')}
        />
        <Connectors connectors={connectors} served={served} />
        <SummarizedDots summaries={summaries} served={served} />
      </Stretched>
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
      {summaries.map((summary) => (
        <SummaryLink
          key={summary.year}
          summary={summary}
          policyName={policy.policyName}
          isTabStop={summary === last}
          line={{ y: served, fan: above.fan, side: -1 }}
        />
      ))}
      {dots.map((dot) => (
        <MarkLink
          key={dot.since}
          to={paths.change(policy.policyName, dot.versionId)}
          title={describeDot(dot, connectors)}
          isTabStop={dot === tabStop}
          isMarked={dot.versionId === markedVersion}
          mark={dot}
          line={{ y: served, fan: above.fan, side: -1 }}
          text={dot.text}
        >
          <circle {...dotForms[dot.form]} cy={served} />
        </MarkLink>
      ))}
      {squares.map((square) => (
        <MarkLink
          key={square.id}
          to={paths.announcement(square.id)}
          title={describeSquare(square)}
          isTabStop={square === tabStop}
          isMarked={square.id === markedAnnouncement}
          mark={square}
          line={{ y: announced, fan: below.fan, side: 1 }}
          text={square.text}
          tone={nameTone(square.versions)}
        >
          <path className="row" d={`M-4 ${announced - 4}h8v8h-8z`} />
        </MarkLink>
      ))}
    </svg>
  );
}

/** A side of the drawing. `fan` is the height in which leaders go from marks to their labels. */
function measureSide(marks: readonly Mark[]) {
  const shift = Math.max(0, ...marks.map(({ label }) => Math.abs(label.shift)));
  const fan = Math.round(Math.min(28, Math.max(7, shift / 4)));
  const rows = Math.max(0, ...marks.map(({ label }) => label.row)) + 1;
  return { fan, height: rows * row + fan };
}

/** A drawing that is stretched to the width. Its lines are one path per kind: fewer bytes. */
function Stretched({ height, children }: { height: number; children: ReactNode }) {
  return (
    <svg viewBox={`0 0 1000 ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {children}
    </svg>
  );
}

/** The dots of summaries, as ticks in one path. */
function SummarizedDots({ summaries, served }: { summaries: readonly Summary[]; served: number }) {
  const places = new Set(summaries.flatMap(({ dots }) => dots.map(({ at }) => thousandth(at))));
  if (places.size === 0) return null;
  return <path className="tick" d={[...places].map((at) => `M${at} ${served - 4}v8`).join('')} />;
}

/** The mark of a year with many versions: a link to its changes. */
function SummaryLink({
  summary,
  policyName,
  isTabStop,
  line,
}: {
  summary: Summary;
  policyName: string;
  isTabStop: boolean;
  line: Line;
}) {
  const { year, from, to, text } = summary;
  return (
    <>
      <line className="many" x1={percent(from)} x2={percent(to)} y1={line.y} y2={line.y} />
      <MarkLink
        to={paths.changesWhere({ policy: policyName, year })}
        title={describeSummary(summary)}
        isTabStop={isTabStop}
        isMarked={false}
        mark={summary}
        line={line}
        text={text}
      />
    </>
  );
}

const connectorKinds = [
  { className: 'joint', fits: (lagDays: number) => lagDays === 0 },
  { className: 'joint early', fits: (lagDays: number) => lagDays < 0 },
  { className: 'joint late', fits: (lagDays: number) => lagDays > 0 },
];

function Connectors({ connectors, served }: { connectors: readonly Connector[]; served: number }) {
  return connectorKinds.map(({ className, fits }) => {
    const path = connectors
      .filter(({ lagDays }) => fits(lagDays))
      .map(
        ({ dot, square }) =>
          `M${thousandth(dot)} ${served}L${thousandth(square)} ${served + between}`,
      )
      .join('');
    return path === '' ? null : <path key={className} className={className} d={path} />;
  });
}

/** The tone of a label: that of its lags where they agree. */
function nameTone(versions: readonly { lagDays: number }[]): string {
  const tones = new Set(versions.map(({ lagDays }) => Math.sign(lagDays)));
  if (tones.size !== 1) return 'same';
  return tones.has(1) ? 'late' : tones.has(-1) ? 'early' : 'same';
}

const dotForms = {
  announced: { className: 'dot', r: 5 },
  misnamed: { className: 'dot', r: 5 },
  unannounced: { className: 'silent', r: 5 },
  unknown: { className: 'quiet', r: 3.5 },
  exempt: { className: 'quiet', r: 3.5 },
};

/** The line that marks are on, and on which side of it the labels are. */
interface Line {
  y: number;
  fan: number;
  side: 1 | -1;
}

/** A mark and its label as one link. */
function MarkLink({
  to,
  title,
  isTabStop,
  isMarked,
  mark: { at, label },
  line: { y, fan, side },
  text,
  tone,
  children,
}: {
  to: string;
  title: string;
  isTabStop: boolean;
  isMarked: boolean;
  mark: Mark;
  line: Line;
  text: string;
  tone?: string;
  children?: ReactNode;
}) {
  const shift = Math.round(label.shift);
  const middle = y + side * (fan + row * (label.row + 0.5));
  // A label next to its mark shares a target with it; another one has a leader.
  const isNear = label.row === 0 && shift === 0;
  const top = isNear ? Math.min(y - 9, middle - row / 2) : middle - row / 2;
  const width = Math.max(row, Math.ceil(text.length * 6.6 + 6));
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: the link in it has a title.
    <svg x={percent(at)}>
      <a href={address.href(to)} tabIndex={isTabStop ? undefined : -1}>
        <title>{title}</title>
        <rect
          className="hit"
          x={shift - width / 2}
          y={top}
          width={width}
          height={isNear ? row + fan + 9 : row}
        />
        {!isNear && (
          <path
            className="lead"
            d={`M0 ${y}L${shift} ${y + side * fan}${label.row === 0 ? '' : `v${side * row}`}`}
          />
        )}
        {children}
        {isMarked && <circle className="here" cy={y} r={9} />}
        <text className={isMarked ? 'here' : tone} x={shift} y={middle + 4}>
          {text}
        </text>
      </a>
    </svg>
  );
}
