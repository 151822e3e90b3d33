import type { ReactNode } from 'react';
import type { Timeline as Layout } from '@/lib/history/timeline';
import { hasAnnouncements } from '../ui/site';

/** Explains the marks that a timeline has. */
export function TimelineLegend({ layout }: { layout: Layout }) {
  const forms = new Set(layout.policies.flatMap(({ dots }) => dots.map(({ form }) => form)));
  const lags = layout.policies.flatMap(({ connectors }) => connectors.map((each) => each.lagDays));
  const smallDots = [
    ...(forms.has('exempt') ? ['nothing to announce', 'before AWS kept a changelog'] : []),
    ...(forms.has('unknown') ? ['after the last reading of AWS’s page'] : []),
  ];
  return (
    <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-small text-muted">
      {(forms.has('announced') || forms.has('misnamed')) && (
        <LegendItem mark={<circle className="dot" cx={8} cy={8} r={5} />} text="version in force" />
      )}
      {forms.has('unannounced') && (
        <LegendItem
          mark={<circle className="silent" cx={8} cy={8} r={5} />}
          text="never announced"
        />
      )}
      {smallDots.length > 0 && (
        <LegendItem
          mark={<circle className="quiet" cx={8} cy={8} r={3} />}
          text={hasAnnouncements ? smallDots.join(', or ') : 'version in force'}
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
          text="versions not observed"
        />
      )}
      {layout.policies.some(({ squares }) => squares.length > 0) && (
        <LegendItem
          mark={<rect className="row" width={7} height={7} x={8} y={4.5} />}
          text="AWS’s row"
        />
      )}
      {lags.some((lag) => lag > 0) && (
        <LegendItem
          mark={<line className="joint late" x1={3} y1={1} x2={13} y2={15} />}
          text="row late"
        />
      )}
      {lags.some((lag) => lag < 0) && (
        <LegendItem
          mark={<line className="joint early" x1={13} y1={1} x2={3} y2={15} />}
          text="row early"
        />
      )}
    </ul>
  );
}

function LegendItem({ mark, text }: { mark: ReactNode; text: string }) {
  return (
    <li className="flex items-center gap-1.5">
      <svg className="lines size-4" aria-hidden="true">
        {mark}
      </svg>
      {text}
    </li>
  );
}
