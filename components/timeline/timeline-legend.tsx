import type { ReactNode } from 'react';
import type { Timeline as Layout } from '@/lib/history/timeline';
import { hasAnnouncements } from '../ui/site';

/** Explains the marks that a timeline has. */
export function TimelineLegend({ layout }: { layout: Layout }) {
  const summaries = layout.policies.flatMap((policy) => policy.summaries);
  const forms = new Set(layout.policies.flatMap(({ dots }) => dots.map(({ form }) => form)));
  const lags = layout.policies.flatMap(({ connectors }) => connectors.map((each) => each.lagDays));
  const smallDots = [
    ...(forms.has('exempt') ? ['no announcement needed'] : []),
    ...(forms.has('unknown') ? ['announcements not checked yet'] : []),
  ];
  const dot = <circle className="dot" cx={8} cy={8} r={5} />;
  const squares = layout.policies.flatMap((policy) => policy.squares);
  return (
    <ul className="legend">
      {(forms.has('announced') || forms.has('misnamed')) && (
        <LegendItem mark={dot} text="announced version" />
      )}
      {forms.has('unannounced') && (
        <LegendItem
          mark={<circle className="silent" cx={8} cy={8} r={5} />}
          text="never announced"
        />
      )}
      {smallDots.length > 0 && (
        <LegendItem
          mark={<circle className="quiet" cx={8} cy={8} r={3.5} />}
          text={hasAnnouncements ? smallDots.join(', or ') : 'default version'}
        />
      )}
      {summaries.length > 0 && (
        <LegendItem
          mark={
            <>
              <line className="many" x1={2} x2={14} y1={8} y2={8} />
              <path className="tick" d="M2 4v8M6 4v8M14 4v8" />
            </>
          }
          text="versions of one year"
        />
      )}
      {layout.policies.some(({ missing }) => missing.length > 0) && (
        <LegendItem
          mark={
            <>
              <line className="served" x1={0} x2={16} y1={8} y2={8} />
              <line className="gap" x1={0} x2={16} y1={8} y2={8} />
            </>
          }
          text="missing versions"
        />
      )}
      {squares.length > 0 && (
        <LegendItem mark={<path className="row" d="M4 4h8v8H4z" />} text="announcement" />
      )}
      {lags.some((lag) => lag > 0) && (
        <LegendItem
          mark={<line className="joint late" x1={3} y1={1} x2={13} y2={15} />}
          text="+ days late"
        />
      )}
      {lags.some((lag) => lag < 0) && (
        <LegendItem
          mark={<line className="joint early" x1={13} y1={1} x2={3} y2={15} />}
          text="− days early"
        />
      )}
      {squares.some(({ versions }) => versions.length === 0) && (
        <li>
          <span className="name">?</span> no matching version
        </li>
      )}
    </ul>
  );
}

function LegendItem({ mark, text }: { mark: ReactNode; text: string }) {
  return (
    <li>
      <svg className="lines" aria-hidden="true">
        {mark}
      </svg>
      {text}
    </li>
  );
}
