import type { Axis } from '../history/axis';
import { dayOf } from '../history/days';
import type { Statement } from '../iam/document';
import type { ServedVersion } from '../record/types';
import type { PermissionCounts } from './permission-counts';

/** How many actions one version allows, by their highest access level; all steps have the same levels. */
export interface GrowthStep extends Omit<PermissionCounts, 'words'> {
  versionId: string;
  day: string;
  /** Whether versions right before it are missing. */
  afterMissing: boolean;
}

/** Counts the actions that each version allows, without levels that occur in none of them. */
export function measureGrowth(
  versions: readonly ServedVersion[],
  countPermissions: (statements: readonly Statement[]) => PermissionCounts,
): GrowthStep[] {
  const steps = versions.map((version, index) => {
    const { total, all, counts, unknown } = countPermissions(version.statements);
    return {
      versionId: version.versionId,
      day: dayOf(version.createDate),
      afterMissing: version.number > (versions[index - 1]?.number ?? 0) + 1,
      total,
      ...(all !== undefined && { all }),
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

/** A stacked area chart of the steps: SVG paths in a box of `growthSize`. */
export interface GrowthChart {
  /** In drawing order: each area extends to the bottom and is drawn over the one before. */
  areas: { level: string; outline: string }[];
  /** Upper edges of the areas where versions are missing; empty where none are. */
  gaps: string;
  /** Where years begin. */
  grid: string;
}

/** In pixels of a phone: more digits in the paths would add size without a visible difference. */
export const growthSize = { width: 400, height: 160 };
/** Space above the highest step, so that its stroke is not cut. */
const ceiling = 2;

export function drawGrowth(
  steps: readonly GrowthStep[],
  { place, years }: Pick<Axis, 'place' | 'years'>,
): GrowthChart {
  const { width, height } = growthSize;
  const max = Math.max(1, ...steps.map(({ total }) => total));
  const toY = (count: number) => Math.round(height - ((height - ceiling) * count) / max);
  const stacks = steps.map((step) => ({
    x: Math.round(width * place(step.day)),
    afterMissing: step.afterMissing,
    tops: stackCounts(step).map(toY),
  }));
  return {
    areas: (steps[0]?.counts ?? [])
      .map(({ level }, at) => ({
        level,
        outline: drawOutline(stacks.map(({ x, tops }) => ({ x, y: tops[at] as number }))),
      }))
      .reverse(),
    gaps: stacks
      .flatMap(({ x, afterMissing }, index) => {
        const before = stacks[index - 1];
        if (!afterMissing || before === undefined || before.x === x) return [];
        return [...new Set(before.tops)]
          .filter((top) => top < height)
          .map((top) => `M${before.x} ${top}H${x}`);
      })
      .join(''),
    grid: years.map(({ at }) => `M${Math.round(width * at)} 0v${height}`).join(''),
  };
}

/** The top of each level in the stack, the highest level at the bottom. */
function stackCounts({ counts }: GrowthStep): number[] {
  let sum = 0;
  return counts.map(({ count }) => {
    sum += count;
    return sum;
  });
}

/** Steps from the bottom and back to it; the last extends to the right edge. */
function drawOutline(steps: { x: number; y: number }[]): string {
  const { width, height } = growthSize;
  // Every policy has versions.
  let at = { x: (steps[0] as { x: number }).x, y: height };
  let path = `M${at.x} ${at.y}`;
  for (const step of steps) {
    if (step.y === at.y) continue;
    // Relative coordinates are shorter than absolute ones, and more alike between areas.
    path += `${step.x === at.x ? '' : `h${step.x - at.x}`}v${step.y - at.y}`;
    at = step;
  }
  // Beyond the edge, so that the current step has no visible end.
  return `${path}H${width + 9}V${height}z`;
}
