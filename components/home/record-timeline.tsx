import type { Timeline as Layout } from '@/lib/history/timeline';
import { Timeline } from '../timeline/timeline';
import { TimelineTable } from '../timeline/timeline-table';
import { hasAnnouncements } from '../ui/site';

/** A period that the timeline can show. */
export interface Period {
  /** `2018–2026` */
  title: string;
  layout: Layout;
}

/** The timeline of all policies over the whole record and, one click away, over the tracked window. */
export function RecordTimeline({
  whole,
  tracked,
}: {
  whole: Period;
  tracked?: Period | undefined;
}) {
  return (
    <>
      {tracked && (
        <fieldset className="spans">
          <legend className="sr-only">Period</legend>
          <label>
            <input type="radio" name="span" value="whole" defaultChecked /> {whole.title}
          </label>
          <label>
            <input type="radio" name="span" value="tracked" /> {tracked.title}
          </label>
        </fieldset>
      )}
      <div className="span-whole">
        <Timeline layout={whole.layout} />
      </div>
      {tracked && (
        <div className="span-tracked">
          <Timeline layout={tracked.layout} />
        </div>
      )}
      {hasAnnouncements && <TimelineTable layout={whole.layout} />}
    </>
  );
}
