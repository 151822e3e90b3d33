import type { Axis } from '../history/axis';
import { dayOf } from '../history/days';
import type { Statement } from '../iam/document';
import type { ServedVersion } from '../record/types';
import type { PermissionCounts } from './permission-counts';

/** How many actions one version gives, each at its gravest level; the same levels in every step. */
export interface GrowthStep extends Omit<PermissionCounts, 'words'> {
  versionId: string;
  day: string;
  /** Whether versions right before it were not observed. */
  afterGap: boolean;
}

/** Counts what each version gives, as a policy's page says it of the newest. Levels occur somewhere. */
export function measureGrowth(
  versions: readonly ServedVersion[],
  countPermissions: (statements: readonly Statement[]) => PermissionCounts,
): GrowthStep[] {
  const steps = versions.map((version, index) => {
    const { total, counts, unknown } = countPermissions(version.statements);
    return {
      versionId: version.versionId,
      day: dayOf(version.createDate),
      afterGap: version.number > (versions[index - 1]?.number ?? 0) + 1,
      total,
      counts,
      unknown,
    };
  });
  const occurs = (level: string) =>
    steps.some(({ counts }) => counts.some((each) => each.level === level && each.count > 0));
  return steps.map((step) => ({
    ...step,
    counts: step.counts.filter(({ level }) => occurs(level)),
  }));
}

/** The steps as areas one upon another, as paths in a box of `growthSize`, pixels high. */
export interface GrowthPicture {
  /** The uppermost first: each is painted over the one before, down to the ground. */
  areas: { level: string; outline: string }[];
  /** Upper edges of the areas where versions were not observed; empty where there are none. */
  gaps: string;
  /** Where years begin. */
  grid: string;
}

/** As many steps as a phone has room for: more digits would be weight that nobody sees. */
export const growthSize = { width: 400, height: 160 };
/** The highest step is not cut. */
const ceiling = 2;

export function drawGrowth(
  steps: readonly GrowthStep[],
  { place, years }: Pick<Axis, 'place' | 'years'>,
): GrowthPicture {
  const { width, height } = growthSize;
  const max = Math.max(1, ...steps.map(({ total }) => total));
  const rise = (count: number) => Math.round(height - ((height - ceiling) * count) / max);
  const stacks = steps.map((step) => ({
    x: Math.round(width * place(step.day)),
    afterGap: step.afterGap,
    tops: stack(step).map(rise),
  }));
  return {
    areas: (steps[0]?.counts ?? [])
      .map(({ level }, at) => ({
        level,
        outline: outline(stacks.map(({ x, tops }) => ({ x, y: tops[at] as number }))),
      }))
      .reverse(),
    gaps: stacks
      .flatMap(({ x, afterGap }, index) => {
        const before = stacks[index - 1];
        if (!afterGap || before === undefined || before.x === x) return [];
        return [...new Set(before.tops)]
          .filter((top) => top < height)
          .map((top) => `M${before.x} ${top}H${x}`);
      })
      .join(''),
    grid: years.map(({ at }) => `M${Math.round(width * at)} 0v${height}`).join(''),
  };
}

/** Up to where each level reaches, the gravest at the bottom. */
function stack({ counts }: GrowthStep): number[] {
  let sum = 0;
  return counts.map(({ count }) => {
    sum += count;
    return sum;
  });
}

/** Steps from the ground and back to it; the last goes on to the right edge. */
function outline(steps: { x: number; y: number }[]): string {
  const { width, height } = growthSize;
  // There is no policy without versions.
  let at = { x: (steps[0] as { x: number }).x, y: height };
  let path = `M${at.x} ${at.y}`;
  for (const step of steps) {
    if (step.y === at.y) continue;
    // Distances are shorter to write than places, and alike from area to area.
    path += `${step.x === at.x ? '' : `h${step.x - at.x}`}v${step.y - at.y}`;
    at = step;
  }
  // Past the edge: what still runs has no end there.
  return `${path}H${width + 9}V${height}z`;
}
