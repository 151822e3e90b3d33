import type { ReactNode } from 'react';
import type { Timeline as Layout } from '@/lib/history/timeline';
import { hasAnnouncements } from '../ui/has-announcements';

/** What the marks of the picture mean, of those that are in it. */
export function LinesKey({ layout }: { layout: Layout }) {
  const forms = new Set(layout.policies.flatMap(({ dots }) => dots.map(({ form }) => form)));
  const joints = layout.policies.flatMap((line) => line.connectors);
  const quiet = [
    ...(forms.has('exempt') ? ['nothing to announce', 'before AWS kept a changelog'] : []),
    ...(forms.has('unknown') ? ['after the last reading of AWS’s page'] : []),
  ];
  return (
    <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-small text-muted">
      {(forms.has('announced') || forms.has('misnamed')) && (
        <KeyItem mark={<circle className="dot" cx={8} cy={8} r={5} />} text="version in force" />
      )}
      {forms.has('unannounced') && (
        <KeyItem mark={<circle className="silent" cx={8} cy={8} r={5} />} text="never announced" />
      )}
      {quiet.length > 0 && (
        <KeyItem
          mark={<circle className="quiet" cx={8} cy={8} r={3} />}
          text={hasAnnouncements ? quiet.join(', or ') : 'version in force'}
        />
      )}
      {layout.policies.some(({ missing }) => missing.length > 0) && (
        <KeyItem
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
        <KeyItem
          mark={<rect className="row" width={7} height={7} x={8} y={4.5} />}
          text="AWS’s row"
        />
      )}
      {joints.some(({ lagDays }) => lagDays > 0) && (
        <KeyItem
          mark={<line className="joint late" x1={3} y1={1} x2={13} y2={15} />}
          text="row late"
        />
      )}
      {joints.some(({ lagDays }) => lagDays < 0) && (
        <KeyItem
          mark={<line className="joint early" x1={13} y1={1} x2={3} y2={15} />}
          text="row early"
        />
      )}
    </ul>
  );
}

function KeyItem({ mark, text }: { mark: ReactNode; text: string }) {
  return (
    <li className="flex items-center gap-1.5">
      <svg className="lines size-4" aria-hidden="true">
        {mark}
      </svg>
      {text}
    </li>
  );
}
