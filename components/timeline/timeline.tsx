import { paths } from '@/lib/addresses/paths';
import type { Timeline as Layout } from '@/lib/history/timeline';
import { joinWords } from '@/lib/text/wording';
import { BreakableName } from '../ui/breakable';
import { SiteLink } from '../ui/site';
import { PolicyDrawing, percent } from './policy-drawing';
import { TimelineLegend } from './timeline-legend';

/**
 * The timelines of some policies: a line of default versions with a dot each, a dotted line of
 * announcements with a square each, and a line from each announcement to its version, which leans
 * where it was early or late. Where the screen is narrower than the labels need, it scrolls
 * sideways and begins at the newest end. Policies without marks are named, not drawn.
 * @param props.layout of `layOutTimeline`, for the whole record or a part of it.
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
  /** The version, and the id of the announcement, with a ring around them. */
  markedVersion?: string;
  markedAnnouncement?: string;
}) {
  const drawn = layout.policies.filter(
    ({ dots, summaries, squares }) => dots.length + summaries.length + squares.length > 0,
  );
  const empty = layout.policies.filter((policy) => !drawn.includes(policy));
  return (
    <div className="timeline">
      <div className="timeline-scroll">
        <div>
          <svg className="lines" height={20} aria-hidden="true">
            {layout.years.map((tick) => (
              <text key={tick.label} x={percent(tick.at)} y={13}>
                {tick.label}
              </text>
            ))}
          </svg>
          {/* Makes the drawing as wide as its labels need; the text size decides how much a rem is. */}
          <svg width={`${layout.width / 16}rem`} height={0} aria-hidden="true" />
          {drawn.map((policy) => (
            <div key={policy.policyName} className="timeline-policy">
              {named && (
                <SiteLink to={paths.policy(policy.policyName)} className="name">
                  <BreakableName name={policy.policyName} />
                </SiteLink>
              )}
              <PolicyDrawing
                policy={policy}
                layout={layout}
                markedVersion={markedVersion}
                markedAnnouncement={markedAnnouncement}
              />
            </div>
          ))}
        </div>
      </div>
      <TimelineLegend layout={layout} />
      {named && empty.length > 0 && (
        <p className="mt-2 text-small text-muted">
          Without a version or an announcement in this period:{' '}
          {joinWords(empty.map(({ policyName }) => policyName))}.
        </p>
      )}
    </div>
  );
}
